"""What the embedded database writes down about what goes wrong."""

from pathlib import Path

import psycopg2
import pytest

from chassis.embedded.database import EmbeddedDatabase


def test_the_log_of_the_database_holds_no_values_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    database = EmbeddedDatabase(tmp_path / "data")
    database.start(["registry"])
    try:
        connection = psycopg2.connect(f"{database.url.partition('?')[2]} user=postgres dbname=registry")
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("CREATE TABLE person (phone text PRIMARY KEY)")
        cursor.execute("INSERT INTO person VALUES ('13812345678')")
        with pytest.raises(psycopg2.IntegrityError):
            cursor.execute("INSERT INTO person VALUES ('13812345678')")
        with pytest.raises(psycopg2.errors.UndefinedTable):
            cursor.execute("INSERT INTO nowhere VALUES ('13812345678')")
        connection.close()
    finally:
        database.stop()
    log = tmp_path / "data" / "postgres.log"
    assert "duplicate key value" in log.read_text()
    assert "13812345678" not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600
