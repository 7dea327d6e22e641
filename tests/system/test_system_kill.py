"""kill -9 of any one process at any moment, and starting it again, loses nothing and does nothing twice."""

import threading
import time
import uuid

import httpx
import pytest

from contracts.platform import SERVICES
from tests.system.client import User, eventually
from tests.system.district import District

SUBMISSIONS = 60


def _submit_stubbornly(user: User, district: District, title: str) -> str:
    """Submit as an app should: again with the same key until the platform says what became of it."""
    body = {"title": title, "description": title, "item_id": district.ids["item"]}
    key = str(uuid.uuid4())
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            answer = user.ask("POST", "/v1/requests", body, headers={"Idempotency-Key": key})
        except httpx.TransportError:
            continue
        if answer.status_code == 201:
            return str(answer.json()["number"])
        assert answer.status_code in {409, 500, 503, 504}, answer.text
    raise AssertionError(f"{title} was not acknowledged")


@pytest.mark.parametrize("victim", [*SERVICES, "gateway"])
def test_killing_a_process_under_load_loses_nothing(distributed: District, victim: str) -> None:
    tag = uuid.uuid4().hex[:8]
    numbers: list[str] = []
    users = [User(distributed.stack.url, "contact", distributed.contact.password) for _ in range(4)]

    def work(worker: int) -> None:
        for serial in range(SUBMISSIONS // len(users)):
            numbers.append(_submit_stubbornly(users[worker], distributed, f"{tag}-{worker}-{serial}"))

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(len(users))]
    for thread in threads:
        thread.start()
    eventually(lambda: len(numbers) >= SUBMISSIONS // 4, seconds=60, what="a quarter of the submissions")
    process = distributed.stack.processes[victim]
    process.kill9()
    process.start()
    for thread in threads:
        thread.join()
    assert len(set(numbers)) == SUBMISSIONS

    def entries() -> list[str]:
        found, after = [], None
        while True:
            query = {"limit": 100, **({"after": after} if after else {})}
            page = distributed.dispatcher.get("/v1/inbox", **query)
            found += [entry["title"]["zh"] + entry["body"]["zh"] for entry in page["items"]]
            after = page["next"]
            if after is None:
                return [text for text in found if tag in text]

    eventually(lambda: len(entries()) >= SUBMISSIONS, seconds=60, what="an inbox entry for every submission")
    assert len(entries()) == SUBMISSIONS
    mine = distributed.contact.get("/v1/requests", q=tag, limit=100)["items"]
    assert sorted(request["number"] for request in mine) == sorted(numbers)
