"""The databases are restored to an earlier moment, the queues are emptied, and a replay makes everybody agree again."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection

from chassis.connecting.topology import durable_queues
from contracts.catalogue import SUBSCRIPTIONS
from tests.servers import BrokerServer, DatabaseServer
from tests.system import kept
from tests.system.client import User, eventually
from tests.system.district import District, build
from tests.system.load import loading, plan_of
from tests.system.stack import PROGRAM, Stack, distributed_settings

# Whose copy, of what, and the aggregate whose events it follows.
MIRRORS = (
    ("requests", "mirror_chains", "chain"),
    ("requests", "mirror_organizations", "organization"),
    ("talent", "mirror_chains", "chain"),
    ("talent", "mirror_organizations", "organization"),
    ("talent", "mirror_persons", "person"),
    ("talent", "mirror_posts", "post"),
    ("notifications", "mirror_organizations", "organization"),
    ("notifications", "mirror_persons", "person"),
    ("notifications", "mirror_posts", "post"),
)


@pytest.fixture
def restorable(workplace: Path, database_server: DatabaseServer, private_broker: BrokerServer) -> Iterator[District]:
    """A platform of its own, on the shared servers."""
    private_broker.control("add_vhost", "restored")
    private_broker.control("set_permissions", "-p", "restored", "guest", ".*", ".*", ".*")
    settings = distributed_settings(database_server, f"{private_broker.uri}restored", prefix="restored_")
    stack = Stack(workplace / "restored", settings, embedded=False)
    try:
        stack.start()
        yield build(stack)
    finally:
        stack.stop()
        private_broker.control("delete_vhost", "restored")


def command(stack: Stack, database: DatabaseServer, name: str, folder: Path) -> None:
    """Run `lianshang db` as an operator does."""
    path = os.pathsep.join([str(database.programs), os.environ["PATH"]])
    environment = {"PATH": path, "DATABASE_URL": stack.common["DATABASE_URL"]}
    subprocess.run([str(PROGRAM), "db", name, str(folder)], env=environment, check=True)


def compared(stack: Stack) -> subprocess.CompletedProcess[str]:
    """What `lianshang db compare` says."""
    environment = dict(stack.processes["registry"].environment())
    return subprocess.run([str(PROGRAM), "db", "compare"], env=environment, check=False, capture_output=True, text=True)


def rename(operator: User, organization: str, name: str) -> None:
    """Change an organization, whose copies are elsewhere."""
    read = operator.ask("GET", f"/v1/organizations/{organization}")
    operator.do(
        f"/v1/organizations/{organization}", {"name": name}, method="PATCH", headers={"If-Match": read.headers["etag"]}
    )


def differing(records: kept.Records) -> list[str]:
    """The copies that are not at the last event of what they copy."""
    found = []
    for service, table, aggregate in MIRRORS:
        statement = "SELECT split_part(key, '/', 2) AS id, last FROM sequences WHERE key LIKE :keys"
        owned = {row.id: row.last for row in records.rows("registry", statement, keys=f"{aggregate}/%")}
        copied = {row.id: row.sequence for row in records.rows(service, f"SELECT id::text, sequence FROM {table}")}
        found += [
            f"{service}.{table} {one}" for one in owned.keys() | copied.keys() if owned.get(one) != copied.get(one)
        ]
    return found


def test_a_restore_to_an_earlier_moment_and_a_replay_make_everybody_agree(
    restorable: District, database_server: DatabaseServer, workplace: Path
) -> None:
    stack, district, dumps = restorable.stack, restorable, workplace / "dumps"
    plan = plan_of(district, 120, rate=10)
    with loading(plan) as load, kept.records_of(stack) as records:
        eventually(lambda: len(records.stored(plan.tag)) >= 10, what="the first submissions")
        command(stack, database_server, "backup", dumps)
        # All of this is lost with the time after the dumps, and gives its numbers to what comes instead.
        kept_by_dump = len(records.stored(plan.tag))
        eventually(lambda: len(records.stored(plan.tag)) >= kept_by_dump + 10, what="submissions after the dumps")
        for serial in range(3):
            rename(district.operator, district.ids["QY1"], f"海岚生物制药 {serial}")
        load.end()
        load.outcome()
        before = len(records.stored(plan.tag))
    stack.stop()
    command(stack, database_server, "restore", dumps)
    with Connection(stack.common["AMQP_URI"]) as broker:
        for queue in durable_queues():
            queue(broker.channel()).purge()
    assert "knows" not in compared(stack).stdout
    stack.start()
    operator = User(stack.url, "operator", district.operator.password)
    since = (dumps / "begun").read_text().strip()
    for subscription in SUBSCRIPTIONS:
        operator.do("/v1/messaging/replays", {"consumer": subscription.consumer, "since": since})
    with kept.records_of(stack) as records:
        surviving = len(records.stored(plan.tag))
        assert 10 <= surviving < before
        kept.told_once(records, plan.tag)
        eventually(lambda: compared(stack).returncode == 0, what="producers and consumers agree")
        assert not differing(records)
        # New events carry the numbers of those that are lost, and everybody takes them.
        rename(operator, district.ids["QY1"], "海岚生物")
        eventually(lambda: not differing(records), what="the copies' following")
        again = plan_of(District(stack, district.ids), 2, rate=5, patience=20)
        with loading(again) as load:
            kept.check(stack, load.outcome(), again.tag)
