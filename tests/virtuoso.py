"""A Virtuoso server for tests: Debian's `virtuoso-opensource-7`, on loopback, with a folder of its own."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx

from graph.endpoint import Endpoint

__all__ = ["PROGRAM", "virtuoso"]

#: Where the program is; ``None`` if it is not installed.
PROGRAM: Final = shutil.which("virtuoso-t")

_SETTINGS: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
MaxCheckpointRemap = 2000
Striping = 0
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 4
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 5000
MaxDirtyBuffers = 3000
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 6
MaxKeepAlives = 6
KeepAliveTimeout = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 60
"""


@contextmanager
def virtuoso(folder: Path, *, rows: int = 1000) -> Iterator[Endpoint]:
    """Start a server for the duration of the block.

    Args:
        folder: Where its files go.
        rows: How many rows it gives at most; Debian's package has 10,000.

    Yields:
        How to talk to it as its administrator, whose password is the one that a new server has.
    """
    assert PROGRAM is not None
    sql, http = _free_port(), _free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, sql=sql, http=http, rows=rows), encoding="ascii")
    with (folder / "output.txt").open("wb") as output:
        command = [PROGRAM, "+configfile", str(settings), "+foreground"]
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{http}"
    try:
        _wait(process, base, folder)
        yield Endpoint(
            query=f"{base}/sparql-auth",
            update=f"{base}/sparql-auth",
            graphs=f"{base}/sparql-graph-crud-auth",
            auth="digest",
            user="dba",
            secret="dba",
            secret_env="TIFA_STORE_SECRET",
        )
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", base: str, folder: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(f"{base}/sparql", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError((folder / "output.txt").read_text(encoding="utf-8", errors="replace")[-2000:])


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
