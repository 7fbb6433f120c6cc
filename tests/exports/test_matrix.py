"""Themes by sections as files."""

import csv
import io
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import defusedxml.ElementTree as ElementTree
import pytest

from exports import raster
from exports.matrix import MATRIX_FORMATS, format_of, render
from exports.matrix_picture import colour
from glossary.errors import OutputError, UnknownNameError
from graph.analytics.matrix import Matrix, MatrixSection, MatrixTheme, matrices
from graph.cataloguing import catalogue
from tests.factories import harvest

SVG = "{http://www.w3.org/2000/svg}"

MATRIX = Matrix(
    "lake",
    "Lake <Notes> & More",
    "湖区纪要",
    (
        MatrixTheme(1, "坚持生态优先", "Putting ecology first", 2, 3, 2),
        MatrixTheme(2, "=坚持“两条底线”", "", 3, 2, 1),
    ),
    (
        MatrixSection(3, 2, "（二）坚持“两条底线”", "", 2, (("三水",), None)),
        MatrixSection(4, 1, "二、主要成就", "II. Main <Achievements>", None, (("三水", "湖长制"), ("两条底线",))),
        MatrixSection(9, 2, "（一）水更清", "(i) Clearer Water", None, ((), ())),
    ),
)


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_csv() -> None:
    data = render(MATRIX, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig")))) == [
        ["paragraph", "depth", "section", "in English", "1 坚持生态优先", "2 =坚持“两条底线”"],
        ["3", "2", "（二）坚持“两条底线”", "", "1", ""],
        ["4", "1", "二、主要成就", "II. Main <Achievements>", "2", "1"],
        ["9", "2", "（一）水更清", "(i) Clearer Water", "0", "0"],
        ["", "", "any", "", "2", "1"],
        ["", "", "formulations of the theme", "", "3", "2"],
    ]


class TestSvg:
    def test_labels_figures_and_legend_are_text(self) -> None:
        written = texts(render(MATRIX, "svg"))
        assert {"湖区纪要", "Lake <Notes> & More", "二、主要成就", "（一）水更清", "¶9", "坚持生态优先"} <= set(written)
        at = written.index("二、主要成就")
        assert written[at : at + 4] == ["二、主要成就", "II. Main <Achievements>", "2", "1"]
        assert written.count("0") == 3  # two cells and the legend
        assert {"2 of 3", "1 of 2", "Harvested by machine, not reviewed."} <= set(written)

    def test_cells_say_what_they_count(self) -> None:
        titles = [element.text for element in ElementTree.fromstring(render(MATRIX, "svg")).iter(f"{SVG}title")]
        assert "1 坚持生态优先 → 二、主要成就: 2 of 3 (三水 · 湖长制)" in titles
        assert "2 =坚持“两条底线” → （一）水更清: 0 of 2" in titles

    def test_names_fonts_and_embeds_none(self) -> None:
        svg = render(MATRIX, "svg").decode()
        assert "Noto Sans CJK SC" in svg
        assert "@font-face" not in svg
        assert "href" not in svg

    def test_all_stands_inside_of_the_picture(self) -> None:
        many = replace(
            MATRIX,
            themes=MATRIX.themes * 6,
            sections=tuple(replace(one, cells=one.cells * 6) for one in MATRIX.sections),
        )
        for matrix in (MATRIX, many):
            root = ElementTree.fromstring(render(matrix, "svg"))
            wide, high = float(root.get("width", "0")), float(root.get("height", "0"))
            for box in root.iter(f"{SVG}rect"):
                assert float(box.get("x", "0")) + float(box.get("width", "0")) <= wide
                assert float(box.get("y", "0")) + float(box.get("height", "0")) <= high
            assert all(0 <= float(text.get("x", "-1")) <= wide for text in root.iter(f"{SVG}text"))

    def test_long_titles_are_cut(self) -> None:
        long = replace(MATRIX.sections[1], zh="湖" * 90, en="lake " * 90)
        written = texts(render(replace(MATRIX, sections=(long,)), "svg"))
        assert [text for text in written if text.startswith("湖湖")] == ["湖" * 31 + "…"]

    def test_more_is_darker(self) -> None:
        darkness = [int(colour(count, 12)[1:3], 16) for count in range(13)]
        assert darkness == sorted(darkness, reverse=True)
        assert len(set(darkness)) == 13
        assert colour(1, 1) not in (colour(0, 1), colour(1, 12))


def test_page_lists_what_is_counted_and_runs_nothing() -> None:
    page = render(MATRIX, "html").decode()
    assert (
        '<th lang="zh">二、主要成就 <span class="pair">¶4</span></th><td>2</td><td lang="zh">三水 · 湖长制</td>' in page
    )
    assert "<Achievements>" not in page
    assert "<script" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


class TestPng:
    def test_twice_the_size_of_the_picture(self) -> None:
        pytest.importorskip("resvg_py", reason="the extra plot is not installed")
        try:
            data = render(MATRIX, "png")
        except OutputError as error:
            pytest.skip(str(error))
        root = ElementTree.fromstring(render(MATRIX, "svg"))
        assert data.startswith(b"\x89PNG\r\n")
        size = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
        assert size == (2 * int(root.get("width", "0")), 2 * int(root.get("height", "0")))

    def test_without_the_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        with pytest.raises(
            OutputError, match=r"resvg-py, which is not installed: pip install 'tifa\[plot\]', or write SVG"
        ):
            render(MATRIX, "png")

    def test_without_a_font(self, monkeypatch: pytest.MonkeyPatch) -> None:
        resvg = pytest.importorskip("resvg_py", reason="the extra plot is not installed")

        def without_fonts(**options: object) -> bytes:
            return bytes(resvg.svg_to_bytes(**options | {"skip_system_fonts": True}))

        monkeypatch.setitem(sys.modules, "resvg_py", SimpleNamespace(svg_to_bytes=without_fonts))
        with pytest.raises(OutputError, match="no font with Han characters is installed, which PNG needs: install one"):
            render(MATRIX, "png")

    def test_boxes_in_the_place_of_characters_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(raster, "_painter", lambda: lambda _svg: b"a box")
        with pytest.raises(OutputError, match="no font with Han characters"):
            raster.rasterise("<svg/>")


@pytest.mark.parametrize("form", [form for form in MATRIX_FORMATS if form != "png"])
def test_same_matrix_same_bytes(form: str) -> None:
    (one,), (other,) = matrices(catalogue([harvest()])), matrices(catalogue([harvest()]))
    assert render(one, form) == render(other, form)


def test_refusals() -> None:
    with pytest.raises(UnknownNameError, match="unknown format 'pdf'"):
        render(MATRIX, "pdf")
    with pytest.raises(OutputError, match="no section of lake follows its first theme"):
        render(replace(MATRIX, sections=()), "svg")
    with pytest.raises(
        OutputError, match=r"out does not say its format: end its name in one of \.csv, \.html, \.png, \.svg"
    ):
        format_of(Path("out"))
