"""The player's way of asking: sessions renew themselves, a retry carries the same key, refusals are told in full."""

import asyncio
import json
from collections import deque

import httpx
import pytest

from demo.client import Api, Refused, User

SESSION = {"access_token": "first", "refresh_token": "r1", "expires_in": 300}


class Platform:
    """Answers from a list, in order, and keeps what was asked."""

    def __init__(self, *answers):
        self.answers = deque(answers)
        self.asked = []

    def __call__(self, request):
        self.asked.append(request)
        return self.answers.popleft()


def answer(status=200, body=None, **headers):
    return httpx.Response(status, json=body if body is not None else {}, headers=headers)


def run(platform, play):
    async def inside():
        async with Api("http://platform.test", transport=httpx.MockTransport(platform)) as api:
            return await play(api)

    return asyncio.run(inside())


def test_somebody_signs_in_when_first_needed_and_once():
    platform = Platform(answer(201, SESSION), answer(200, {"a": 1}), answer(200, {"a": 2}))

    async def play(api):
        user = User(api, "paidan1", "secret-secret")
        await user.get("/v1/me")
        return await user.get("/v1/me")

    assert run(platform, play) == {"a": 2}
    assert [request.url.path for request in platform.asked] == ["/v1/sessions", "/v1/me", "/v1/me"]
    assert platform.asked[1].headers["Authorization"] == "Bearer first"


def test_a_token_that_is_no_longer_taken_is_renewed_and_the_call_made_again():
    renewed = {**SESSION, "access_token": "second", "refresh_token": "r2"}
    stale = answer(401, {"code": "token-stale"})
    platform = Platform(answer(201, SESSION), stale, answer(200, renewed), answer(200, {"done": True}))

    async def play(api):
        return await User(api, "paidan1", "secret-secret").post("/v1/x", {})

    assert run(platform, play) == {"done": True}
    assert json.loads(platform.asked[2].content) == {"refresh_token": "r1"}
    assert platform.asked[3].headers["Authorization"] == "Bearer second"
    # The answer of the first try may have been lost.
    assert platform.asked[1].headers["Idempotency-Key"] == platform.asked[3].headers["Idempotency-Key"]


def test_an_old_token_is_renewed_before_it_expires():
    short = {**SESSION, "expires_in": 10}
    renewed = {**SESSION, "access_token": "second"}
    platform = Platform(answer(201, short), answer(200), answer(200, renewed), answer(200))

    async def play(api):
        user = User(api, "paidan1", "secret-secret")
        await user.get("/v1/me")
        await user.get("/v1/me")

    run(platform, play)
    assert [request.url.path for request in platform.asked][2] == "/v1/sessions/refresh"


def test_a_retry_carries_the_same_key_so_that_nothing_is_done_twice():
    platform = Platform(answer(503), answer(429, **{"Retry-After": "0"}), answer(504), answer(201, {"id": "x"}))

    async def play(api):
        return (await api.call("POST", "/v1/requests", body={})).json()

    assert run(platform, play) == {"id": "x"}
    assert len({request.headers["Idempotency-Key"] for request in platform.asked}) == 1
    assert len(platform.asked) == 4


def test_a_call_whose_first_try_is_still_under_way_is_made_again():
    under_way = answer(409, {"code": "idempotency-key-in-use"}, **{"Retry-After": "0"})
    platform = Platform(answer(504), under_way, answer(201, {"id": "x"}))

    async def play(api):
        return (await api.call("POST", "/v1/imports", body={})).json()

    assert run(platform, play) == {"id": "x"}
    assert len({request.headers["Idempotency-Key"] for request in platform.asked}) == 1


def test_a_refusal_tells_its_code_and_every_fault():
    problem = {
        "type": "http://platform.test/problems/invalid",
        "code": "invalid",
        "title": "内容有误",
        "detail": "请修改",
        "errors": [{"field": "title", "reason": "Missing"}],
    }
    platform = Platform(answer(422, problem))

    async def play(api):
        await api.call("POST", "/v1/requests", body={})

    with pytest.raises(Refused, match="请修改") as refused:
        run(platform, play)
    assert refused.value.code == "invalid"
    assert "Missing" in str(refused.value)


def test_of_many_calls_sent_as_one_the_first_refused_one_is_told():
    done = {"index": 0, "status": 201, "result": {"id": "x"}, "problem": None}
    refused = {"index": 1, "status": 409, "result": None, "problem": {"code": "account-exists", "detail": "已有账号"}}
    platform = Platform(
        answer(201, SESSION), answer(200, {"results": [done]}), answer(200, {"results": [done, refused]})
    )

    async def play(api):
        user = User(api, "a", "b")
        assert await user.post_each("/v1/persons/accounts", [{}]) == [{"id": "x"}]
        await user.post_each("/v1/persons/accounts", [{}, {}])

    with pytest.raises(Refused, match="已有账号") as told:
        run(platform, play)
    assert told.value.code == "account-exists"


def test_a_list_is_read_to_its_end():
    platform = Platform(
        answer(201, SESSION),
        answer(200, {"items": [{"n": 1}], "next": "c"}),
        answer(200, {"items": [{"n": 2}], "next": None}),
    )

    async def play(api):
        return await User(api, "a", "b").pages("/v1/requests", status="closed")

    assert run(platform, play) == [{"n": 1}, {"n": 2}]
    assert dict(platform.asked[2].url.params) == {"limit": "100", "status": "closed", "after": "c"}
