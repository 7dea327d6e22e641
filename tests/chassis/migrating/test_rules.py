"""Migrations suit the release before: they expand, lock nothing for long, and say why where they do not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chassis.migrating.rules import faults
from lianshang.cli.app import app

ROOT = Path(__file__).parents[3]
MIGRATIONS = sorted(
    [*ROOT.glob("services/*/migrations/[0-9]*.py"), *ROOT.glob("chassis/migrations/versions/[0-9]*.py")]
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('op.add_column("things", sa.Column("size", sa.Integer, nullable=False))', "add_column things"),
        ('op.add_column("things", sa.Column("code", sa.String, unique=True))', "add_column things"),
        ('op.add_column("things", sa.Column("of", sa.Uuid, sa.ForeignKey("other.id")))', "add_column things"),
        ('op.drop_column("things", "size")', "drop_column things"),
        ('op.drop_table("things")', "drop_table things"),
        ('op.rename_table("things", "objects")', "rename_table things"),
        ('op.alter_column("things", "size", type_=sa.BigInteger)', "alter_column things"),
        ('op.alter_column("things", "size", new_column_name="length")', "alter_column things"),
        ('op.alter_column("things", "size", nullable=False)', "alter_column things"),
        ('op.alter_column("things", "size", server_default=None)', "alter_column things"),
        ('op.create_index("ix_things_size", "things", ["size"])', "create_index things"),
        ('op.drop_index("ix_things_size", "things")', "drop_index things"),
        ('op.drop_constraint("uq_things_code", "things")', "drop_constraint things"),
        ('op.create_unique_constraint("uq_things_code", "things", ["code"])', "create_unique_constraint things"),
        ('op.create_check_constraint("ck_things", "things", "size > 0")', "create_check_constraint things"),
        ('op.create_foreign_key("fk_things", "things", "other", ["of"], ["id"])', "create_foreign_key things"),
        ('op.bulk_insert(table, [])', "bulk_insert ?"),
        ('op.execute("ALTER TABLE things ALTER size SET NOT NULL")', "alter table things"),
        ('op.execute("UPDATE things SET size = 0")', "update things set"),
        ('op.get_bind().execute(sa.text("DELETE FROM things"))', "delete from things"),
        ('op.execute("CREATE INDEX ix_things_size ON things (size)")', "create index ix_things_size"),
        ('op.execute("DROP VIEW sizes")', "drop view sizes"),
        ('op.add_column("a", sa.Column("b")); online.create_index("ix_a_b", "a", ["b"])', "online.create_index"),
        ('op.create_table("new"); online.in_portions("DELETE FROM a WHERE b LIMIT 5")', "online.in_portions"),
        (
            'op.create_check_constraint("ck", "a", "b > 0", postgresql_not_valid=True);'
            ' op.execute("ALTER TABLE a VALIDATE CONSTRAINT ck")',
            "alter table a",
        ),
    ],
)  # fmt: skip
def test_what_the_release_before_cannot_live_with_is_refused(line: str, name: str) -> None:
    source = f"def upgrade():\n    {line}\n"
    assert list(faults(source)) == [name]
    assert faults(f'AGAINST_THE_RULES = {{"{name}": "the last to use it was 0.3.0"}}\n{source}') == {}


@pytest.mark.parametrize(
    "line",
    [
        'op.drop_constraint("ck_things", "things", type_="check")',
        'op.add_column("things", sa.Column("size", sa.Integer))',
        'op.add_column("things", sa.Column("size", sa.Integer, nullable=False, server_default="0"))',
        'op.alter_column("things", "size", nullable=True)',
        'online.create_index("ix_things_size", "things", ["size"])',
        'online.in_portions("UPDATE things SET size = 0 WHERE id IN (SELECT id FROM things LIMIT 5000)")',
        'op.create_check_constraint("ck_things", "things", "size > 0", postgresql_not_valid=True)',
        'op.execute("ALTER TABLE things VALIDATE CONSTRAINT ck_things")',
        'online.create_index("ix_a_b", "a", ["b"]); online.drop_index("ix_a", "a"); op.add_column("a", sa.Column("c"))',
        'op.execute("ALTER TABLE a VALIDATE CONSTRAINT ck"); op.execute("ALTER TABLE a VALIDATE CONSTRAINT uk")',
        'op.create_table("new"); op.create_index("ix_new", "new", ["size"]); op.drop_index("ix_old", "new")',
    ],
)
def test_what_expands_is_taken(line: str) -> None:
    assert faults(f"def upgrade():\n    {line}\n") == {}


def test_downgrades_and_first_migrations_are_not_judged_and_a_reason_must_be_for_something() -> None:
    assert faults('def downgrade():\n    op.drop_column("things", "size")\n') == {}
    assert faults('down_revision = None\ndef upgrade():\n    op.execute("DROP VIEW sizes")\n') == {}
    assert list(faults('AGAINST_THE_RULES = {"drop_column things": "0.3.0"}\n')) == ["drop_column things"]


def test_a_migration_follows_the_one_with_the_number_before_its_own() -> None:
    assert faults('revision = "talent_0010"\ndown_revision = "talent_0009"\n') == {}
    forked = faults('revision = "talent_0011"\ndown_revision = "talent_0009"\n')
    assert forked == {"down_revision of talent_0011": "it must follow talent_0010"}
    assert faults('revision = "talent_0011"\ndown_revision = "requests_0010"\n').keys() == forked.keys()


def test_every_migration_is_checked_and_a_new_one_has_both_functions_to_write(tmp_path: Path) -> None:
    for folder in ("contracts", "chassis", "services"):
        shutil.copytree(ROOT / folder, tmp_path / folder)

    def lianshang(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from lianshang.cli import main; main()", "db", *words],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
        )

    made = lianshang("revision", "talent", "Keep who has read an announcement")
    assert made.returncode == 0, made.stderr
    (new,) = tmp_path.glob("services/talent/migrations/*_keep_who_has_read_an_announcement.py")
    assert str(new) in "".join(made.stdout.split())
    number = new.name.partition("_")[0]
    written = new.read_text()
    assert f'revision = "talent_{number}"\ndown_revision = "talent_{int(number) - 1:04}"' in written
    ruff = [str(Path(sys.executable).with_name("ruff")), "format", "--check", "--isolated", "--line-length=120"]
    assert subprocess.run([*ruff, str(new)]).returncode == 0
    new.write_text(written.replace("raise NotImplementedError", 'op.drop_column("courses", "venue")', 1))
    checked = lianshang("check")
    assert checked.returncode == 1
    assert "drop_column courses" in checked.stdout


def test_a_history_that_there_is_not_is_refused() -> None:
    result = CliRunner().invoke(app, ["db", "revision", "nonsense", "Words"])
    assert result.exit_code == 2
    assert "chassis" in result.output
