"""What the tests of exporters share: a source made from hand-made harvests."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from exports import ExportSource
from glossary.authority import AuthorityList
from glossary.types import Harvest, Metadata, Span
from graph.cataloguing import catalogue
from graph.official import with_authorities
from tests.factories import harvest

if TYPE_CHECKING:
    import rdflib

__all__ = ["crowd", "hostile", "no_graph", "source", "with_sentence"]


def no_graph() -> "rdflib.Graph":
    """Stand in for the graph of an exporter that must not ask for it."""
    raise AssertionError("this exporter asked for the graph")


def source(*harvests: Harvest, authorities: Iterable[AuthorityList] = ()) -> ExportSource:
    """Return a source of these harvests, of the factory's one if there are none, beside authority lists."""
    return ExportSource(with_authorities(catalogue(harvests or [harvest()]), authorities), no_graph)


def with_sentence(zh: str, en: str) -> Harvest:
    """Return a harvest in which the term 新三样 and its rendering stand in these sentences, after `zh` and `en`."""
    base = harvest()
    pair = replace(base.document.pairs[1], zh=zh + "新三样", en=en + "three new kinds")
    unit = replace(base.units[1], zh=Span(0, len(pair.zh)), en=Span(0, len(pair.en)))
    term = base.terms[1]
    place = replace(term.occurrences[0], zh=Span(len(zh), len(pair.zh)), en=Span(len(en), len(pair.en)))
    document = replace(base.document, pairs=(base.document.pairs[0], pair, *base.document.pairs[2:]))
    return replace(
        base,
        document=document,
        units=(base.units[0], unit, *base.units[2:]),
        terms=(replace(term, occurrences=(place,)),),
    )


def hostile() -> Harvest:
    """Return a harvest whose title and sentence try to run a script in a page."""
    attack = "</script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
    made = with_sentence(attack, attack)
    metadata = Metadata(title=attack, title_zh=attack, translator=attack, source="javascript:alert(1)")
    return replace(made, document=replace(made.document, metadata=metadata))


def crowd(count: int) -> Harvest:
    """Return a harvest of `count` more terms than the factory's, all in its second section."""
    base = harvest()
    known = base.terms[0]
    more = tuple(
        replace(known, key=f"第{number}项", zh=f"第{number}项", kind="goal", occurrences=known.occurrences[1:])
        for number in range(count)
    )
    return replace(base, terms=(*base.terms, *more))
