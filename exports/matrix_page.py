"""Themes by sections as a page: the picture, and under it the formulations that each figure counts."""

from collections.abc import Iterator
from html import escape
from typing import Final

from exports.matrix_picture import draw
from graph.analytics.matrix import Matrix

__all__ = ["export_html"]

_STYLE: Final = """\
body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #1c2b2d; background: #fff;
  font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
svg { max-width: 100%; height: auto; }
h2 { margin: 2rem 0 0; font-size: 1.15rem; }
.en, .pair, footer { color: #5c6b6e; }
.en { margin: 0; }
table { border-collapse: collapse; margin-top: .5rem; table-layout: fixed; width: 100%; }
td, th { border-top: 1px solid #d5dcdd; padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; width: 40%; }
td:nth-child(2) { width: 2.5rem; }
"""


def export_html(matrix: Matrix) -> bytes:
    """Return the page: one file without scripts that asks no network for anything.

    Args:
        matrix: The matrix; it has a section at least.
    """
    return ("\n".join(_lines(matrix)) + "\n").encode()


def _lines(matrix: Matrix) -> Iterator[str]:
    title = escape(f"Themes by sections: {matrix.title or matrix.title_zh or matrix.document}")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>"
    yield draw(matrix).rstrip()
    for at, theme in enumerate(matrix.themes):
        yield f'<h2 lang="zh">{theme.number}  {escape(theme.zh)}</h2>'
        if theme.en:
            yield f'<p class="en">{escape(theme.en)}</p>'
        yield f"<p>{theme.recurring} of {theme.concepts} formulations recur in a later section.</p>"
        rows = [(section, cell) for section in matrix.sections if (cell := section.cells[at])]
        if rows:
            yield "<table>"
            for section, cell in rows:
                pair = f'<span class="pair">¶{section.pair}</span>'
                yield (
                    f'<tr><th lang="zh">{escape(section.zh)} {pair}</th><td>{len(cell)}</td>'
                    f'<td lang="zh">{escape(" · ".join(cell))}</td></tr>'
                )
            yield "</table>"
    yield "<footer><p>Harvested by machine, not reviewed.</p></footer>\n</body>\n</html>"
