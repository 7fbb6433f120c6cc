"""What the tests of concordances share: lines and concordances made by hand, and strategies for hypothesis."""

from dataclasses import replace

from hypothesis import strategies as st

from glossary.types import Harvest, Metadata, Span
from graph.cataloguing import catalogue
from graph.concordance.lines import ConcordanceLine, Surroundings, concept_lines
from graph.concordance.narrowing import Filters
from graph.concordance.result import Concordance, Sorting, concordance
from tests.factories import harvest

__all__ = ["TEXTS", "ask", "dated", "lines", "made", "one_line", "surroundings"]

#: Texts as documents have them: both scripts, wide and narrow, combining marks, line ends, what terminals obey.
TEXTS = st.text(alphabet=st.sampled_from("生态优先繁體字，。“”ＡａbZ 5-'e\u0301\u200d🌊\n\t\x1b[]<&"), max_size=60)


def surroundings(*harvests: Harvest) -> Surroundings:
    """Return what places of these harvests (of the factory's one, if there are none) stand in."""
    made = catalogue(harvests or [harvest()])
    return Surroundings(made.documents, made.sections, made.themes)


def lines(key: str = "新三样", *harvests: Harvest) -> tuple[ConcordanceLine, ...]:
    """Return the lines of a concept."""
    held = catalogue(harvests or [harvest()])
    concept = next(one for one in held.concepts if one.key == key)
    return concept_lines(concept, Surroundings(held.documents, held.sections, held.themes))


def ask(key: str, *harvests: Harvest, filters: Filters | None = None, sorting: Sorting | None = None) -> Concordance:
    """Return the concordance of a concept."""
    held = surroundings(*harvests)
    found = lines(key, *harvests)
    return concordance(
        key, found, held, search="concept", label=key, pinyin="pīn yīn", filters=filters, sorting=sorting
    )


def dated(name: str, date: str) -> Harvest:
    """Return the factory's harvest under another name and date; an empty date for none."""
    made = harvest(name)
    metadata = replace(made.document.metadata, date=date) if date else Metadata(title="Undated")
    return replace(made, document=replace(made.document, metadata=metadata))


def one_line(
    zh: tuple[str, str, str] = ("", "", ""), en: tuple[str, str, str] = ("", "", ""), **more: object
) -> ConcordanceLine:
    """Return a line with these contexts and key words; an empty key word is an unknown one."""
    (zh_text, zh_span), (en_text, en_span) = _sentence(zh), _sentence(en)
    fields: dict[str, object] = {
        "document": "lake-brief", "title": "Lake Brief", "date": "2024-05-01", "pair": 1, "unit": 1, "section": None,
        "section_title": "", "theme": None, "theme_title": "", "zh": zh_text, "en": en_text, "zh_span": zh_span,
        "en_span": en_span, "state": "rendered" if en_span else "omitted" if en_text else "untranslated", "score": 0.8,
    }  # fmt: skip
    return ConcordanceLine(**(fields | more))  # type: ignore[arg-type]


def _sentence(parts: tuple[str, str, str]) -> tuple[str, Span | None]:
    left, key, right = parts
    return left + key + right, Span(len(left), len(left + key)) if key else None


def made(*shown: ConcordanceLine, **more: object) -> Concordance:
    """Return a concordance of lines made by hand."""
    return concordance("新三样", shown, surroundings(), search="concept", pinyin="xīn sān yàng", **more)  # type: ignore[arg-type]
