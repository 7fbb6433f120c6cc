"""Tests of the checks of quality beyond their examples: borders between what is found and what is not."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from graph.checks.base import Check
from graph.checks.catalogue import catalogue
from graph.checks.schemes import broken_link
from graph.checks.sources import from_text


def found(code: str, text: str) -> list[str]:
    return [finding.message.replace("https://example.org/", "") for finding in catalogue()[code].run(from_text(text))]


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("language-tag-omitted", '<a> rdfs:label "x" ; skos:scopeNote "y" ; dcterms:title "z" ; skos:notation "n" .', 2),
        ("language-tag-omitted", '<l> skosxl:literalForm "x" .', 1),
        ("language-tag-omitted", '<name> rdfs:subPropertyOf rdfs:label . <a> <name> "x" .', 1),
        ("language-tag-omitted", "<a> skos:altLabel 5 .", 0),
        ("language-tag-invalid", '<a> skos:altLabel "x"@cn , "y"@zh-Latn-pinyin , "z"@mul .', 1),
        ("language-coverage", '<a> skos:broader <b> ; skos:prefLabel "x"@en . <b> skos:prefLabel "y"@fr .', 2),
        ("language-coverage", '<a> a skos:Concept ; skos:prefLabel "x" .', 0),
        ("undocumented-concept", "<why> rdfs:subPropertyOf skos:note . <a> a skos:Concept ; <why> <b> .", 0),
        ("overlapping-labels", '<a> skos:inScheme <s> ; skos:broader <b> ; skos:prefLabel "x" .'
         ' <b> skos:inScheme <t> ; skos:prefLabel "x" .', 0),
        ("missing-label", '<s> a skos:ConceptScheme ; dcterms:title "x" . <t> a skos:ConceptScheme .'
         ' <c> a skos:Collection ; rdfs:label "y" .', 1),
        ("missing-label", "<a> skos:broader <b> .", 2),
        ("missing-label", '<a> a skos:Concept ; skos:prefLabel "x" ; skos:exactMatch <b> .', 0),
        ("missing-label", "<a> a skos:Concept ; owl:deprecated true . <b> a skos:Concept ; owl:deprecated false .", 1),
        ("missing-label", "<a> a skos:Concept ; dcterms:isReplacedBy <b> .", 0),
        ("unprintable-character", '<a> skos:prefLabel "x\\ny" ; skos:note "x\\ny" .', 1),
        ("unprintable-character", '<a> skos:prefLabel "نمی\u200cخواهم"@fa .', 0),
        ("orphan-concept", "<a> a skos:Concept ; skos:related <a> .", 1),
        ("orphan-concept", "<part> rdfs:subPropertyOf skos:broader . <a> <part> <b> .", 0),
        ("disconnected-cluster", "<a> skos:broader <b> . <c> skos:broader <d> . <e> skos:related <f> .", 2),
        ("cyclic-hierarchy", "<a> skos:broader <b> . <b> skos:broader <c> . <c> skos:broader <a> .", 1),
        ("cyclic-hierarchy", "<a> skos:broader <b> . <b> skos:broader <a> . <c> skos:broader <a> .", 1),
        ("cyclic-hierarchy", "<a> skos:broader <a> .", 0),
        ("cyclic-hierarchy", "<a> skos:broader <b> . <b> skos:broader <a> , <c> . <c> skos:broader <d> . <d> skos:broader <c> .", 2),
        ("cyclic-hierarchy", "<a> skos:broader <b> , <c> . <b> skos:broader <d> . <c> skos:broader <d> .", 0),
        ("cyclic-hierarchy", "<a> skos:broader <b> , <c> . <b> skos:broader <a> . <c> skos:broader <d> . <d> skos:broader <a> .", 2),
        ("cyclic-hierarchy", "<b> skos:broader <a> , <c> . <a> skos:broader <b> . <c> skos:broader <d> . <d> skos:broader <b> .", 2),
        ("solely-transitive", "<b> skos:narrowerTransitive <a> . <a> skos:broader <c> . <c> skos:broader <b> .", 0),
        ("unmarked-inverse", "<a> skos:exactMatch <https://example.com/b> .", 0),
        ("unmarked-inverse", "<a> skos:topConceptOf <s> .", 1),
        ("hierarchical-redundancy", "<a> skos:broader <b> , <c> . <c> skos:broader <b> . <b> skos:broader <c> .", 2),
        ("omitted-top-concept", "<s> a skos:ConceptScheme ; skos:hasTopConcept <a> .", 0),
        ("top-concept-with-broader", "<s> skos:hasTopConcept <a> . <b> skos:narrower <a> ; skos:inScheme <s> .", 1),
        ("mapping-misuse", "<a> skos:closeMatch <b> .", 0),
        ("ambiguous-notation", '<a> skos:broader <b> ; skos:notation "ài"^^tifa:pinyin .'
         ' <b> skos:notation "ài"^^tifa:pinyin .', 0),
        ("undefined-skos-name", "<a> a skos:Koncept ; skos:broader <b> .", 1),
        ("undefined-skos-name", "<a> rdfs:isDefinedBy <http://www.w3.org/2004/02/skos/core#> .", 0),
        ("no-http-iri", "[] a skos:Concept . <urn:s> a skos:ConceptScheme .", 2),
        ("S12", '<a> skos:altLabel "x"^^<urn:t> , "y" . <l> skosxl:literalForm <b> .', 2),
    ],
)  # fmt: skip
def test_what_is_found_and_what_is_not(code: str, text: str, count: int) -> None:
    assert len(found(code, text)) == count


@pytest.mark.parametrize(
    ("code", "text", "message"),
    [
        ("cyclic-hierarchy", "<a> skos:broader <b> . <a> skos:narrower <b> .", "it stands above itself: <a> → <b> → <a>"),
        ("language-tag-invalid", '<a> skos:altLabel "x"@cn .', 'cn is no language tag (skos:altLabel "x"@cn)'),
        ("undefined-skos-name", "<a> skos:preferredLabel 5 .", "skos:preferredLabel is not defined by SKOS"),
        ("no-http-iri", "[] a skos:Concept .", "it is a blank node"),
        ("disconnected-cluster", "<a> skos:related <b> , <x> . <c> skos:related <d> .",
         "it is in a cluster of 2 concepts that nothing joins to the rest, with <d>"),
    ],
)  # fmt: skip
def test_messages(code: str, text: str, message: str) -> None:
    assert found(code, text) == [message]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("zh-script-mix", '<a> skos:prefLabel "乾隆皇后在台湾"@zh , "後來才能"@zh-Hant .'),
        (
            "zh-wrong-script",
            '<a> skos:prefLabel "GDP"@zh , "eVTOL"@zh , "5G"@zh , "B"@zh , "guó"@zh-Latn , "2030"@zh .',
        ),
        ("zh-wrong-script", '<a> skos:prefLabel "“三驾马车” (troika)"@en , "里程"@zh-Hant .'),
        ("full-width-latin", '<a> skos:prefLabel "爱，恨（又爱）"@zh .'),
        ("zh-or-en-missing", '<a> a skos:Concept ; skos:prefLabel "爱"@zh .'),
        ("pinyin-mismatch", '<a> skos:notation "ài"^^tifa:pinyin .'),
    ],
)
def test_chinese_that_is_right(code: str, text: str) -> None:
    assert found(code, text) == []


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ('"love"@zh', "has no Chinese character"),
        ('"国家"@zh-Hant', "has simplified characters (国)"),
        ('"國家"@zh-Hans-CN', "has traditional characters (國)"),
        ('"爱"@en-GB', "has Chinese characters"),
    ],
)
def test_labels_that_belie_their_tag(label: str, message: str) -> None:
    (said,) = found("zh-wrong-script", f"<a> skos:prefLabel {label} .")
    assert said.endswith(message)


@pytest.mark.parametrize("pinyin", ["Yī dài yī lù", "yídàiyílù", "yi1 dai4 yi1 lu4", "yi dai yi lu"])
def test_pinyin_in_any_spelling_fits(pinyin: str) -> None:
    assert found("pinyin-mismatch", f'<a> skos:prefLabel "一带一路"@zh ; skos:notation "{pinyin}"^^tifa:pinyin .') == []


@pytest.mark.parametrize(
    ("label", "pinyin", "fits"),
    [
        ("5G工厂", "5G gōng chǎng", True),
        ("5G工厂", "wǔ G gōng chǎng", True),
        ("5G工厂", "wu3 G gong1 chang3", True),
        ("5G工厂", "liù G gōng chǎng", False),
        ("1+N政策体系", "yī jiā N zhèng cè tǐ xì", True),
        ("1+N政策体系", "1+N zhèngcè tǐxì", True),
        ("工业4.0", "gōng yè sì diǎn líng", True),
        ("工业4.0", "gōng yè 4.0", True),
        ("12345热线", "yī èr sān sì wǔ rè xiàn", True),
        ("100强", "bǎi qiáng", True),
        ("208项", "èr bǎi líng bā xiàng", True),
        ("15条", "shí wǔ tiáo", True),
        ("15条", "shí liù tiáo", False),
        ("旅游", "lǚ yóu", True),
        ("旅游", "lv3 you2", True),
        ("不是", "bú shì", True),
        ("东西", "dōng xi", True),
        ("工厂", "gōng", False),
        ("工厂", "gōng chāng", False),
        ("工厂", "gōng chǎng chǎng", False),
    ],
)
def test_pinyin_of_each_character(label: str, pinyin: str, fits: bool) -> None:
    text = f'<a> skos:prefLabel "{label}"@zh ; skos:altLabel "{pinyin}"@zh-Latn-pinyin .'
    assert (found("pinyin-mismatch", text) == []) is fits


class _Site(BaseHTTPRequestHandler):
    """Has one page."""

    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_links_are_asked_for_once_each() -> None:
    with HTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        text = f"<{site}/here#a> skos:broader <{site}/here#b> ; skos:exactMatch <{site}/gone#x> , <{site}/gone#y> ."
        messages = [finding.message for finding in broken_link.run(from_text(text))]
        server.shutdown()
    assert messages == [f"<{site}/gone> does not answer (404)"]


def test_a_long_chain_is_checked_in_one_pass() -> None:
    chain = " ".join(f"<{number}> skos:broader <{number + 1}> ." for number in range(20_000))
    assert found("cyclic-hierarchy", chain) == []
    assert len(found("cyclic-hierarchy", f"{chain} <20000> skos:broader <19998> .")) == 1


def test_findings_name_their_resource() -> None:
    text = '<a> skos:prefLabel "amour"@fr , "爱"@zh , "x" ; skos:notation "1" . <b> skos:broader <a> .'
    findings = catalogue()["orphan-concept"].run(from_text(f"{text} <c> a skos:Concept ."))
    assert [finding.label for finding in findings] == [""]
    (finding,) = catalogue()["language-tag-omitted"].run(from_text(text))
    assert finding.label == "爱"


def test_a_fingerprint_does_not_depend_on_names_of_blank_nodes() -> None:
    check: Check = catalogue()["no-http-iri"]
    one = check.run(from_text("[] a skos:Concept ."))[0]
    other = check.run(from_text("<a> skos:note [] . [] a skos:Concept ."))[0]
    assert one.subject != other.subject
    assert one.fingerprint == other.fingerprint
