"""The release before runs on the database that the latest migration has made.

A rolling restart and the way back both need it. The release before is the last commit without that migration; its own
tests of the services are run in its own tree, on databases that this tree has migrated.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MIGRATIONS = ("services/*/migrations/*.py", "chassis/migrations/versions/*.py")
# The life of what each service is for, in the tree of the release before: they write to and read from most tables.
ENROLMENTS = "tests/services/talent/enrolments/test_enrolments.py"
LIVES = (
    "tests/services/registry/organizations/test_organizations.py",
    "tests/services/requests/lifecycle/test_life.py",
    ENROLMENTS,
    "tests/services/notifications/telling/test_telling.py",
)
# Whether a migration may take something away is judged by `lianshang db check`, and its reason read there; what matters
# here is that the release before works without it.
OF_TABLES = "tests/services/requests/lifecycle/test_life.py::test_the_tables_are_as_the_models_say"
BREAKING = '''"""Breaks the release before."""

import sqlalchemy as sa
from alembic import op

revision = "talent_9001"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("enrolments", sa.Column("seat", sa.Integer, nullable=False))


def downgrade():
    op.drop_column("enrolments", "seat")
'''


def git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, (
        f"this test looks up the release before in the project's history, but `git {' '.join(words)}` failed; it "
        f"needs a clone with history (git fetch --unshallow): {done.stderr.strip()}"
    )
    return done.stdout.strip()


def commit_before_the_latest_migration() -> str:
    """The commit before the one that brought the latest migration; HEAD while that is not committed."""
    if any(line[:2] in ("??", "A ", "AM") for line in git("status", "--porcelain", "--", *MIGRATIONS).splitlines()):
        return git("rev-parse", "HEAD")
    brought = git("log", "-1", "--diff-filter=A", "--format=%H", "--", *MIGRATIONS)
    assert brought, "no commit of this history brings a migration; it needs a clone with the whole history"
    return git("rev-parse", f"{brought}^")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree of the release before."""
    folder = tmp_path_factory.mktemp("before")
    archive = folder / "tree.tar"
    git("archive", f"--output={archive}", commit_before_the_latest_migration())
    # Not by Python: the filter that tells it to unpack no more than files came after 3.11.2, which Debian 12 has.
    subprocess.run(["tar", f"--directory={folder}", "--extract", f"--file={archive}"], check=True)
    archive.unlink()
    return folder


def run_its_tests(before: Path, later: Path, folder: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests of the release before on databases migrated by the later one."""
    gone = [test for test in tests if not (before / test).exists()]
    assert not gone, f"the release before has no {', '.join(gone)}; choose tests that it has"
    shutil.copy(Path(__file__).with_name("newer_schema.py"), folder)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))},
        "PYTHONPATH": f"{before}{os.pathsep}{folder}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LATER_RELEASE": str(later),
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "newer_schema",
        "-p",
        "no:cacheprovider",
        "--deselect",
        OF_TABLES,
    ]
    command += tests
    return subprocess.run(command, cwd=before, env=environment, capture_output=True, text=True, timeout=240)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_release_before_works_on_the_tables_of_this_one(before: Path, tmp_path: Path) -> None:
    done = run_its_tests(before, ROOT, tmp_path, *LIVES)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_migration_that_breaks_the_release_before_is_noticed(before: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    for package in ("contracts", "chassis", "services", "demo", "lianshang"):
        shutil.copytree(ROOT / package, later / package)
    migrations = later / "services" / "talent" / "migrations"
    head = max(path.name for path in migrations.glob("[0-9]*.py"))
    (migrations / "9001_breaking.py").write_text(BREAKING.replace("{head}", f"talent_{head[:4]}"))
    done = run_its_tests(before, later, tmp_path, ENROLMENTS)
    assert done.returncode == 1, done.stdout[-6000:] + done.stderr[-2000:]
    assert 'null value in column "seat"' in done.stdout


def test_without_the_history_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(AssertionError, match="clone with history"):
        commit_before_the_latest_migration()
