"""Small authority lists for tests: they meet the concepts of `tests.factories.harvest`."""

from typing import Final

from glossary.authority import AuthorityEntry, AuthorityList, AuthorityRendering, Definition, Link

__all__ = ["TABLE", "official"]

#: A table: 新三樣 in traditional characters, 低空经济 by two renderers, and two concepts that no document holds.
TABLE: Final = """\
zh\ten\trenderer\trank\tkind\tmembers\tevidence\tconfidence
“新三樣”\tnew trio\tLake Gazette\tpreferred\tslogan\t电动车;锂电池;光伏\tGazette 3/2024\tevidenced
低空经济\tlow-level economy\tSky Office\talternative\ttech\t\t\tknown
低空经济\tthe low‑altitude economy\tLake Gazette\tpreferred\ttech\t\tGazette 4/2024\tevidenced
四个意识\tfour kinds of awareness\tLake Gazette\tpreferred\tslogan\t湖意识;山意识;林意识;田意识\tGazette 5/2024\tevidenced
湖长制\tlake chief system\tLake Gazette\tpreferred\tconcept\t\tGazette 6/2024\tevidenced
"""


def official(name: str = "gazette") -> AuthorityList:
    """Return a list whose concepts are like those of `TABLE`, with more than a table can say."""
    return AuthorityList(
        name,
        "Lake Gazette",
        "https://example.org/gazette",
        (
            AuthorityEntry("低空经济", "低空经济", "low", renderings=(
                AuthorityRendering("low-level economy", "Sky Office", "alternative"),
                AuthorityRendering("the low‑altitude economy", "Lake Gazette", "preferred", "Gazette 4/2024", "sure"),
            )),
            AuthorityEntry("四个意识", "四个意识", "four", members=("湖意识", "山意识", "林意识", "田意识"),
                           renderings=(AuthorityRendering("four kinds of awareness", "", "preferred", "Gazette 5"),)),
            AuthorityEntry("新三样", "新三樣", "new", ("三新",), "xīn sān yàng", "slogan", ("甲", "乙", "丙"), (
                AuthorityRendering("new trio", "Lake Gazette", "preferred", "Gazette 3/2024"),
                AuthorityRendering("three new kinds", "Old Gazette", "deprecated", "Gazette 1/2020"),
            ), (Definition("three exports", "en"),), (Link("closeMatch", "https://example.com/trio"),)),
            AuthorityEntry("湖长制", "湖长制", "chief", kind="concept",
                           renderings=(AuthorityRendering("lake chief system", "Lake Gazette"),),
                           iri="https://example.org/gazette/chief", place="line 6"),
        ),
        ("line 9: the column x is not understood",),
    )  # fmt: skip
