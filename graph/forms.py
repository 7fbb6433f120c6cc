"""Search forms: what a label and a query are both reduced to, so that they meet."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, get_args

from glossary.folding import fold_en, fold_label, is_han
from graph.catalogue import ConceptEntry

__all__ = ["SCRIPTS", "Form", "Script", "forms_of", "loose_en", "queries_of", "toneless"]

#: What a search form is written in; ``initials`` are the first letters of the pinyin syllables.
Script = Literal["zh", "en", "pinyin", "initials"]
SCRIPTS: Final[tuple[Script, ...]] = get_args(Script)

_TONE_DIGIT = re.compile(r"(?<=[a-z])[1-5](?=[a-z]|$)")


class Form(NamedTuple):
    """A search form of a label or a query.

    Attributes:
        script: What it is written in.
        folded: The form that is compared.
        written: The label or query as written.
    """

    script: Script
    folded: str
    written: str


def forms_of(concept: ConceptEntry) -> list[Form]:
    """Return all forms under which a concept is found: labels in both languages, official ones too, pinyin, initials.

    Args:
        concept: The concept.

    Returns:
        Its forms without repetition, the preferred labels first.
    """
    return list(dict.fromkeys(form for form in _forms(concept) if form.folded))


def _forms(concept: ConceptEntry) -> Iterator[Form]:
    for zh in (concept.zh, *concept.spellings):
        yield Form("zh", fold_label(zh), zh)
    for rendering in concept.renderings:
        for en in (rendering.en, *rendering.spellings):
            yield Form("en", loose_en(en), en)
    for cited in concept.authority:
        if cited.match == "exact":
            yield Form("en", loose_en(cited.en), cited.en)
    yield Form("pinyin", toneless(concept.pinyin), concept.pinyin)
    initials = "".join(toneless(syllable)[:1] for syllable in concept.pinyin.split())
    if len(initials) > 1:
        yield Form("initials", initials, concept.pinyin)


def queries_of(query: str) -> list[Form]:
    """Return what a query may mean, the likeliest first: a Chinese label, English, pinyin, initials.

    Args:
        query: What the user typed.

    >>> [form[:2] for form in queries_of("“新三樣”")]
    [('zh', '新三样')]
    >>> [form[:2] for form in queries_of("Xīn sān yàng")]
    [('zh', 'xīnsānyàng'), ('en', 'xīn sān yàng'), ('pinyin', 'xinsanyang'), ('initials', 'xinsanyang')]
    """
    # A terminal may hand over bytes that are no text; SQLite takes neither them nor NUL.
    written = "".join(c for c in query if c.isprintable() or c.isspace()).strip()
    forms = [Form("zh", fold_label(written), written)]
    if not any(map(is_han, written)):
        plain = toneless(written)
        forms += [
            Form("en", loose_en(written), written),
            Form("pinyin", plain, written),
            Form("initials", plain, written),
        ]
    return [form for form in forms if form.folded]


def loose_en(rendering: str) -> str:
    """Return an English rendering without what people do not type alike: case, marks, hyphens, plural.

    Args:
        rendering: The rendering.

    >>> loose_en("The Low‑Altitude  Economies"), loose_en("“three new kinds”")
    ('low altitude economy', 'three new kind')
    """
    words = fold_en(rendering).replace("-", " ").replace("'s ", " ").replace("'", "").split()
    return " ".join(map(_singular, words))


def _singular(word: str) -> str:
    """Take the plural ending off: the simple rules, alike for labels and queries, so a slip does no harm."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def toneless(pinyin: str) -> str:
    """Return pinyin as one string of plain letters: no tone marks or digits, ``v`` for ``ü``.

    Args:
        pinyin: Pinyin as people write it.

    >>> toneless("lǜ sè"), toneless("lv4se4"), toneless("5G gōng chǎng")
    ('lvse', 'lvse', '5ggongchang')
    """
    letters = unicodedata.normalize("NFD", pinyin.casefold()).replace("u\u0308", "v")
    words = [_TONE_DIGIT.sub("", word) for word in letters.split()]
    return "".join(c for word in words for c in word if c.isalnum())
