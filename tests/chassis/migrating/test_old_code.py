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
# Whether a migration may take something away is judged by `lianshang db check`, and its reason read there; what matters
# here is that the release before works without it.
LIVES = {
    "tests/services/registry/organizations/test_organizations.py": (
        "test_a_social_credit_code_is_registered_once",
        "test_changing_attributes_leaves_the_others_alone",
        "test_the_public_face_has_neither_counts_nor_owner",
        "test_others_are_told_park_chains_and_segments",
        "test_lists_are_filtered",
    ),
    "tests/services/requests/lifecycle/test_life.py": (
        "test_a_request_lives_from_submission_to_a_good_evaluation",
        "test_answers_to_the_form_are_kept_with_their_questions",
        "test_a_redispatched_request_leaves_the_department_and_gets_a_clock_of_its_own",
        "test_a_granted_extension_moves_the_deadline",
        "test_a_poor_evaluation_goes_to_the_supervisor",
        "test_a_reopened_request_goes_back_to_the_department_with_a_new_clock",
        "test_an_answer_that_nobody_evaluates_closes_after_ten_working_days",
        "test_the_enterprise_can_withdraw_before_the_answer",
    ),
    "tests/services/talent/enrolments/test_enrolments.py": (
        "test_somebody_enrols_and_gets_a_place_under_their_organization",
        "test_a_cancellation_gives_the_place_to_the_first_who_waits",
        "test_attendance_is_recorded_after_the_start_and_can_be_corrected",
        "test_an_enrolment_repeated_with_its_key_is_made_once",
        "test_everybody_finds_their_own_enrolments_in_pages",
    ),
    "tests/services/notifications/telling/test_telling.py": (
        "test_a_submitted_request_is_told_to_the_dispatchers_of_its_chain_and_park",
        "test_the_ladder_climbs_from_the_department_to_the_chief",
        "test_a_course_is_told_to_the_contacts_on_its_chain",
        "test_the_events_of_one_request_are_told_in_their_order_and_each_once",
        "test_the_preset_holds_until_other_rules_are_set",
    ),
}
ENROLMENT = (
    "tests/services/talent/enrolments/test_enrolments.py"
    "::test_somebody_enrols_and_gets_a_place_under_their_organization"
)
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


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def run_its_tests(before: Path, later: Path, folder: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests of the release before on databases migrated by the later one."""
    gone = [test for test in tests if f"def {test.partition('::')[2]}(" not in _text(before / test.partition("::")[0])]
    assert not gone, f"the release before has no {', '.join(gone)}; choose tests that it has"
    shutil.copy(Path(__file__).with_name("newer_schema.py"), folder)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))},
        "PYTHONPATH": f"{before}{os.pathsep}{folder}",
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
    ]
    command += tests
    return subprocess.run(command, cwd=before, env=environment, capture_output=True, text=True, timeout=240)


@pytest.mark.slow
def test_the_release_before_works_on_the_tables_of_this_one(before: Path, tmp_path: Path) -> None:
    done = run_its_tests(before, ROOT, tmp_path, *(f"{file}::{test}" for file in LIVES for test in LIVES[file]))
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout


@pytest.mark.slow
def test_a_migration_that_breaks_the_release_before_is_noticed(before: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    for package in ("contracts", "chassis", "services", "demo", "lianshang"):
        shutil.copytree(ROOT / package, later / package)
    migrations = later / "services" / "talent" / "migrations"
    head = max(path.name for path in migrations.glob("[0-9]*.py"))
    (migrations / "9001_breaking.py").write_text(BREAKING.replace("{head}", f"talent_{head[:4]}"))
    done = run_its_tests(before, later, tmp_path, ENROLMENT)
    assert done.returncode == 1, done.stdout[-6000:] + done.stderr[-2000:]
    assert 'null value in column "seat"' in done.stdout


def test_without_the_history_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(AssertionError, match="clone with history"):
        commit_before_the_latest_migration()
