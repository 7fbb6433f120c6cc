"""When two English words are forms of one: spelling, inflection, derivation, numerals.

Inflection is that of the dictionaries' grammar: plural, third person, past, participles, with the irregular forms of
common words. Derivation goes by families of suffixes, two steps at most between two words (modernization, modernize,
modern), so that industry and industrialization, three steps apart, are two words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from glossary.checking.spelling import respelt

__all__ = ["Kinship", "is_participle", "kinship"]

#: In what two words differ; empty for the same word. ``None`` instead where they are none of one family.
Kinship = str

_IRREGULAR: Final = {
    form: lemma
    for lemma, forms in {
        "be": "am is are was were been being", "have": "has had having", "do": "does did done doing",
        "go": "goes went gone going", "make": "made making", "build": "built", "lead": "led", "hold": "held",
        "uphold": "upheld", "keep": "kept", "take": "took taken taking", "give": "gave given giving",
        "bring": "brought", "seek": "sought", "win": "won winning", "fight": "fought", "stand": "stood",
        "understand": "understood", "withstand": "withstood", "rise": "rose risen rising", "grow": "grew grown",
        "drive": "drove driven driving", "strive": "strove striven striving", "write": "wrote written writing",
        "speak": "spoke spoken", "break": "broke broken", "choose": "chose chosen choosing", "see": "saw seen",
        "find": "found", "bind": "bound", "think": "thought", "teach": "taught", "catch": "caught", "buy": "bought",
        "sell": "sold", "tell": "told", "say": "said", "pay": "paid", "lay": "laid", "feel": "felt", "leave": "left",
        "meet": "met", "mean": "meant", "send": "sent", "spend": "spent", "lend": "lent", "lose": "lost losing",
        "shoot": "shot", "get": "got gotten getting", "forget": "forgot forgotten", "begin": "began begun beginning",
        "run": "ran running", "come": "came coming", "become": "became becoming", "overcome": "overcame overcoming",
        "know": "knew known", "show": "shown", "draw": "drew drawn", "throw": "threw thrown", "fly": "flew flown",
        "fall": "fell fallen", "eat": "ate eaten", "shake": "shook shaken", "undertake": "undertook undertaken",
        "forge": "forged forging", "set": "setting", "cut": "cutting", "put": "putting", "deal": "dealt",
        "dig": "dug", "sweep": "swept", "weave": "wove woven", "sow": "sown", "sing": "sang sung", "ring": "rang rung",
        "swim": "swam swum", "sink": "sank sunk", "shrink": "shrank shrunk", "spring": "sprang sprung",
        "hide": "hid hidden", "ride": "rode ridden", "arise": "arose arisen", "awake": "awoke awoken",
        "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth", "life": "lives",
        "half": "halves", "leaf": "leaves", "shelf": "shelves", "knife": "knives", "wife": "wives", "person": "people",
        "criterion": "criteria", "phenomenon": "phenomena", "analysis": "analyses", "basis": "bases",
        "crisis": "crises", "thesis": "theses", "hypothesis": "hypotheses", "medium": "media",
        "good": "better best", "bad": "worse worst", "many": "more most", "little": "less least",
        "high": "higher highest", "low": "lower lowest", "strong": "stronger strongest", "great": "greater greatest",
        "large": "larger largest", "small": "smaller smallest", "deep": "deeper deepest", "wide": "wider widest",
        "close": "closer closest", "fast": "faster fastest", "long": "longer longest", "new": "newer newest",
        "clean": "cleaner cleanest", "green": "greener greenest", "full": "fuller fullest", "big": "bigger biggest",
        "strict": "stricter strictest", "safe": "safer safest", "rich": "richer richest", "poor": "poorer poorest",
        "broad": "broader broadest", "short": "shorter shortest", "hard": "harder hardest", "easy": "easier easiest",
    }.items()
    for form in forms.split()
}  # fmt: skip
#: Words of one family that no rule brings together.
_FAMILIES: Final = tuple(
    frozenset(family.split())
    for family in (
        "china chinese", "lead leader leadership", "strong strength strengthen", "long length lengthen",
        "wide width widen", "deep depth deepen", "grow growth", "high height heighten", "broad breadth broaden",
        "true truth", "free freedom", "wise wisdom", "poor poverty", "able ability enable", "just justice",
        "succeed success successful", "choose choice", "live life", "believe belief", "prove proof", "sell sale",
        "think thought", "know knowledge", "serve service", "society social", "science scientific",
        "emphasis emphasize", "analysis analyze analytical", "basis basic", "europe european", "space spatial",
        "maintain maintenance", "explain explanation", "unite unity unify unification unified", "young youth",
        "loyal loyalty", "honest honesty", "certain certainty", "poor poverty", "proceed procedure procedural",
        "defend defense", "respond response responsive", "expand expansion", "extend extension extensive",
        "destroy destruction", "rely reliance reliant", "comply compliance compliant", "die death", "warm warmth",
        "speak speech", "lose loss", "practice practical", "govern governance government", "self-rely self-reliance",
        "sign signature", "open openness", "propose proposal", "renew renewal", "arrive arrival", "supply supplier",
        "marxism marxist", "socialism socialist", "communism communist", "capitalism capitalist", "people personal",
        "democracy democratic democratize", "bureaucracy bureaucratic", "system systematic systemic", "heir inherit",
    )
)  # fmt: skip
#: Suffixes with what may stand in their place one step nearer to the root; the longest that fits counts.
_SUFFIXES: Final = {
    "ization": ("ize",), "ification": ("ify",), "ication": ("y", "icate"), "iation": ("y", "iate"),
    "ation": ("ate", "", "e"), "ition": ("e", "", "ite"), "uction": ("uce", "uct"), "ission": ("it",),
    "ssion": ("ss", "t"), "sion": ("d", "de", "se", "t", "s"), "ction": ("ct",), "ption": ("pt", "be"),
    "tion": ("t", "te"), "ment": ("", "e"), "iance": ("y", "iant"), "ance": ("", "e", "ant"),
    "ence": ("", "e", "ent"), "ancy": ("ant",), "ency": ("ent",), "cracy": ("crat",), "acy": ("ate",),
    "ological": ("ology",), "ical": ("y", "ic", "ics"), "ial": ("y", "", "e"), "ual": ("", "e"),
    "al": ("", "e", "y"), "cratic": ("cracy", "crat"), "ic": ("y", "", "e", "ics"), "bility": ("ble",),
    "ility": ("ile",), "ety": ("e",), "ity": ("", "e"), "iness": ("y",), "ness": ("",), "ically": ("ic", "ical"),
    "ally": ("al",), "ily": ("y",), "ably": ("able",), "ibly": ("ible",), "ly": ("",), "ful": ("",),
    "ious": ("y", "ion"), "ous": ("", "e", "y"), "ative": ("ate", "ation", "e"), "uctive": ("uce", "uct"),
    "sive": ("d", "de", "se", "s"), "ive": ("", "e", "ion"), "able": ("", "e", "ate"), "ible": ("", "e"),
    "ship": ("",), "ism": ("",), "ist": ("",), "ize": ("", "e", "y"), "ify": ("", "e", "y"), "sory": ("se",),
    "ory": ("ion", "e"), "very": ("ver", "ve"), "en": ("", "e"),
}  # fmt: skip
_STEPS: Final = 2
_SHORTEST: Final = 3
#: Pairs that the rules would bring together and that mean different things.
_STRANGERS: Final = frozenset(
    frozenset(pair.split())
    for pair in (
        "general generate", "universe universal", "university universal", "university universe", "organ organic",
        "organ organization", "organ organize", "community commune", "commune communism", "community communist",
        "community communism", "new news",
        "human humane", "policy police", "person personal", "mean means", "part partial", "nation nationalism",
        "nation nationalize", "national nationalism", "industry industrious", "economic economical", "hard hardly",
        "late lately", "near nearly", "social socialism", "social socialist", "capital capitalism", "social socialize",
        "capital capitalist", "product production", "special specialize", "objection object", "relate relative",
        "operation operative", "sense sensible", "credit credible", "major majority", "minor minority",
        "factor factory", "direct director", "depart department", "apart apartment", "station state", "mission mit",
        "reality real", "human humanize", "central centralize", "form formal", "formal form", "author authority",
        "custom customize", "office official", "principal principle", "communal communism", "ideal idealism",
    )
)  # fmt: skip
_NUMBERS: Final = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100", "thousand": "1000"}
_ORDINALS: Final = {
    word: f"{value}{'st nd rd'.split()[value - 1] if value < 4 else 'th'}"
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ROMAN: Final = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
#: A short word of one syllable that would double its last letter before -ing and -ed: of caring, care is the verb.
_DOUBLING: Final = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
_DOUBLED: Final = re.compile(r"([bdfgklmnprt])\1$")


@lru_cache(maxsize=1 << 16)
def kinship(one: str, other: str) -> Kinship | None:
    """Return in what two lower-case words differ, if they are forms of one word.

    Args:
        one: A word.
        other: Another one.

    Returns:
        Empty for the same word, else ``spelling``, ``inflection``, ``derivation`` or ``numeral``; ``None`` for
        different words.

    >>> [kinship("modernize", word) for word in ("modernise", "modernizing", "modernization", "modest")]
    ['spelling', 'inflection', 'derivation', None]
    """
    if one == other:
        return ""
    left, right = respelt(one), respelt(other)
    if left == right:
        return "spelling"
    if _number(left) == _number(right) != "":
        return "numeral"
    if not left[0].isalpha() or not right[0].isalpha() or frozenset((left, right)) in _STRANGERS:
        return None
    roots_left, roots_right = _lemmas(left), _lemmas(right)
    if not roots_left.isdisjoint(roots_right):
        return "inflection"
    if left[0] != right[0] or min(len(left), len(right)) < _SHORTEST:
        return None
    return "derivation" if any(_related(a, b) for a in roots_left for b in roots_right) else None


def is_participle(word: str) -> bool:
    """Return whether a lower-case word may be a participle: built, guided, serving."""
    return word.endswith(("ed", "ing")) or (word in _IRREGULAR and not word.endswith("s"))


def _number(word: str) -> str:
    return _NUMBERS.get(word) or _ORDINALS.get(word) or _ROMAN.get(word) or (word if word[0].isdigit() else "")


@lru_cache(maxsize=1 << 15)
def _lemmas(word: str) -> frozenset[str]:
    """The words that `word` may be an inflected form of, itself among them."""
    if word in _IRREGULAR:
        return frozenset({word, _IRREGULAR[word]})
    return frozenset({word, *(lemma for lemma in _regular(word) if len(lemma) >= _SHORTEST)})


def _regular(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes", "oes", "uses")):
        yield word[:-2]
        yield word[:-1]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        yield word[:-1]
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            base = word[: -len(ending)]
            if ending == "ed" and base.endswith("i"):
                yield base[:-1] + "y"
            if re.search("[aeiouy]", base) is None:
                continue
            yield base + "e"
            if _DOUBLED.search(base):
                yield base[:-1]
            if not _DOUBLING.match(base):
                yield base


def _related(one: str, other: str) -> bool:
    if any(one in family and other in family for family in _FAMILIES):
        return True
    if frozenset((one, other)) in _STRANGERS:
        return False
    left, right = _roots(one), _roots(other)
    return any(steps + right[root] <= _STEPS for root, steps in left.items() if root in right)


@lru_cache(maxsize=1 << 15)
def _roots(word: str) -> dict[str, int]:
    """What suffixes can be taken from a word, with the number of steps."""
    found = {word: 0}
    edge = [word]
    for step in range(1, _STEPS + 1):
        edge = [root for each in edge for root in _nearer(each) if root not in found]
        found.update(dict.fromkeys(edge, step))
    return found


def _nearer(word: str) -> Iterator[str]:
    for length in range(min(8, len(word) - _SHORTEST), 1, -1):
        if word[-length:] in _SUFFIXES:
            for ending in _SUFFIXES[word[-length:]]:
                root = word[:-length] + ending
                if len(root) > _SHORTEST:
                    yield root
                    if not ending and _DOUBLED.search(root):
                        yield root[:-1]
            return
