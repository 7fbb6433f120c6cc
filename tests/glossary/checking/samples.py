"""A termbase and bilingual sentences for the tests of the check."""

from glossary.checking import check_translation
from glossary.checking.base import Termbase, TermEntry, TermRendering, TranslationCheck
from glossary.folding import fold_label
from glossary.types import Document, ParagraphPair

__all__ = ["TERMS", "checked", "document", "termbase"]

#: Each term with renderings: preferred ``+``, admitted ``~``, deprecated ``-``, known without a sign.
TERMS = {
    "新质生产力": ["+new quality productive forces", "~new-type productivity", "-new quality productivity"],
    "生产力": ["+productive forces"],
    "高质量发展": ["+high-quality development", "-development"],
    "发展": ["+development", "growth"],
    "低空经济": ["+low-altitude economy", "-low-flying economy"],
    "经济": ["+economy"],
    "乡村振兴": ["+rural revitalization", "-village revival"],
    "共同富裕": ["+common prosperity", "~shared prosperity"],
    "全面深化改革": ["+comprehensively deepen reform", "~deepen reform across the board"],
    "改革": ["+reform"],
    "法治": ["+rule of law", "-rule by law"],
    "国家": ["+country", "~state"],
    "人民": ["+people"],
    "中国式现代化": ["+Chinese modernization", "-Chinese-style modernization"],
    "现代化": ["+modernization"],
    "三项行动": ["+three initiatives"],
    "民生": ["+people's livelihood"],
    "供应链": ["+supply chain"],
    "产业链": ["+industrial chain"],
    "生态文明": ["+ecological civilization"],
    "文化中心": ["+cultural center"],
    "示范计划": ["+demonstration program"],
    "人工智能": ["+artificial intelligence"],
    "中小企业": ["+small and medium-sized enterprises"],
    "湖长制": ["lake chief system", "lake warden scheme"],
    "党的领导": ["+Party leadership"],
    "软实力": ["+soft power"],
    "数字政府": ["+digital government", "e-government"],
    "宣传": ["+publicity", "-propaganda"],
    "民族": ["+ethnic group", "-nationality"],
    "新三样": ["+new three"],
    "建设湖区强市": ["+build a strong lake city"],
}

_STATUS = {"+": "preferred", "~": "admitted", "-": "deprecated"}


def termbase(terms: dict[str, list[str]] | None = None) -> Termbase:
    return Termbase(tuple(_entry(zh, said) for zh, said in (TERMS if terms is None else terms).items()))


def _entry(zh: str, said: list[str]) -> TermEntry:
    preferred = tuple(one[1:] for one in said if one[0] == "+")
    renderings = tuple(
        TermRendering(one.lstrip("+~-"), _STATUS.get(one[0], "known"), "test", preferred if one[0] == "-" else ())  # type: ignore[arg-type]
        for one in said
    )
    return TermEntry(fold_label(zh), zh, (zh,), renderings)


def document(*pairs: tuple[str, str]) -> Document:
    return Document(
        "lake",
        tuple(ParagraphPair(number, zh, en, 2 * number, 2 * number - 1) for number, (zh, en) in enumerate(pairs, 1)),
    )


def checked(
    *pairs: tuple[str, str], terms: dict[str, list[str]] | None = None, rules: tuple[str, ...] = ()
) -> TranslationCheck:
    return check_translation(document(*pairs), termbase(terms), name="lake.txt", rules=rules)
