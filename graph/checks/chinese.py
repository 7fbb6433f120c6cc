"""Chinese and English labels: the script that a tag promises, both languages, and pinyin that fits.

Whether a character is simplified or traditional is told by the character sets of the two scripts: one that stands
in GB 2312 and not in Big5, and that OpenCC would convert, is simplified only. Most characters are both.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache
from typing import Any, Final

from glossary.folding import is_han
from graph.checks.base import Fix, Found, Reads, Severity, check, given
from graph.checks.concepts import texts
from graph.checks.names import ALT, NOTATION, PREF, TIFA, Literal, Statement, shown
from graph.checks.vocabulary import Vocabulary

__all__ = ["full_width_latin", "pinyin_mismatch", "script_mix", "wrong_script", "zh_or_en_missing"]

_SOURCE: Final = "Tifa"


@cache
def _converter(name: str) -> Any:  # noqa: ANN401 - OpenCC has no types
    import opencc  # noqa: PLC0415 - its dictionaries are opened only where characters are doubtful

    return opencc.OpenCC(name)


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1 << 13)
def _script(character: str) -> str:
    """Return ``simplified`` or ``traditional`` for a character that is only one of them, else nothing."""
    if not is_han(character):
        return ""
    simplified, traditional = _is_in(character, "gb2312"), _is_in(character, "big5")
    if simplified and not traditional and _converter("s2t").convert(character) != character:
        return "simplified"
    if traditional and not simplified and _converter("t2s").convert(character) != character:
        return "traditional"
    return ""


def _only(text: str, script: str) -> str:
    """Return the characters of a text that are of one script alone, each once."""
    return "".join(dict.fromkeys(character for character in text if _script(character) == script))


def _is(language: str, tag: str) -> bool:
    return language == tag or language.startswith(f"{tag}-")


@check(
    "zh-script-mix",
    Severity.WARNING,
    "simplified and traditional characters in one label",
    explanation="A label is written in one script. Told are characters that are only simplified beside such that are"
    " only traditional.",
    source=_SOURCE,
    reads=Reads.GIVEN,
    bad='<c> skos:prefLabel "新質生产力"@zh .',
    good='<c> skos:prefLabel "新质生产力"@zh-Hans , "新質生產力"@zh-Hant .',
)
def script_mix(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find Chinese labels in a mixture of scripts."""
    for statement, text, is_label in texts(vocabulary):
        if is_label and _is(text.language, "zh"):
            simplified, traditional = _only(text.text, "simplified"), _only(text.text, "traditional")
            if simplified and traditional:
                yield Found(
                    statement.subject,
                    f"{shown(text)} mixes simplified ({simplified}) and traditional ({traditional}) characters",
                    given(statement),
                    Fix(note="write it in one script"),
                    (statement.predicate, shown(text)),
                )


def _why_wrong(text: Literal) -> str:
    """Return what in a label does not fit its language tag, empty if all does."""
    han = any(map(is_han, text.text))
    latin = any("a" <= letter <= "z" for letter in text.text.lower())
    if _is(text.language, "en"):
        return "has Chinese characters" if han and not latin else ""
    if not _is(text.language, "zh") or "latn" in text.language.split("-"):
        return ""
    if latin and not han:
        return "has no Chinese character"
    if _is(text.language, "zh-hans") and _only(text.text, "traditional"):
        return f"has traditional characters ({_only(text.text, 'traditional')})"
    if _is(text.language, "zh-hant") and _only(text.text, "simplified"):
        return f"has simplified characters ({_only(text.text, 'simplified')})"
    return ""


#: What is written the same in any language: abbreviations, names of standards, numbers.
_CODE: Final = re.compile(r"[A-Z]|(?=\w*(?:\d|\w[A-Z]))[\w.+/&-]+")


@check(
    "zh-wrong-script",
    Severity.WARNING,
    "a label in another script than its tag says",
    explanation="A label that is tagged zh has Chinese characters, one that is tagged en is not made of them, and"
    " zh-Hans and zh-Hant keep what they promise. Abbreviations and codes (GDP, eVTOL, 5G) may stand in any language.",
    source=_SOURCE,
    reads=Reads.GIVEN,
    bad='<c> skos:prefLabel "新质生产力"@en .',
    good='<c> skos:prefLabel "新质生产力"@zh , "new quality productive forces"@en ; skos:altLabel "GDP"@zh .',
)
def wrong_script(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels whose characters belie their tag."""
    for statement, text, is_label in texts(vocabulary):
        why = _why_wrong(text) if is_label and not _CODE.fullmatch(text.text) else ""
        if why:
            yield Found(
                statement.subject,
                f"{shown(text)} {why}",
                given(statement),
                Fix(note="correct the tag or the label"),
                (statement.predicate, shown(text)),
            )


_FULL_WIDTH: Final = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")


@check(
    "full-width-latin",
    Severity.WARNING,
    "full-width letters or digits",
    explanation="Full-width letters and digits (Ｇ, ５) look like the usual ones and are others, so that a search for"
    " 5G does not find ５Ｇ.",
    source=_SOURCE,
    reads=Reads.GIVEN,
    bad='<c> skos:prefLabel "５Ｇ工厂"@zh .',
    good='<c> skos:prefLabel "5G工厂"@zh .',
    is_safe=True,
)
def full_width_latin(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find labels with full-width letters or digits."""
    for statement, text, is_label in texts(vocabulary):
        found = _FULL_WIDTH.findall(text.text) if is_label else []
        if found:
            usual = _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text.text)
            better = Statement(statement.subject, statement.predicate, text._replace(text=usual))
            yield Found(
                statement.subject,
                f"{shown(text)} has full-width {', '.join(found)}",
                given(statement),
                Fix((statement,), (better,)),
                (statement.predicate, shown(text)),
            )


@check(
    "zh-or-en-missing",
    Severity.WARNING,
    "a concept of a Chinese-English vocabulary without a label in one of the two",
    explanation="A vocabulary with preferred labels in Chinese and in English is used to translate: a concept that"
    " has a label in one alone does not serve. zh-Hans, en-GB and the like count.",
    source=_SOURCE,
    reads=Reads.ENTAILED,
    bad='<c> a skos:Concept ; skos:prefLabel "爱"@zh , "love"@en . <d> a skos:Concept ; skos:prefLabel "恨"@zh .',
    good='<c> a skos:Concept ; skos:prefLabel "爱"@zh , "love"@en-GB . <d> a skos:Concept ;'
    ' skos:prefLabel "恨"@zh ; skos:altLabel "hate"@en .',
)
def zh_or_en_missing(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find concepts without Chinese or without English, in a vocabulary of both."""
    preferred, other = vocabulary.entailed.labels(PREF), vocabulary.entailed.labels(ALT)
    own = vocabulary.concepts.own
    names = {"zh": "Chinese", "en": "English"}

    def languages(node: str, *kinds: Any) -> set[str]:  # noqa: ANN401 - the labels of a kind
        labels: Iterable[Literal] = (label for kind in kinds for label in kind.get(node, ()))
        return {tag for label in labels for tag in names if _is(label.language, tag)}

    if {tag for node in own for tag in languages(node, preferred)} != set(names):
        return
    for node in own:
        for tag in sorted(set(names) - languages(node, preferred, other)):
            yield Found(node, f"it has no label in {names[tag]}", fix=Fix(note="add one"), about=(tag,))


#: Characters whose tone depends on the next one, with the readings that no dictionary lists.
_SANDHI: Final = {"一": ("yí", "yì"), "不": ("bú",)}


@lru_cache(maxsize=1 << 13)
def _readings(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its dictionary takes a tenth of a second to load

    found = {reading for style in (Style.TONE, Style.TONE3) for reading in pinyin(character, style, heteronym=True)[0]}
    found.update(_SANDHI.get(character, ()))
    return frozenset(_letters(form) for reading in found for form in (reading, _toneless(reading)))


def _toneless(reading: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", reading) if sign not in "\u0300\u0301\u0304\u030c")
    return unicodedata.normalize("NFC", plain).rstrip("012345")


#: How figures and signs in a label are read aloud, as characters.
_SPOKEN: Final = {
    "0": "零", "1": "一幺", "2": "二两", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八", "9": "九",
    "+": "加", "×": "乘", "&": "和与", ".": "点", "-": "杠至到", "=": "等",
}  # fmt: skip
_PIECE: Final = re.compile(r"[0-9]+|.", re.DOTALL)
_UNITS: Final = ("", "十", "百", "千")


def _letters(text: str) -> str:
    """Letters and digits alone: how syllables are set apart is a matter of taste."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("v", "ü")
    return "".join(sign for sign in folded if sign.isalnum())


def _fits(label: str, written: str) -> bool:
    """Return whether pinyin can be read for a label, each character in any of its readings.

    Figures and signs may stay as they are or be spelt out (5G工厂: 5G gōngchǎng, wǔ G gōngchǎng), a whole number
    figure by figure or as it is counted.
    """
    rest = {_letters(written)}
    for piece in _PIECE.findall(unicodedata.normalize("NFKC", label)):
        counted = {way for way in _counted(piece) if way != piece}
        rest = {left for way in (piece, *counted) for left in _read(rest, way)}
    return "" in rest


def _read(rest: Set[str], piece: str) -> Set[str]:
    """What is left of each rest after the characters of a piece, wherever it begins with them."""
    for character in piece:
        readings = _readings(character) if is_han(character) else frozenset([_letters(character)])
        for spoken in _SPOKEN.get(character, ""):
            readings |= _readings(spoken)
        rest = {part[len(reading) :] for part in rest for reading in readings if part.startswith(reading)}
    return rest


def _counted(figures: str) -> Iterator[str]:
    """Yield how a number of two to four figures is counted, in characters: 100 is 百 or 一百, 15 is 十五."""
    if not (figures.isdecimal() and 2 <= len(figures) <= len(_UNITS) and figures[0] != "0"):
        return
    units = reversed(_UNITS[: len(figures)])
    spelt = "".join(
        f"{_SPOKEN[one][0]}{unit}" if one != "0" else "零" for one, unit in zip(figures, units, strict=True)
    )
    spelt = re.sub("零+", "零", spelt).rstrip("零")
    yield spelt
    if spelt.startswith("一"):
        yield spelt[1:]


def _pinyin(vocabulary: Vocabulary) -> Iterator[tuple[Statement, Literal]]:
    """Yield what is given as pinyin: values of the datatype, and labels in Chinese in Latin letters."""
    for statement in vocabulary.statements(NOTATION):
        if isinstance(statement.object, Literal) and statement.object.datatype == f"{TIFA}pinyin":
            yield statement, statement.object
    for statement, text, is_label in texts(vocabulary):
        if is_label and _is(text.language, "zh-latn") and "wadegile" not in text.language:
            yield statement, text


@check(
    "pinyin-mismatch",
    Severity.WARNING,
    "pinyin that does not fit the label",
    explanation="Each character has its readings, with tone marks, with digits or without tones, and tone sandhi of"
    " 一 and 不; figures and signs may be spelt out. Pinyin (a notation of the datatype `tifa:pinyin`, or a label"
    " tagged zh-Latn) that is the reading of no Chinese label of its concept is of another term, or misspelt.",
    source=f"{_SOURCE}; GB/T 16159",
    reads=Reads.ENTAILED,
    bad='<c> skos:prefLabel "重庆"@zh ; skos:notation "chóng qīn"^^tifa:pinyin .',
    good='<c> skos:prefLabel "重庆"@zh ; skos:notation "Chóngqìng"^^tifa:pinyin .',
)
def pinyin_mismatch(vocabulary: Vocabulary) -> Iterator[Found]:
    """Find pinyin that no Chinese label of the same resource can be read as."""
    kinds = [vocabulary.entailed.labels(kind) for kind in (PREF, ALT)]
    for statement, text in _pinyin(vocabulary):
        labels = [
            label.text
            for kind in kinds
            for label in kind.get(statement.subject, ())
            if _is(label.language, "zh") and any(map(is_han, label.text))
        ]
        if labels and not any(_fits(label, text.text) for label in labels):
            yield Found(
                statement.subject,
                f"{text.text} is no reading of {' or '.join(labels)}",
                given(statement),
                Fix(note="correct the pinyin or the label"),
                (shown(text),),
            )
