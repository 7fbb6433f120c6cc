"""What tests of several folders share."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from graph.endpoint import Endpoint

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No test is timed: a machine that others use as well would fail it.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A Virtuoso server for all tests that want one; without the program they are skipped."""
    from tests.virtuoso import PROGRAM, virtuoso  # noqa: PLC0415 - most runs do without

    if PROGRAM is None:
        pytest.skip("needs Virtuoso (apt-get install virtuoso-opensource-7)")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A headless Chromium for all tests that open a page; without one they are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("there is no Chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=program, args=list(_QUIET))
        yield opened
        opened.close()
