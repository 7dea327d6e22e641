"""Audit rows of past months move to files: all of them, once, and none is deleted that is not in a file."""

import gzip
import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from sqlalchemy import insert, select
from typer.testing import CliRunner

from chassis.operating import audit_archive
from chassis.storing import tables
from chassis.storing.database import new_id
from contracts.platform import SERVICES
from lianshang.cli.app import app
from tests.harness import FIELD_KEY, ServiceUnderTest

Run = Callable[..., Result]
# Midnight of the deployment's zone begins the month.
MOMENTS = {
    "2020-01": [datetime(2019, 12, 31, 16, tzinfo=UTC), datetime(2020, 1, 31, 15, 59, 59, 999999, tzinfo=UTC)],
    "2020-03": [datetime(2020, 3, 7, tzinfo=UTC)] * 5,
}


@pytest.fixture
def registry(services: Callable[[str], ServiceUnderTest]) -> ServiceUnderTest:
    """Registry with audit rows of two months long ago, and one of today."""
    for name in SERVICES:
        services(name).empty()
    found = services("registry")
    add(found, [moment for month in MOMENTS.values() for moment in month] + [datetime.now(UTC)])
    return found


@pytest.fixture
def run(registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("DATABASE_URL", registry.settings.database_url)
    monkeypatch.setenv("FIELD_KEYS", FIELD_KEY)
    monkeypatch.setenv("ENVIRONMENT", "test")
    return lambda *words: CliRunner().invoke(app, ["audit", "archive", *map(str, words)])


def add(service: ServiceUnderTest, moments: list[datetime]) -> None:
    common = {"actor": "somebody", "operation": "test", "content": {"名称": '产业链 \\ "x"\n'}, "correlation": "c"}
    with service.database.engine.begin() as connection:
        connection.execute(insert(tables.audit), [{"id": new_id(), "at": at, **common} for at in moments])


def stored(service: ServiceUnderTest) -> dict[str, datetime]:
    with service.database.engine.connect() as connection:
        return {str(row.id): row.at for row in connection.execute(select(tables.audit))}


def filed(folder: Path, name: str = "*") -> dict[str, dict[str, Any]]:
    rows = []
    for file in sorted(folder.glob(f"{name}.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows), "a row stands twice in the archive"
    return {row["id"]: row for row in rows}


def test_past_months_move_to_files_that_sha256sum_accepts(
    registry: ServiceUnderTest, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_archive, "PORTION", 2)
    before = stored(registry)
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    names = [f"audit-registry-{month}.jsonl.gz" for month in MOMENTS]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, *(f"{name}.sha256" for name in names)])
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    for month, moments in MOMENTS.items():
        rows = filed(tmp_path, f"audit-registry-{month}")
        assert sorted(datetime.fromisoformat(row["at"]) for row in rows.values()) == sorted(moments)
    found = filed(tmp_path)
    assert {row["content"]["名称"] for row in found.values()} == {'产业链 \\ "x"\n'}
    assert found.keys() | stored(registry).keys() == before.keys()
    assert [at for at in stored(registry).values() if at < datetime.now(UTC) - timedelta(days=1)] == []
    assert len(stored(registry)) == 1
    checked = subprocess.run(["sha256sum", "--check", *(f"{name}.sha256" for name in names)], cwd=tmp_path, check=False)
    assert checked.returncode == 0
    again = run(tmp_path)
    assert again.exit_code == 0
    assert "registry: no rows from before" in again.output


def test_what_was_interrupted_is_taken_up_and_no_row_is_filed_twice(
    registry: ServiceUnderTest, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, delete = stored(registry), audit_archive._delete
    monkeypatch.setattr(audit_archive, "PORTION", 1)

    def interrupted(database: Any, ids: list[Any]) -> None:
        delete(database, ids)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(audit_archive, "_delete", interrupted)
        assert run(tmp_path).exit_code != 0
    assert len(stored(registry)) == len(before) - 1
    # A row that came late belongs to the same month.
    add(registry, MOMENTS["2020-01"][:1])
    late = stored(registry).keys() - before.keys()
    assert run(tmp_path).exit_code == 0
    assert len(stored(registry)) == 1
    assert filed(tmp_path).keys() | stored(registry).keys() == before.keys() | late
    assert filed(tmp_path, "audit-registry-2020-01.2").keys() == late


@pytest.mark.parametrize("damage", ["changed", "cut", "lost"])
def test_nothing_is_deleted_that_cannot_be_read_back(
    registry: ServiceUnderTest, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    before, write = stored(registry), audit_archive._write

    def damaged(database: Any, month: Any, file: Path) -> None:
        write(database, month, file)
        content = file.read_bytes()
        if damage == "lost":
            file.unlink()
            return
        file.write_bytes(content[:-9] if damage == "cut" else content[:-9] + b"x" + content[-8:])
        if damage == "cut":
            # Even a checksum of what was cut off does not make it whole.
            file.with_name(f"{file.name}.sha256").write_text(f"{audit_archive._digest(file)}  {file.name}\n")

    monkeypatch.setattr(audit_archive, "_write", damaged)
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "no row of it has been deleted" in " ".join(result.output.split())
    assert stored(registry) == before


def test_months_to_keep_stay(registry: ServiceUnderTest, run: Run, tmp_path: Path) -> None:
    last_year = datetime.now(UTC) - timedelta(days=300)
    add(registry, [last_year])
    assert run(tmp_path, "--keep", 12, "--service", "registry").exit_code == 0
    assert last_year in stored(registry).values()
    assert run(tmp_path, "--keep", 6).exit_code == 0
    assert last_year not in stored(registry).values()


def test_what_cannot_be_is_refused(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").exit_code == 6
    for words in ([tmp_path, "--service", "nonsense"], [tmp_path, "--keep", 0]):
        assert run(*words).exit_code == 2
