"""Where the first part of an enumeration begins and the last one ends: the words of the sentence around them.

Nothing marks in Chinese where the verb of the sentence ends and the first part begins (统筹|教育、科技、人才). The
other parts show how the first has to look: a beginning that all share, verb and object or noun, and their length.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from os.path import commonprefix
from typing import Final

import rjieba

from glossary.extractors.cues import ATTRIBUTES, POLICY_VERBS
from glossary.types import Span

__all__ = ["opening", "without_lead", "without_tail", "without_unshared"]

#: Verb and result, often in a row: 做大做强, 管好用好.
_RESULTATIVE: Final = re.compile(r"^(?:[做抓建管用走守筑办打夯补拉延][大强优精深好实细牢住稳全严准长]){1,4}")
#: Adverbs and verbs of togetherness behind the last part: …劳动教育|有机融合, 招才引智|相互促进.
_TOGETHER: Final = re.compile(
    r"(?:相互|互相|有机|协同|共同|全面|同步|一体|深度|协调|统筹|良性|同向|齐头|齐抓|并[重举进行]|联动|融合|贯通)"
    r"[\u4e00-\u9fff]{0,6}$"
)
#: A summing up behind the last part: 水上、岸上、空中|三网.
_SUM: Final = re.compile(r"(?:等)?(?:[两三四五六七八九十]+[大个项张条]?[\u4e00-\u9fff]{0,3})?$")
#: An apposition behind the last part: 水上、岸上、空中|这三张网, 治水、治气|这两个行动.
_APPOSITION: Final = re.compile(r"这(?:[个条项]|[一两三四五六七八九十]+).*$")
#: Words that no noun holds: “4”是|水利、交通….
_COPULAS: Final = frozenset({"是", "指", "即", "包括", "包含", "涵盖"})
#: What a verb brings about, as a word of its own: 处理|好.
_RESULTS: Final = frozenset("好住牢实到出成起上")
#: Tags (of jieba's set) of verbs and of what stands before verbs: adverbs, prepositions, particles, pronouns.
_VERBS: Final = ("v", "vd", "vi")
_BEFORE_VERBS: Final = frozenset({"d", "ad", "p", "u", "uj", "ul", "uz", "r", "c", "zg"})
#: Fewest characters of a noun that is none of the first part's own; words of place are shorter.
_OWN_NOUN: Final = 3
_OPENERS: Final = ("“", "「", "『", "《")
#: Words of time and order that open a sentence.
_TIMES: Final = frozenset({"当前", "目前", "今年", "去年", "近年来", "如今", "同时", "其中", "尤其是", "特别是"})
_FOUR: Final = 4
_MODALS: Final = frozenset({"要", "应", "应当", "须", "必须", "能", "可", "可以", "需", "需要", "会", "将"})
_NOUNS: Final = ("n", "f", "s", "j", "t")


def opening(text: str, *, verbs: int | None = None) -> int:
    """Return how many characters of verbs, and of adverbs and the like around them, a stretch begins with.

    Args:
        text: The stretch.
        verbs: How many verbs at most; all if not given.

    >>> opening("切实减轻学生负担"), opening("坚决打好防范化解重大风险", verbs=1), opening("做大做强文化")
    (4, 4, 4)
    """
    return _openings(text, verbs)[-1]


def _openings(text: str, verbs: int | None) -> list[int]:
    """Where the words end that a stretch opens with, one by one; 0 is the first."""
    result = _RESULTATIVE.match(text)
    ends = [result.end() if result else 0]
    seen = int(bool(result))
    joined = governed = False
    before = ""
    for word, tag in rjieba.tag(text[ends[0] :]):
        brought = governed and _is_result(before, word, tag)
        before = word
        if word in {"和", "与", "及", "以及"}:
            return ends[:-1] or ends  # what stands before it is joined to what follows: 发展|和减排
        governs = brought or joined or _is_verb(word, tag)
        if not (governs or tag in _BEFORE_VERBS or word in _TIMES):
            break
        counts = governs and not brought and tag not in _BEFORE_VERBS and word not in _MODALS
        if counts and verbs is not None and seen >= verbs:
            break
        ends.append(ends[-1] + len(word))
        if brought:
            del ends[-2]  # verb and result are not parted
        seen += counts
        joined = word in {"并", "并且"}  # what follows is a verb again, whatever its tag
        governed = governs
    return ends


def _is_result(verb: str, word: str, tag: str) -> bool:
    """Whether a word says what the verb before it brings about: 处理|好, 织|密."""
    return word in _RESULTS or (tag == "a" and len(verb) == len(word) == 1)


def _is_verb(word: str, tag: str) -> bool:
    """Whether a word governs what follows; words of four characters may be two verbs (发展壮大, 充分发挥)."""
    if tag in _VERBS or word in POLICY_VERBS:
        return True
    halves = (word[:2], word[2:])
    tags = {tag for half in halves if half not in POLICY_VERBS for _, tag in rjieba.tag(half)}
    return len(word) == 4 and word[:2] in POLICY_VERBS and tags <= {*_VERBS, "a"}


def without_lead(text: str, first: Span, others: Sequence[str]) -> Span:
    """Drop the words of the sentence that run into the first part.

    Three rules in turn. Where all other parts start alike, so does the first (安全设施|同时设计、同时施工). Else the
    verbs it begins with go, all but one if the others are events too (打好|防范化解重大风险、精准脱贫), and then
    whatever stands before another verb, if that makes the parts more alike in length. Where all others are of
    one length, so is the first (中国特色社会主义|道路自信、理论自信、制度自信).

    Args:
        text: The Chinese paragraph.
        first: The first part with what stands before it.
        others: The wordings of the other parts.
    """
    wording = first.of(text)
    copula = _behind_copula(wording)
    if copula and not any(map(_behind_copula, others)):
        first = Span(first.start + copula, first.end)
        wording = first.of(text)
    quoted = max(map(wording.find, _OPENERS))
    if quoted >= 0 and all(other[:1] in _OPENERS for other in others):
        return Span(first.start + quoted, first.end)
    if wording[:1] in _OPENERS:
        return first
    alike = without_unshared(text, first, others)
    if alike != first:
        return alike
    cut = _behind_verbs(wording, others)
    cut += _behind_nouns(wording[cut:], others)
    return Span(first.start + cut, first.end)


def without_unshared(text: str, first: Span, others: Sequence[str]) -> Span:
    """Let the first part begin as all others do, if they begin alike: 安全设施|同时设计、同时施工、同时投产.

    Args:
        text: The Chinese paragraph.
        first: The first part with what stands before it.
        others: The wordings of the other parts.
    """
    wording = first.of(text)
    shared = commonprefix(list(others)) if len(others) > 1 else ""  # noqa: RUF071 - characters, no paths
    usual = sum(map(len, others)) / max(1, len(others))
    for length in range(len(shared), 0, -1):
        place = wording.rfind(shared[:length])
        if place >= 0 and (length > 1 or abs(len(wording) - place - usual) <= 1):
            return Span(first.start + place, first.end)
    return first


def without_tail(text: str, last: Span, others: Sequence[str]) -> Span:
    """Drop the words of the sentence that run on behind the last part: …、劳动教育|有机融合, …、空中|三网.

    Args:
        text: The Chinese paragraph.
        last: The last part with what stands behind it.
        others: The wordings of the other parts.
    """
    wording = last.of(text)
    for pattern in (_APPOSITION, _TOGETHER, _SUM):
        match = pattern.search(wording)
        usual = max(map(len, others), default=0)
        if match and 0 < match.start() < len(wording) and len(wording) > usual:
            wording = wording[: match.start()]
    return Span(last.start, last.start + len(wording))


def _behind_copula(wording: str) -> int:
    """Where a stretch goes on behind its last 是, 即 and the like; 0 if it has none."""
    place = found = 0
    for word, _ in rjieba.tag(wording):
        place += len(word)
        found = place if word in _COPULAS and place < len(wording) else found
    return found


def _behind_verbs(wording: str, others: Sequence[str]) -> int:
    """Where a first part begins behind the verbs of its sentence."""
    eventful = all(_is_event(rjieba.tag(other)) for other in others)
    headed = all(opening(other) for other in others)
    usual = sum(map(len, others)) / max(1, len(others))
    shortest = min(2, max(1, min(map(len, others), default=1)))
    ends = _openings(wording, 1 if eventful or headed else None)
    lengths = set(map(len, others))
    even = [end for end in ends if lengths == {len(wording) - end} and (len(others) > 1 or min(lengths) >= _FOUR)]
    cut = max(even or [end for end in ends if len(wording) - end >= shortest], default=0)
    if headed and cut and not opening(wording[cut:]):
        cut = 0  # its own verb, as the others have theirs
    own = cut + opening(wording[cut:]) if eventful else cut  # the verbs of the first part itself
    place, best = 0, cut
    before = ("", False)
    for word, tag in rjieba.tag(wording):
        if word[0] in _OPENERS:
            break
        place += len(word)
        brought = before[1] and _is_result(before[0], word, tag)
        governs = brought or tag in _VERBS or tag in _BEFORE_VERBS - {"c"} or word in POLICY_VERBS
        before = (word, governs)
        left = len(wording) - place
        nearer = (brought and best == place - len(word)) or abs(left - usual) < abs(len(wording) - best - usual)
        if governs and place > own and left >= shortest and nearer:
            best = place
    return best


def _is_event(words: Sequence[tuple[str, str]]) -> bool:
    """Whether a part is a verb with its object or subject (精准|脱贫, 增强体质), not a word alone (投资)."""
    if any(len(word) == 4 and word[:2] in POLICY_VERBS for word, _ in words):
        return True
    return len(words) > 1 and any(tag in {*_VERBS, "vn"} for _, tag in words)


def _behind_nouns(wording: str, others: Sequence[str]) -> int:
    """Where a first part begins behind nouns that go with all parts: 农产品|跨境冷链、保税仓储、检验检测."""
    lengths = {len(other) for other in others}
    length = min(lengths, default=0)
    if len(others) < 2 or len(lengths) > 1 or length < 2 or len(wording) <= length:
        return 0
    words = rjieba.tag(wording)
    ends = [0]
    for word, _ in words:
        ends.append(ends[-1] + len(word))
    cut = len(wording) - length
    if cut not in ends:
        return 0
    dropped = [words[number] for number, (start, _) in enumerate(pairwise(ends)) if start < cut]
    named = cut < _OWN_NOUN and not dropped[-1][1].startswith(("f", "s"))  # 基层|武装部 is a name
    named = named or dropped[-1][0] in ATTRIBUTES or not all(tag.startswith(_NOUNS) for _, tag in dropped)
    return 0 if named else cut
