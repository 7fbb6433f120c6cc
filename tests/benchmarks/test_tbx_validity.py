"""The matrix of valid forms of TBX."""

from benchmarks.tbx_validity import matrix
from tests.exports.test_tbx import FORMS, full
from tests.shared import needs_shared


@needs_shared
def test_every_form_is_judged_and_read_back() -> None:
    rows = list(matrix(full()))
    assert len(rows) == len(FORMS)
    assert {row[3:7] for row in rows} == {("0", "0", "4", "4")}  # errors, findings, concepts, those read back
