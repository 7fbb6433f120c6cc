"""Tests of workspace.concordance."""

from pathlib import Path

import pytest

from glossary.authority import AuthorityEntry, AuthorityList, AuthorityRendering
from glossary.errors import InputError, UnknownNameError, UnknownTermError
from graph.concordance.narrowing import Filters
from tests.concordances import dated
from tests.factories import harvest
from workspace import harvests
from workspace.authorities import add
from workspace.building import put
from workspace.concordance import Wanted, look_up
from workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with two documents, one of which has no date."""
    made = Workspace.init(tmp_path / "ws")
    put(made, [harvest("brief"), dated("undated", "")])
    return made


@pytest.mark.parametrize("term", ["新三样", "新三樣", "xīn sān yàng", "three new kinds", "xsy"])
def test_a_concept_is_found_by_any_name(workspace: Workspace, term: str) -> None:
    made, _ = look_up(workspace, Wanted(term))
    assert (made.search, made.label, made.pinyin, made.total) == ("concept", "新三样", "xīn sān yàng", 4)


def test_a_concept_needs_no_harvest(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvests, "load", None)
    assert look_up(workspace, Wanted("新三样"))[0].total == 4


@pytest.mark.parametrize(
    ("term", "note"),
    [
        ("新三样", ""),
        ("Three new kind", "'Three new kind' is a rendering of 新三样, of which all places are shown"),
        ("xinsanyang", "'xinsanyang' is the pinyin of 新三样; --text searches for the wording itself"),
        ("电动船", "no formulation is called '电动船'; its places in the text are shown"),
        ("三样", "no formulation is called '三样' (did you mean 新三样?); its places in the text are shown"),
    ],
)
def test_what_is_not_plain_to_see_is_noted(workspace: Workspace, term: str, note: str) -> None:
    assert "; ".join(look_up(workspace, Wanted(term))[1]).startswith(note)
    assert bool(note) == bool(look_up(workspace, Wanted(term))[1])


def test_any_other_wording_is_searched_for_in_the_text(workspace: Workspace) -> None:
    made, _ = look_up(workspace, Wanted("电动船"))
    assert (made.search, made.lang, made.total, made.pinyin) == ("text", "zh", 2, "")
    made, _ = look_up(workspace, Wanted("must lead"))
    assert (made.search, made.lang, made.total) == ("text", "en", 2)
    made, _ = look_up(workspace, Wanted("新三样", search="text", filters=Filters(documents=("brief",))))
    assert (made.search, made.total, made.found) == ("text", 2, 2)
    made, _ = look_up(workspace, Wanted(r"增长|起步", search="regex"))
    assert (made.search, made.total) == ("regex", 4)
    assert look_up(workspace, Wanted("took", search="text", lang="en"))[0].total == 2


def test_what_is_in_no_english_is_searched_for_in_chinese(workspace: Workspace) -> None:
    made, _ = look_up(workspace, Wanted(",", search="regex"))
    assert made.lang == "en"
    made, _ = look_up(workspace, Wanted("。", search="text"))
    assert (made.lang, made.total) == ("zh", 6)


def test_what_only_an_authority_list_has_is_searched_for_in_the_text(workspace: Workspace) -> None:
    boats = AuthorityEntry("电动船", "电动船", "boats", renderings=(AuthorityRendering("e-boats"),))
    add(workspace, AuthorityList("gazette", "Gazette", "https://example.org/gazette", (boats,)))
    made, notes = look_up(workspace, Wanted("电动船"))
    assert (made.search, made.total) == ("text", 2)
    assert notes == ("only an authority list has 电动船; its places in the text are shown",)


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        (Wanted("火星"), UnknownTermError, "nothing in the documents is written so"),
        (Wanted("火星", filters=Filters(documents=("brief",))), UnknownTermError, "nothing in these documents"),
        (
            Wanted("新三样", filters=Filters(rendering="three new kin")),
            UnknownNameError,
            "did you mean three new kinds",
        ),
        (Wanted("电动船", filters=Filters(rendering="boats")), InputError, '--with "boats" looks for'),
        (Wanted("(a", search="regex"), InputError, "no regular expression"),
        (Wanted("新三样", filters=Filters(date_from="x")), InputError, "is no date"),
    ],
)
def test_what_cannot_be_is_refused(workspace: Workspace, wanted: Wanted, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        look_up(workspace, wanted)


def test_documents_that_a_date_leaves_out_are_named(workspace: Workspace) -> None:
    made, notes = look_up(workspace, Wanted("新三样", filters=Filters(date_from="2020")))
    assert (made.total, notes) == (2, ("without a date, and so left out: undated",))


def test_the_context_of_the_language_that_was_searched_is_sorted_by(workspace: Workspace) -> None:
    assert look_up(workspace, Wanted("electric", order="left"))[0].sorting.lang == "en"
    assert look_up(workspace, Wanted("新三样", order="left"))[0].sorting.lang == "zh"
    assert look_up(workspace, Wanted("新三样", order="left", order_lang="en"))[0].sorting.lang == "en"


def test_a_leftover_file_of_a_removed_document_is_not_read(workspace: Workspace) -> None:
    (workspace.harvests / "gone.json").write_text("no harvest", encoding="utf-8")
    assert look_up(workspace, Wanted("电动船"))[0].total == 2
