"""A concordance as JSON: what other programs ask for."""

import dataclasses
import json
from typing import Any

from glossary.types import Span
from graph.concordance.lines import ConcordanceLine
from graph.concordance.result import Concordance

__all__ = ["json_data"]


def json_data(concordance: Concordance) -> str:
    """Return the concordance as JSON, Han characters as they are.

    Args:
        concordance: The concordance.

    Returns:
        An object that ends in a line break; spans are objects with `start` and `end`, in code points of the sentence.
    """
    data = {
        "reviewed": False,
        "query": concordance.query,
        "search": concordance.search,
        "lang": concordance.lang,
        "label": concordance.label,
        "pinyin": concordance.pinyin,
        "found": concordance.found,
        "total": concordance.total,
        "filters": dataclasses.asdict(concordance.filters),
        "sorting": dataclasses.asdict(concordance.sorting),
        "renderings": [dataclasses.asdict(one) for one in concordance.renderings],
        "lines": [_line(line) for line in concordance.lines],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _line(line: ConcordanceLine) -> dict[str, Any]:
    data: dict[str, Any] = {field.name: getattr(line, field.name) for field in dataclasses.fields(line)}
    data |= {"zh_span": _span(line.zh_span), "en_span": _span(line.en_span), "rendering": line.rendering}
    return data


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else span._asdict()
