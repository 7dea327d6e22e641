"""Measures what the numbers of requests cost when many submit: ``python -m bench.numbers [--rate 500]``.

Transactions of the shape of a submission are run by pgbench over 40 connections: a number is taken, the program works
for three milliseconds, rows are written, and the commit waits for the disk. Compared are a counter of the day, whose
row stays locked until the commit, and numbers laid in, as in ``services/requests/lifecycle/submission.py``.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

from tests.servers import DatabaseServer, private_directory

SECONDS, CONNECTIONS = 8, 40
_TABLES = """
CREATE TABLE counter (day date PRIMARY KEY, last integer NOT NULL);
INSERT INTO counter VALUES (current_date, 0);
CREATE TABLE laid_in (day date, serial integer, PRIMARY KEY (day, serial))
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CREATE TABLE taken (number integer PRIMARY KEY, request text, event text);
"""
_LOCKED = "UPDATE counter SET last = last + 1 WHERE day = current_date RETURNING last AS number \\gset\n"
_TAKE = """
WITH gone AS (
    DELETE FROM laid_in WHERE day = current_date AND serial = (
        SELECT serial FROM laid_in WHERE day = current_date ORDER BY serial LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING serial
) SELECT coalesce((SELECT serial FROM gone), 0) AS number \\gset
"""
_NONE = "\\if :number = 0\n"
_LAST = "SELECT last FROM counter WHERE day = current_date FOR UPDATE \\gset"
_LAY_IN = """
WITH more AS (
    UPDATE counter SET last = last + greatest(20, last / 10) WHERE day = current_date
    RETURNING old.last + 1 AS first, new.last AS upto
), written AS (
    INSERT INTO laid_in SELECT current_date, serial FROM more, generate_series(first + 1, upto) AS serial
) SELECT first AS number FROM more \\gset
\\endif
\\endif
"""
_LAID_IN = _TAKE + _NONE + _LAST + _TAKE + _NONE + _LAY_IN
_REST = """\\sleep 3 ms
INSERT INTO taken VALUES (:number, repeat('x', 600), repeat('y', 1900));
COMMIT;
"""


class Durable(DatabaseServer):
    """A database whose commits wait for the disk, as those of a deployment do."""

    settings: ClassVar[dict[str, str]] = {**DatabaseServer.settings, "fsync": "on", "full_page_writes": "on"}


def run(server: DatabaseServer, script: Path, rate: int | None) -> tuple[float, float]:
    """Return transactions a second and their mean duration in milliseconds, at a rate or as fast as it goes."""
    command = [server.programs / "pgbench", "-h", server.sockets, "-U", "postgres", "-n", "-M", "prepared"]
    command += ["-c", CONNECTIONS, "-T", SECONDS, "-f", script, *(["-R", rate] if rate else []), "numbers"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    found = [re.search(rf"{name} = ([\d.]+)", done.stdout) for name in ("tps", "latency average")]
    tps, latency = (float(one[1]) if one else float("nan") for one in found)
    return tps, latency


def main() -> None:
    """Measure both ways, at the rate and as fast as they go, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=500, help="submissions a second (500)")
    wanted = parser.parse_args().rate
    with private_directory("numbers") as folder:
        server = Durable(folder)
        server.start()
        try:
            server.create("numbers")
            connection = server.connect("numbers")
            with connection.cursor() as cursor:
                cursor.execute(_TABLES)
                for name, take in (("a locked counter", _LOCKED), ("numbers laid in", _LAID_IN)):
                    script = folder / "submit.sql"
                    script.write_text(f"BEGIN;\n{take}{_REST}")
                    for rate in (wanted, None):
                        cursor.execute("TRUNCATE taken, laid_in; UPDATE counter SET last = 0")
                        tps, latency = run(server, script, rate)
                        offered = f"{rate} a second" if rate else "as fast as it goes"
                        sys.stdout.write(f"{name:18}{offered:20}{tps:7.0f} a second, {latency:7.1f} ms each\n")
                        sys.stdout.flush()
            connection.close()
        finally:
            server.stop_immediately()


if __name__ == "__main__":
    main()
