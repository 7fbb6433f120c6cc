"""What tests of several folders share."""

from collections.abc import Iterator

import pytest

from graph.endpoint import Endpoint


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A Virtuoso server for all tests that want one; without the program they are skipped."""
    from tests.virtuoso import PROGRAM, virtuoso  # noqa: PLC0415 - most runs do without

    if PROGRAM is None:
        pytest.skip("needs Virtuoso (apt-get install virtuoso-opensource-7)")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as endpoint:
        yield endpoint
