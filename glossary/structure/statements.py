"""Attributed statements: sentences that say what a leader has pointed out, stressed or required.

A leader is a title of office, with or without a name (总书记, 周主席, 林远山同志). The verb stands in the leader's own
clause, or after a comma once the leader has "given a speech" or "instructions" (作出重要指示,强调…). Where the
"verb" is a noun (按照总书记要求) or belongs to a relative clause (总书记提出的目标), nothing is stated.
"""

import re
from collections.abc import Iterator
from typing import Final

from glossary.structure.script import simplified
from glossary.structure.sentences import zh_sentence_end
from glossary.types import Span, Statement

__all__ = ["EN_LEADER", "ZH_LEADER", "ZH_NAME", "find_statements", "said", "said_en"]

# The commonest surnames; those that are everyday words before a title (和, 于, 向, 时, 全) are left out.
_SURNAMES: Final = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜戚谢邹喻苏潘葛范彭鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
    "罗毕郝邬康伍余顾孟黄穆萧尹姚邵汪毛狄贝戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江郭梅林钟徐邱骆高夏蔡田樊胡凌霍万卢莫"
    "丁邓洪石崔龚程裴陆翁段侯武刘叶白赖乔谭习温尚曾关廖蓬"
)
#: A person's name: a surname and one or two characters; only its context tells it from other words.
ZH_NAME: Final = rf"(?:(?:欧阳|司马|上官|诸葛|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}})"
_OFFICE: Final = (
    "(?:总书记|国家主席|副主席|主席|总统|副总理|总理|首相|委员长|国务委员|书记|省长|市长|部长|州长|县长|秘书长"
    "|主任|局长|会长|董事长|校长|院长)"
)
#: A leader as Chinese texts name one; 以…同志为核心的党中央 is not the leader.
ZH_LEADER: Final = rf"(?:(?:{ZH_NAME}|[{_SURNAMES}])?{_OFFICE}|{ZH_NAME}同志)(?!为核心|令|团|处|会议|助理|办公)"
#: A leader as English texts name one, with the name that may follow the title.
EN_LEADER: Final = (
    r"(?:(?:General\s+Secretary|Party\s+Secretary|Secretary[\s-]General|President|Chairman|Chairwoman|Chair"
    r"|(?:Vice[\s-])?Premier|Prime\s+Minister|Minister|Governor|Mayor|Secretary|Director|Comrade|Chancellor)"
    r"(?:\s+[A-Z][a-z]+){0,3})"
)

_PLAIN_VERBS: Final = (
    "指出|强调|提出|指明|明确(?!要求|指出|提出|强调)|阐明|阐述|表示|重申|告诫|勉励|叮嘱|谈到|提到|认为|宣布"
)
# These are nouns as well; they state something only with a statement after them.
_NOUN_VERBS: Final = "要求|号召|论述|嘱托|希望|部署|批示"
_VERB: Final = (
    rf"(?:(?P<plain>{_PLAIN_VERBS})(?!的|以来|后)"
    rf"|(?<!的)(?<!重要)(?<!指示)(?<!讲话)(?P<noun>{_NOUN_VERBS})(?=[^。；;、的和是为]))"
)
_SPEAKS: Final = (
    "[^，,。；;！？!?]{0,45}?(?:作出|做出|发表|作|做)[^，,。；;！？!?]{0,12}(?:指示|批示|讲话|论述|演讲)[，,]"
)
_ATTRIBUTION: Final = re.compile(
    rf"(?P<leader>{ZH_LEADER})(?:{_SPEAKS})?(?:[^，,。；;！？!?：:“”「」]|“[^”]*”|「[^」]*」){{0,45}}?{_VERB}"
)
# 他强调 goes on with the leader who was named before.
_GOES_ON: Final = re.compile(rf"[他她](?:还|并|同时|特别|多次|进一步|再次){{0,2}}(?P<plain>{_PLAIN_VERBS})(?!的)")
_NEXT_VERB: Final = re.compile(
    rf"(?<=[，,；;。：:])(?:他|她|还|并|又|同时|特别|多次|反复|进一步|再次|明确|深刻){{0,3}}{_VERB}"
)
_OBEYS: Final = re.compile("(?:按照|根据|遵照|落实|贯彻|践行|牢记|响应|学习|领会|不负|围绕|对照)(?:好|着|执行)?$")


def find_statements(number: int, text: str, start: int = 0) -> tuple[Statement, ...]:
    """Return the attributed statements of a Chinese paragraph, at most one for each sentence.

    Args:
        number: Number of the pair.
        text: The paragraph.
        start: Where to look from.

    Returns:
        The statements in order, each from the leader's name to the end of the sentence.

    >>> text = "会上,周主席指出,湖要清,强调水要活;要求岸要绿。会后参观。"
    >>> [(found.speaker, found.verbs, found.zh.of(text)[-4:]) for found in find_statements(1, text)]
    [('周主席', ('指出', '强调', '要求'), '岸要绿。')]
    """
    return tuple(_statements(number, text, start))


def _statements(number: int, text: str, start: int) -> Iterator[Statement]:
    plain = simplified(text)
    speaker = ""
    while start < len(plain):
        end = zh_sentence_end(plain, start) or len(plain)
        match = _attribution(plain, start, end) or (_GOES_ON.search(plain, start, end) if speaker else None)
        if match:
            speaker = text[slice(*match.span("leader"))] if "leader" in match.groupdict() else speaker
            found = [match, *_NEXT_VERB.finditer(plain, match.end(), end)]
            verbs = tuple(text[slice(*_verb_span(verb))] for verb in found)
            yield Statement(number, Span(match.start(), end), speaker, verbs)
        start = end


def _attribution(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first attribution of a sentence whose leader says something, rather than is obeyed."""
    return next(
        (
            match
            for match in _ATTRIBUTION.finditer(text, start, end)
            if not (match["noun"] and _OBEYS.search(text, start, match.start()))
        ),
        None,
    )


def _verb_span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("plain" if match["plain"] else "noun")


_SAID: Final = re.compile(r"^[，,：:]?\s*[“「]?(?P<clause>[^，,。；;！？!?”」]+)")
_SAID_EN: Final = re.compile(
    rf"{EN_LEADER}[^.;]{{0,80}}?\b(?:pointed\s+out|point(?:s|ing)\s+out|stress(?:ed|es)|emphasi[sz]e[ds]|not(?:ed|es)"
    r"|sa(?:id|ys)|require[ds]|demand(?:ed|s)|call(?:ed|s)\s+(?:for|on)|stated|made\s+clear|urged|proposed)"
    r"(?:\s+that)?[,:]?\s*[“\"]?(?P<clause>[^,.;:”\"]+)"
)


def said(statement: Statement, text: str) -> str:
    """Return the first clause of what a statement says, without the attribution.

    >>> text = "周主席指出,湖清才有鱼,水活才有船。"
    >>> said(find_statements(1, text)[0], text)
    '湖清才有鱼'
    """
    words = statement.zh.of(text)
    after = words.index(statement.verbs[0]) + len(statement.verbs[0])
    match = _SAID.match(words[after:])
    return match["clause"].strip() if match else words


def said_en(text: str) -> str:
    """Return the first clause that an English paragraph attributes to a leader; empty if there is none.

    >>> said_en("President Zhou pointed out that clear lakes have fish, and live waters have boats.")
    'clear lakes have fish'
    """
    match = _SAID_EN.search(text)
    return match["clause"].strip() if match else ""
