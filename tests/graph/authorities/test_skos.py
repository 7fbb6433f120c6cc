"""Authority lists in SKOS, in every syntax, and what of a vocabulary is put right."""

import warnings
from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from glossary.authority import AuthorityRendering, Definition, Link
from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.base import Reading
from graph.authorities.rdf import SYNTAXES
from graph.authorities.skos import read

HEAD = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix lake: <http://example.org/lake/> .
"""

VOCABULARY = (
    HEAD
    + """
lake:all a skos:ConceptScheme ; dct:title "湖区词表"@zh , "Lake thesaurus"@en .
lake:1 a skos:Concept ; skos:inScheme lake:all ; dct:source "Gazette 6" ;
    skos:prefLabel "湖长制"@zh-Hans , "湖長制"@zh-Hant , "lake chief system"@en , "sistema"@es ;
    skos:altLabel "湖长"@zh , "lake head system"@en ;
    skos:definition "a chief for each lake"@en , "湖各有长"@zh ;
    skos:broader lake:2 ; skos:related lake:3 ; skos:exactMatch <http://example.com/chief> .
lake:2 a skos:Concept ; skos:prefLabel "管理制度"@zh , "administration"@en .
lake:3 a skos:Concept ; skos:prefLabel "湖"@zh ; skos:note "wet"@en .
"""
)


def reading(text: str, name: str = "a.ttl") -> Reading:
    return read(Source(text.encode(), Path(name)))


def test_a_vocabulary() -> None:
    found = reading(VOCABULARY)
    entries = {entry.zh: entry for entry in found.entries}
    chief = entries["湖长制"]
    assert (found.title, found.source) == ("Lake thesaurus", "http://example.org/lake/all")
    assert (chief.key, chief.iri, chief.variants) == ("湖长制", "http://example.org/lake/1", ("湖長制", "湖长"))
    assert chief.renderings == (
        AuthorityRendering("lake chief system", evidence="Gazette 6"),
        AuthorityRendering("lake head system", rank="alternative", evidence="Gazette 6"),
    )
    assert set(chief.definitions) == {Definition("a chief for each lake", "en"), Definition("湖各有长", "zh")}
    assert chief.links == (
        Link("broader", "http://example.org/lake/2"),
        Link("related", "http://example.org/lake/3"),
        Link("exactMatch", "http://example.com/chief"),
    )
    assert entries["湖"].renderings == ()
    assert found.warnings == (
        "http://example.org/lake/1: labels in the language 'es' are not read",
        "http://example.org/lake/3: http://www.w3.org/2004/02/skos/core#note is not read",
    )


FORMATS = {
    ".ttl": "turtle", ".nt": "nt", ".n3": "n3", ".nq": "nquads", ".trig": "trig", ".rdf": "xml", ".owl": "xml",
    ".jsonld": "json-ld", ".json": "json-ld", ".trix": "trix", ".hext": "hext",
}  # fmt: skip


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_syntax_says_the_same(suffix: str) -> None:
    dataset = Dataset()
    for triple in Graph().parse(data=VOCABULARY, format="turtle"):
        dataset.default_graph.add(triple)
    flat = dataset.default_graph if suffix in (".ttl", ".nt", ".n3", ".rdf", ".owl") else dataset
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own serialisers call what it deprecates
        text = flat.serialize(format=FORMATS[suffix])
    assert reading(text, "a" + suffix) == reading(VOCABULARY)
    assert SYNTAXES.keys() <= FORMATS.keys()


@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld"])
def test_the_syntax_of_an_unknown_ending_is_guessed(form: str) -> None:
    text = Graph().parse(data=VOCABULARY, format="turtle").serialize(format=form)
    assert reading(text, "a.skos") == reading(VOCABULARY)


def test_labels_as_resources_say_by_whom() -> None:
    text = HEAD + (
        'lake:1 a skos:Concept ; skos:prefLabel "湖"@zh , "lake"@en ; xl:prefLabel lake:l ; xl:altLabel lake:m .'
        'lake:l xl:literalForm "lake"@en ; dct:creator "Lake Gazette" ; dct:source <http://example.org/6> .'
        'lake:m xl:literalForm "mere"@en .'
    )
    (entry,) = reading(text).entries
    assert entry.renderings == (
        AuthorityRendering("lake", "Lake Gazette", "preferred", "http://example.org/6"),
        AuthorityRendering("mere", rank="alternative"),
    )


@pytest.mark.parametrize(
    ("labels", "expected", "told"),
    [
        ('skos:prefLabel "lake"@en , "mere"@en', [("lake", "preferred"), ("mere", "alternative")], "(S14)"),
        ('skos:prefLabel "lake"@en ; skos:altLabel "lake"@en', [("lake", "preferred")], "(S13)"),
        ('skos:prefLabel "lake"@en , "mere"@en-GB', [("lake", "preferred"), ("mere", "alternative")], ""),
        ('skos:altLabel "mere"@en', [("mere", "alternative")], ""),
        ('skos:prefLabel "lake"', [("lake", "preferred")], "a label has no language"),
    ],
)
def test_labels_keep_to_the_conditions_of_skos(labels: str, expected: list[tuple[str, str]], told: str) -> None:
    found = reading(HEAD + f'lake:1 a skos:Concept ; skos:prefLabel "湖"@zh ; {labels} .')
    assert [(one.en, one.rank) for one in found.entries[0].renderings] == expected
    assert told in " ".join(found.warnings)
    assert bool(told) == bool(found.warnings)


def test_links_keep_to_the_conditions_of_skos() -> None:
    found = reading(
        HEAD + 'lake:1 skos:prefLabel "一"@zh ; skos:related lake:3 ; skos:broader lake:2 , lake:9 .'
        'lake:2 skos:prefLabel "二"@zh ; skos:broader lake:3 . lake:3 skos:prefLabel "三"@zh .'
    )
    links = {entry.zh: entry.links for entry in found.entries}
    assert links == {
        "一": (Link("broader", "http://example.org/lake/2"),),
        "二": (Link("broader", "http://example.org/lake/3"),),
        "三": (),
    }
    told = " ".join(found.warnings)
    assert "(S27)" in told
    assert "a link leads to a concept that the list does not have" in told


def test_relative_names_and_blank_nodes_become_concepts_of_the_list() -> None:
    found = reading(
        HEAD
        + '<湖> skos:prefLabel "湖"@zh ; skos:broader <水> . <水> skos:prefLabel "水"@zh . [] skos:prefLabel "山"@zh .'
    )
    assert [(entry.zh, entry.id, entry.iri) for entry in sorted(found.entries, key=lambda one: one.id)] == [
        ("山", "山", ""),
        ("水", "水", ""),
        ("湖", "湖", ""),
    ]
    assert next(entry.links for entry in found.entries if entry.zh == "湖") == (Link("broader", "水"),)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (HEAD + "lake:1 skos:prefLabel\n", "a.ttl", "a.ttl, line 6: this is no Turtle"),
        ("<rdf:RDF", "a.rdf", "this is no RDF/XML"),
        ("{", "a.jsonld", "this is no JSON-LD"),
        (
            '{"@context": "http://example.org/c.jsonld", "@id": "x"}',
            "a.jsonld",
            "its context is in another file, which is not fetched",
        ),
        ("<TriX", "a.trix", "a.trix, line 1: the XML is malformed"),
        (
            "<TriX><graph>\n<triple><uri>a:b</uri></triple></graph></TriX>",
            "a.trix",
            "line 2: this is no triple (it has not three parts",
        ),
        ('\n["a:b", "c:d"]', "a.hext", "a.hext, line 2: the line is no HexTuple"),
        ("<a:b> .", "a.nt", "a.nt, line 1: this is no N-Triples"),
        (HEAD + "lake:1 a skos:Concept .", "a.ttl", "no concept here has a Chinese or an English label"),
    ],
)
def test_what_is_malformed_is_refused(text: str, name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        reading(text, name)
    assert message in str(caught.value)


RDF_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [
 DECLARATION
]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="&lake;1"><skos:prefLabel xml:lang="zh">湖</skos:prefLabel></skos:Concept>
</rdf:RDF>
"""


def test_entities_may_name_iris() -> None:
    text = RDF_XML.replace("DECLARATION", '<!ENTITY lake "http://example.org/lake/">')
    assert reading(text, "a.owl").entries[0].iri == "http://example.org/lake/1"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY lake "&a;&a;&a;">',
        '<!ENTITY lake SYSTEM "file:///etc/hostname">',
        '<!ENTITY % lake "x">',
        f'<!ENTITY lake "{"x" * 500}">',
    ],
)
@pytest.mark.parametrize("name", ["a.rdf", "a.trix"])
def test_other_entities_are_refused(declaration: str, name: str) -> None:
    with pytest.raises(InputError, match="line 3: the XML entity lake is more than the name of an IRI"):
        reading(RDF_XML.replace("DECLARATION", declaration), name)
