"""More than can be done: what is too much is refused early, cheaply and in words, and what is in hand goes on."""

import asyncio
from typing import Any

import httpx
import pytest

from chassis.running.settings import Settings
from contracts.problem import OVERLOADED
from gateway.app import create_app
from tests.gateway.recorded import HEALTH_PORT, OPERATIONS, THING, RecordedBus

PATH = f"/v1/things/{THING}"


class Crowd:
    """Many clients of one gateway at once, on one loop; the service answers when ``release`` is set."""

    def __init__(self) -> None:
        self.bus = RecordedBus()
        self.release = asyncio.Event()
        self.entered = 0
        self.bus.answer("samples", "get_thing", lambda call: asyncio.ensure_future(self._answer()))
        self.app = create_app(
            Settings(environment="test", rate_limit="0", health_port=HEALTH_PORT), self.bus, OPERATIONS, ("samples",)
        )
        transport = httpx.ASGITransport(self.app)
        self.client = httpx.AsyncClient(
            transport=transport, base_url="http://gateway", headers=self.bus.signer.bearer()
        )

    async def _answer(self) -> dict[str, Any]:
        self.entered += 1
        await self.release.wait()
        return {"id": THING, "name": "慢", "version": 1}

    async def figures(self) -> str:
        return (await self.client.get(f"http://gateway:{HEALTH_PORT}/metrics")).text

    async def waiting(self, count: int) -> list[asyncio.Task[httpx.Response]]:
        """So many requests that wait for the service."""
        tasks = [asyncio.create_task(self.client.get(PATH)) for _ in range(count)]
        async with asyncio.timeout(10):
            while self.entered < count:
                await asyncio.sleep(0)
        return tasks


def check_refusal(answer: httpx.Response) -> None:
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "1"
    assert answer.headers["x-request-id"]
    assert answer.json()["code"] == OVERLOADED.code


def test_beyond_the_bound_of_a_service_it_is_refused_before_its_token_is_looked_at() -> None:
    async def scenario() -> None:
        crowd = Crowd()
        crowd.app.state.breakers.of("samples").bound = 5
        running = await crowd.waiting(5)
        asked = len(crowd.bus.calls)
        for _ in range(20):
            check_refusal(await crowd.client.get(PATH, headers={"Authorization": "Bearer of nonsense"}))
        assert len(crowd.bus.calls) == asked
        figures = await crowd.figures()
        assert 'gateway_shed_total{service="samples"} 20.0' in figures
        assert 'gateway_breaker_open{service="samples"} 0.0' in figures
        crowd.release.set()
        assert [answer.status_code for answer in await asyncio.gather(*running)] == [200] * 5
        assert (await crowd.client.get(PATH)).status_code == 200

    asyncio.run(scenario())


def test_a_gateway_holds_a_bounded_number_of_requests_and_still_answers_probes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gateway.middleware.MOST_IN_HAND", 5)

    async def scenario() -> None:
        crowd = Crowd()
        running = await crowd.waiting(5)
        check_refusal(await crowd.client.get(PATH))
        refused = await crowd.client.get("/docs", headers={"Accept-Language": "en"})
        check_refusal(refused)
        assert refused.json()["title"] == OVERLOADED.title.en
        assert (await crowd.client.get("/healthz")).status_code == 200
        assert 'gateway_shed_total{service="gateway"} 2.0' in await crowd.figures()
        crowd.release.set()
        assert [answer.status_code for answer in await asyncio.gather(*running)] == [200] * 5
        assert (await crowd.client.get(PATH)).status_code == 200

    asyncio.run(scenario())


def test_a_live_stream_is_not_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.middleware.MOST_IN_HAND", 1)

    async def scenario() -> None:
        crowd = Crowd()
        streams = crowd.app.state.live
        opened = asyncio.create_task(crowd.client.get("/v1/live"))
        async with asyncio.timeout(10):
            while not streams.connections:
                await asyncio.sleep(0)
        assert (await crowd.client.get("/docs")).status_code == 200
        streams.close()
        await opened

    asyncio.run(scenario())
