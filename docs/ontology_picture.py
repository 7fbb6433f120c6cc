"""The picture of the ontology, docs/images/ontology.svg: classes as boxes with their properties, in bands.

A band holds a class and, to the right of it, what is a kind of it; a rail with a hollow head leads there, as in UML.
Everything is placed by rules, so that the same ontology always gives the same picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from vocabulary import Term, terms

__all__ = ["picture"]

_LINE: Final = 17
_GAP: Final = 26
_PER_ROW: Final = 4
#: The bands that come first, by the class at their head; others follow by name.
_ORDER: Final = ("skos:Concept", "tifa:Part", "prov:Entity")
_FILLS: Final = {"skos:Concept": "#dff0e3", "tifa:Part": "#e3edf7", "prov:Entity": "#f7ecdc"}
_ANY: Final = "owl:Thing"

_STYLE: Final = """\
<style>
text { font-family: system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; \
font-size: 12px; fill: #263238; }
.name { font-weight: bold; font-size: 13px; }
.link { fill: #00695c; }
.value { fill: #546e7a; }
.rail { fill: none; stroke: #5f6b6d; stroke-width: 1.3; }
</style>"""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class _Box:
    """A class with its lines: its name, then its properties."""

    name: str
    lines: tuple[_Line, ...]

    @property
    def height(self) -> int:
        return _LINE * len(self.lines) + 16

    @property
    def width(self) -> int:
        return max(_width(line) for line in self.lines) + 22


def picture() -> str:
    """Return the picture as SVG."""
    every = terms()
    bands = _bands([term for term in every if term.sort == "class"])
    boxes = {name: _box(name, every) for name in {name for head, below in bands for name in (head, *below)}}
    # Beyond the classes: what properties of ours say of others, and of anything.
    placed = {f"tifa:{term.name}" for term in every if term.sort == "class"} | set(boxes)
    alone = sorted({term.domain for term in every if term.domain} - placed)
    rows = [_box(name, every) for name in alone]
    width = max(box.width for box in (*boxes.values(), *rows))
    parts: list[str] = []
    top = 44
    for head, below in bands:
        drawn, top = _band(boxes[head], [boxes[name] for name in below], top, width)
        parts += drawn
    for start in range(0, len(rows), _PER_ROW + 1):
        row = rows[start : start + _PER_ROW + 1]
        parts += [_drawn(box, _left(column, width), top, width, "#f0f0f0") for column, box in enumerate(row)]
        top += max(box.height for box in row) + _GAP
    return _svg(parts, _left(_PER_ROW + 1, width), top)


def _bands(classes: Sequence[Term]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each class that others are kinds of, with these; a class stands below one only, an own one if it can."""
    below: dict[str, list[str]] = {}
    for term in classes:
        own = [name for name in term.above if name.startswith("tifa:")]
        head = (own or list(term.above) or [f"tifa:{term.name}"])[0]
        below.setdefault(head, [])
        if term.above:
            below[head].append(f"tifa:{term.name}")
    order = {name: place for place, name in enumerate(_ORDER)}
    return [(head, tuple(below[head])) for head in sorted(below, key=lambda name: (order.get(name, 99), name))]


def _box(name: str, every: Iterable[Term]) -> _Box:
    known = {f"tifa:{term.name}": term for term in every}
    term = known.get(name)
    title = "anything 任何事物" if name == _ANY else name
    lines = [_Line(f"{term.name} {term.label[1]}" if term else title, "name")]
    if term:
        above = [other for other in term.above if not other.startswith("tifa:")]
        # What its band does not show: a further class above it.
        further = above if len(term.above) > 1 else []
        lines += [_Line(f"is a {other}", "value") for other in further]
    for sort in ("link", "value"):
        for prop in known.values():
            if prop.sort == sort and prop.domain == name:
                lines.append(_Line(f"{prop.name} {prop.label[1]} {_end(prop, known)}", sort))
    return _Box(name, tuple(lines))


def _end(prop: Term, known: dict[str, Term]) -> str:
    """Say where a property leads, in few characters."""
    if prop.sort == "value":
        return f": {'text' if prop.range == 'rdf:PlainLiteral' else prop.range.removeprefix('xsd:')}"
    target = known.get(prop.range)
    return f"→ {target.name if target else prop.range}"


def _band(head: _Box, below: Sequence[_Box], top: int, width: int) -> tuple[list[str], int]:
    """Return a head with what is below it in rows at its right, and where the next band starts."""
    fill = _FILLS.get(head.name, "#f0f0f0")
    parts = [_drawn(head, _left(0, width), top, width, fill)]
    end = top + head.height
    level = top
    for start in range(0, len(below), _PER_ROW):
        row = below[start : start + _PER_ROW]
        centres = [_left(column, width) + width // 2 for column in range(1, len(row) + 1)]
        rail = level - _GAP // 2
        if start == 0:
            # Into the top of the head, so that the rail of the first row needs no way around it.
            middle = _left(0, width) + width // 2
            parts.append(f'<path class="rail" d="M{centres[-1]} {rail} H{middle} V{top - 1}" marker-end="url(#kind)"/>')
        else:
            side = _left(1, width) - _GAP // 2
            parts.append(f'<path class="rail" d="M{centres[-1]} {rail} H{side} V{top - _GAP // 2}"/>')
        parts += [f'<path class="rail" d="M{centre} {rail} V{level}"/>' for centre in centres]
        parts += [_drawn(box, _left(column, width), level, width, fill) for column, box in enumerate(row, 1)]
        level += max(box.height for box in row) + _GAP
        end = max(end, level - _GAP)
    return parts, end + 2 * _GAP


def _left(column: int, width: int) -> int:
    return 20 + column * (width + _GAP)


def _drawn(box: _Box, left: int, top: int, width: int, fill: str) -> str:
    parts = [
        f'<rect x="{left}" y="{top}" width="{width}" height="{box.height}" rx="6" fill="{fill}" stroke="#90a4ae"/>',
        *(
            f'<text class="{line.style}" x="{left + 11}" y="{top + 20 + number * _LINE}">{escape(line.text)}</text>'
            for number, line in enumerate(box.lines)
        ),
    ]
    return "\n".join(parts)


def _width(line: _Line) -> int:
    """Return about how wide a line is: Han characters are as wide as the font is high, others a good half of it."""
    size = 13 if line.style == "name" else 12
    return round(sum(size if ord(character) > 0x2E80 else size * 0.57 for character in line.text))


def _svg(parts: Iterable[str], width: int, height: int) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">\n'
        '<title id="title">The classes of the ontology with their properties</title>\n'
        f"{_STYLE}\n"
        '<defs><marker id="kind" viewBox="0 0 12 12" refX="11" refY="6" markerWidth="12" markerHeight="12" '
        'orient="auto"><path d="M1 1 L11 6 L1 11 z" fill="#ffffff" stroke="#5f6b6d"/></marker></defs>\n'
        f'<rect width="{width}" height="{height}" rx="10" fill="#ffffff"/>'
    )
    return "\n".join([head, *parts, "</svg>", ""])
