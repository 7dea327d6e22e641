"""Where the embedded database listens: the path of a Unix socket is bounded."""

import shutil
import tempfile
from pathlib import Path

import pytest

from chassis.embedded.database import LONGEST_SOCKET_FOLDER, EmbeddedDatabase


@pytest.mark.parametrize("depth", [0, 120])
def test_the_socket_fits_however_deep_the_folders_of_data_and_of_temporary_files_lie(
    depth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / ("t" * depth) if depth else Path("/tmp")
    temporary.mkdir(exist_ok=True)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    database = EmbeddedDatabase(tmp_path / ("d" * 120))
    database._prepare_sockets(None)
    try:
        assert len(str(database._sockets)) <= LONGEST_SOCKET_FOLDER
        assert database._sockets.stat().st_mode & 0o777 == 0o700
    finally:
        shutil.rmtree(database._sockets)


def test_a_folder_that_was_made_for_the_socket_goes_with_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = Path(tempfile.mkdtemp(dir="/tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    database = EmbeddedDatabase(tmp_path / ("d" * 120))
    try:
        database._prepare_sockets(None)
        assert list(temporary.iterdir()) == [database._sockets]
        database.stop()
        assert list(temporary.iterdir()) == []
    finally:
        shutil.rmtree(temporary)
