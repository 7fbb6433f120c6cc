"""British and American spellings of English words, made one: -ise and -ize, -our and -or, -re and -er, -ll- and -l-.

Endings are classes (every -isation), but for those that many words share by chance (four, hour) the stems that take
part are listed.
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["respelt"]

_WORDS: Final = {
    "programme": "program", "defence": "defense", "offence": "offense", "licence": "license", "practise": "practice",
    "fulfil": "fulfill", "enrol": "enroll", "skilful": "skillful", "instalment": "installment", "grey": "gray",
    "cheque": "check", "plough": "plow", "ageing": "aging", "judgement": "judgment", "manoeuvre": "maneuver",
    "acknowledgement": "acknowledgment", "tyre": "tire", "kerb": "curb", "mould": "mold", "aluminium": "aluminum",
    "artefact": "artifact", "cosy": "cozy", "sceptical": "skeptical", "storey": "story", "towards": "toward",
}  # fmt: skip
_OUR: Final = re.compile(
    r"^((?:dis|un|mis|re)?(?:col|lab|behavi|fav|hon|neighb|harb|vap|vig|rig|endeav|hum|rum|sav|val|ard|flav|cand|clam|od"
    r"|parl|splend|tum|arm|ferv|ranc|succ))our(?!g)"
)
_RE: Final = re.compile(r"^(\w*(?:cent|theat|met|lit|fib|calib|lust|spect|sab|somb|meag))re(s|d)?$")
_LL: Final = re.compile(
    r"^(\w*(?:travel|model|label|signal|channel|fuel|level|cancel|counsel|tunnel|total|equal|rival|marshal|panel))l"
    r"(ed|ing|er|ers|or|ors)$"
)
_ISE: Final = re.compile(r"^(\w{3,})is(e|ed|es|er|ers|ing|able|ation|ations|ational)$")
#: Words that end in -ise in every spelling.
_NO_ISE: Final = re.compile(
    r"^(?:\w*(?:vis|mis|pris|wis|rais|prais|nois|pois|cruis|bruis|circumcis|incis|excis|exercis|precis|concis|guis)"
    r"|\w{0,4}ris|expert|expertis|franchis|merchandis|adverti?s|paradis|treatis|demis|disguis|apprais)$"
)
_YSE: Final = re.compile(r"^(\w*(?:anal|paral|catal|electrol|hydrol))ys(e|ed|es|er|ers|ing)$")
_OGUE: Final = re.compile(r"^(\w*(?:catal|dial|anal|monol|prol|epil))og(?:ue)(s|d)?$")
_AE: Final = re.compile(r"^(an|p|orthop|encyclop|h|arch)ae(?=\w)")


@lru_cache(maxsize=1 << 15)
def respelt(word: str) -> str:
    """Return a lower-case word in American spelling.

    >>> [respelt(word) for word in ("modernisation", "centres", "labour", "four", "revised", "programmes")]
    ['modernization', 'centers', 'labor', 'four', 'revised', 'programs']
    """
    if word in _WORDS:
        return _WORDS[word]
    if word.endswith("s") and word[:-1] in _WORDS:
        return _WORDS[word[:-1]] + "s"
    word = _OUR.sub(r"\1or", word)
    word = _AE.sub(r"\1e", word)
    if (match := _ISE.match(word)) and not _NO_ISE.match(match[1] + "is"):
        return f"{match[1]}iz{match[2]}"
    for pattern, form in ((_RE, "er"), (_LL, ""), (_OGUE, "og")):
        if match := pattern.match(word):
            return f"{match[1]}{form}{match[2] or ''}".replace("erd", "ered")
    return _YSE.sub(r"\1yz\2", word)
