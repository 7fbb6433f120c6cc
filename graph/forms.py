"""Search forms: what a label and a query are both reduced to, so that they meet."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple, get_args

from glossary.dictionary import stem
from glossary.folding import fold_en, fold_label, is_han
from graph.catalogue import ConceptEntry

__all__ = [
    "FIELDS",
    "SCRIPTS",
    "WILDCARD",
    "Field",
    "Form",
    "Script",
    "forms_of",
    "loose_en",
    "patterns_of",
    "pieces_of",
    "plain_en",
    "queries_of",
    "stems_en",
    "toneless",
    "written_text",
]

#: What a label is written in; ``initials`` are the first letters of the pinyin syllables.
Script = Literal["zh", "en", "pinyin", "initials"]
SCRIPTS: Final[tuple[Script, ...]] = get_args(Script)

#: What is compared: English as it is written, and by the stems of its words.
Field = Literal["zh", "en", "stems", "pinyin", "initials"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)

#: Stands in a query for any text, or none.
WILDCARD: Final = "*"

_TONE_DIGIT = re.compile(r"(?<=[a-z])[1-5](?=[a-z]|$)")
_POSSESSIVE = re.compile(r"'s\b")
_ARTICLES: Final = frozenset(("the", "a", "an"))
_NO_WORD = re.compile(r"[^\w*\u0300-\u036f]|_")

# Characters with several common readings that differ in more than the tone. The dictionary of pypinyin says which one
# a word has; some words it does not know, and people type the other one.
_READINGS: Final = {
    character: frozenset(readings)
    for character, *readings in map(
        str.split,
        (
            "重 zhong chong|行 xing hang|长 chang zhang|乐 le yue|调 tiao diao|都 du dou|会 hui kuai|率 lv shuai|"
            "参 can shen|差 cha chai ci|朝 chao zhao|传 chuan zhuan|单 dan shan|弹 dan tan|得 de dei|地 di de|的 de di|"
            "还 hai huan|角 jiao jue|降 jiang xiang|强 qiang jiang|省 sheng xing|系 xi ji|校 xiao jiao|藏 cang zang|"
            "曾 ceng zeng|说 shuo shui|血 xue xie|给 gei ji|没 mei mo|模 mo mu|石 shi dan|识 shi zhi|宿 su xiu|"
            "车 che ju|色 se shai|壳 ke qiao|核 he hu|奇 qi ji|便 bian pian|薄 bo bao|露 lu lou|落 luo la|熟 shu shou|"
            "提 ti di|圈 quan juan|券 quan xuan|扎 zha za|粘 zhan nian|解 jie xie|屏 ping bing|塞 sai se"
        ).split("|"),
    )
}

#: At most so many other readings of a label are indexed.
_MOST_READINGS: Final = 4


class Form(NamedTuple):
    """A search form of a label or a query.

    Attributes:
        field: What is compared.
        folded: The form that is compared.
        written: The label or query as written.
    """

    field: Field
    folded: str
    written: str

    @property
    def script(self) -> Script:
        """What it is written in."""
        return "en" if self.field == "stems" else self.field


def forms_of(concept: ConceptEntry) -> list[Form]:
    """Return all forms under which a concept is found: labels in both languages, official ones too, pinyin, initials.

    Args:
        concept: The concept.

    Returns:
        Its forms without repetition, the preferred labels first.
    """
    return list(dict.fromkeys(form for form in _forms(concept) if form.folded))


def _forms(concept: ConceptEntry) -> Iterator[Form]:
    for zh in dict.fromkeys((concept.zh, *concept.spellings)):
        yield Form("zh", fold_label(zh), zh)
    for rendering in concept.renderings:
        for en in dict.fromkeys((rendering.en, *rendering.spellings)):
            yield from _english(en)
    for cited in concept.authority:
        if cited.match == "exact":
            yield from _english(cited.en)
    for syllables in _readings(fold_label(concept.zh), [toneless(syllable) for syllable in concept.pinyin.split()]):
        yield Form("pinyin", "".join(syllables), concept.pinyin)
        if len(syllables) > 1:
            yield Form("initials", "".join(syllable[:1] for syllable in syllables), concept.pinyin)


def _english(written: str) -> Iterator[Form]:
    plain = plain_en(written)
    yield Form("en", plain, written)
    yield Form("stems", stems_en(plain), written)


def _readings(zh: str, syllables: list[str]) -> Iterator[list[str]]:
    """The reading of a label, then those with one character read otherwise, and those that write ``ü`` as ``u``."""
    yield syllables
    if any("v" in syllable for syllable in syllables):
        yield [syllable.replace("v", "u") for syllable in syllables]
    if len(zh) != len(syllables):
        return
    others = [
        [*syllables[:at], reading, *syllables[at + 1 :]]
        for at, (character, syllable) in enumerate(zip(zh, syllables, strict=True))
        for reading in sorted(_READINGS.get(character, frozenset()) - {syllable})
    ]
    yield from others[:_MOST_READINGS]


def written_text(query: str) -> str:
    """Return what was typed as text: a terminal may hand over bytes that are none, and SQLite does not take NUL.

    Args:
        query: What the user typed.
    """
    return "".join(c for c in query if c.isprintable() or c.isspace()).strip()


def queries_of(query: str) -> list[Form]:
    """Return what a query may mean, the likeliest first: a Chinese label, English, pinyin, initials.

    Args:
        query: What the user typed.

    >>> [form[:2] for form in queries_of("“新三樣”")]
    [('zh', '新三样')]
    >>> [form[:2] for form in queries_of("Xīn sān yàng")][:3]
    [('zh', 'xīnsānyàng'), ('en', 'xīn sān yàng'), ('stems', 'xīn sān yàng')]
    >>> [form[:2] for form in queries_of("xin zhi shch")][3:]
    [('pinyin', 'xinzhishch'), ('initials', 'xinzhishch'), ('initials', 'xinzisc')]
    """
    written = written_text(query)
    forms = [Form("zh", fold_label(written), written)]
    if not any(map(is_han, written)):
        plain, letters = plain_en(written), toneless(written)
        forms += [
            Form("en", plain, written),
            Form("stems", stems_en(plain), written),
            Form("pinyin", letters, written),
            Form("initials", letters, written),
            Form("initials", re.sub("([zcs])h", r"\1", letters), written),
        ]
    return list(dict.fromkeys(form for form in forms if form.folded))


def patterns_of(query: str) -> list[tuple[Field, list[str]]]:
    """Return what a query with wildcards may mean: in which form, and the texts before, between and after them.

    Args:
        query: What the user typed, at least one `WILDCARD` in it, which may be full width.

    >>> patterns_of("三*樣")
    [('zh', ['三', '样'])]
    >>> patterns_of("*生产力")
    [('zh', ['', '生产力'])]
    >>> patterns_of("New*Forces")[1:]
    [('en', ['new', 'forces']), ('pinyin', ['new', 'forces']), ('initials', ['new', 'forces'])]
    """
    written = written_text(query).replace("＊", WILDCARD)
    patterns: list[tuple[Field, list[str]]] = [("zh", [fold_label(piece) for piece in written.split(WILDCARD)])]
    if not any(map(is_han, written)):
        letters = [toneless(piece) for piece in written.split(WILDCARD)]
        patterns += [("en", _plain(fold_en(written)).split(WILDCARD)), ("pinyin", letters), ("initials", letters)]
    return [(field, pieces) for field, pieces in patterns if any(pieces)]


def plain_en(rendering: str) -> str:
    """Return an English rendering as plain words: without case, marks, hyphens, possessives and a leading article.

    Args:
        rendering: The rendering.

    >>> plain_en("The Party’s “low‑altitude”  economy, R&D")
    'party low altitude economy r d'
    """
    return _plain(fold_en(rendering).replace(WILDCARD, " "))


def _plain(folded: str) -> str:
    words = _POSSESSIVE.sub("", folded).replace("'", "")
    return " ".join(_NO_WORD.sub(" ", words).split())


def stems_en(plain: str) -> str:
    """Return plain English words by their stems, so that no inflection keeps two apart.

    Args:
        plain: As `plain_en` gives it.

    >>> stems_en("new quality productive forces"), stems_en("new qualities productive force")
    ('new qualiti product forc', 'new qualiti product forc')
    """
    return " ".join(map(stem, plain.split()))


def pieces_of(query: str) -> tuple[list[str], list[str]]:
    """Return the words of a query that stand for themselves, in any order: Chinese pieces, and English words.

    Args:
        query: What the user typed.

    Returns:
        Both, without English articles, which labels do not begin with, if anything is left.

    >>> pieces_of("新質 the Forces")
    (['新质'], ['forces'])
    """
    chinese, english = [], []
    for word in written_text(query).split():
        if any(map(is_han, word)):
            chinese.append(fold_label(word))
        else:
            english += plain_en(word).split()
    said = [word for word in english if word not in _ARTICLES]
    return [piece for piece in chinese if piece], said if said or chinese else english


def loose_en(rendering: str) -> str:
    """Return an English rendering without what is no difference in usage: case, marks, hyphens, plural.

    Args:
        rendering: The rendering.

    >>> loose_en("The Low‑Altitude  Economies"), loose_en("“three new kinds”")
    ('low altitude economy', 'three new kind')
    """
    words = fold_en(rendering).replace("-", " ").replace("'s ", " ").replace("'", "").split()
    return " ".join(map(_singular, words))


def _singular(word: str) -> str:
    """Take the plural ending off: the simple rules, alike for all renderings, so a slip does no harm."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=1 << 14)
def toneless(pinyin: str) -> str:
    """Return pinyin as one string of plain letters: no tone marks or digits, ``v`` for ``ü``.

    Args:
        pinyin: Pinyin as people write it.

    >>> toneless("lǜ sè"), toneless("lv4se4"), toneless("lu:4 se4"), toneless("5G gōng chǎng")
    ('lvse', 'lvse', 'lvse', '5ggongchang')
    """
    letters = unicodedata.normalize("NFD", pinyin.casefold()).replace("u\u0308", "v").replace("u:", "v")
    words = [_TONE_DIGIT.sub("", word) for word in letters.split()]
    return "".join(c for word in words for c in word if c.isalnum())
