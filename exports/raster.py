"""Pictures in pixels: SVG drawn by resvg, with the fonts of the system.

resvg (https://github.com/linebender/resvg) and its Python package resvg-py come with the extra ``plot``.
"""

from typing import TYPE_CHECKING, Final

from exports.lettering import FONTS
from exports.matrix_picture import draw
from glossary.errors import OutputError
from graph.analytics.matrix import Matrix

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SCALE", "export_png", "rasterise"]

#: Pixels for each pixel of the picture at normal size: sharp on screens of twice the usual density, and in print.
SCALE: Final = 2.0

_EXTRA: Final = "pip install 'tifa[plot]'"
#: Two characters that differ in every font that has them.
_PROBES: Final = ("国", "一")


def export_png(matrix: Matrix) -> bytes:
    """Return the picture as a PNG file.

    Args:
        matrix: The matrix; it has a section at least.

    Raises:
        OutputError: resvg-py is not installed, or no font with Han characters.
    """
    return rasterise(draw(matrix))


def rasterise(svg: str) -> bytes:
    """Return an SVG picture as a PNG file.

    Args:
        svg: The picture; its text is set in `exports.lettering.FONTS`.

    Raises:
        OutputError: resvg-py is not installed, or no font with Han characters.
    """
    paint = _painter()
    # A character that no font has is left out, or drawn as a box: as any other one.
    if len({paint(_probe(character)) for character in _PROBES}) < len(_PROBES):
        hint = (
            "install one, such as Noto Sans CJK (apt install fonts-noto-cjk, dnf install google-noto-sans-cjk-fonts,"
            " brew install font-noto-sans-cjk-sc), or write SVG, which needs none"
        )
        raise OutputError("no font with Han characters is installed, which PNG needs", hint=hint)
    return paint(svg)


def _painter() -> "Callable[[str], bytes]":
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 - of an extra
    except ImportError as error:
        hint = f"{_EXTRA}, or write SVG, which needs nothing"
        raise OutputError("PNG needs the package resvg-py, which is not installed", hint=hint) from error
    return lambda svg: bytes(svg_to_bytes(svg_string=svg, zoom=SCALE, languages=["zh", "en"]))


def _probe(character: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">'
        f'<text x="4" y="26" font-size="24" font-family="{FONTS}">{character}</text></svg>'
    )
