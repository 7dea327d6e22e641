"""Live updates over HTTP, in both forms of the platform: who is told of what, by a header or by a ticket."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.system.client import User, eventually
from tests.system.district import PASSWORD, District

Frames = list[tuple[str, Any]]


@contextmanager
def listening(user: User, *, by_ticket: bool = False, **query: Any) -> Iterator[Frames]:
    """The frames that somebody is sent, by name and data; the list grows while the block runs."""
    frames: Frames = []
    begun, ended = threading.Event(), threading.Event()
    headers = {} if by_ticket else {"Authorization": user.http.headers["Authorization"]}
    if by_ticket:
        query["ticket"] = user.do("/v1/live/tickets")["ticket"]

    def listen() -> None:
        with httpx.stream("GET", f"{user.http.base_url}/v1/live", params=query, headers=headers, timeout=60) as stream:
            assert stream.status_code == 200
            name = ""
            for line in stream.iter_lines():
                begun.set()
                if ended.is_set():
                    return
                kind, _, content = line.partition(": ")
                if kind == "event":
                    name = content
                elif kind == "data":
                    frames.append((name, json.loads(content)))

    threading.Thread(target=listen, daemon=True).start()
    assert begun.wait(15)
    try:
        yield frames
    finally:
        ended.set()


def changed(frames: Frames, identifier: str) -> list[dict[str, Any]]:
    """What was told of one thing."""
    return [
        thing for name, data in frames if name == "changed" for thing in data["things"] if thing["id"] == identifier
    ]


def test_those_who_see_a_request_are_told_of_its_changes_and_nobody_else(district: District) -> None:
    with (
        listening(district.contact) as contact,
        listening(district.dispatcher, by_ticket=True, types="request") as dispatcher,
        listening(district.handler) as handler,
        listening(district.rival) as rival,
        listening(district.other_handler) as other_handler,
    ):
        request = district.submit("即时变化")
        identifier = request["id"]
        for frames in (contact, dispatcher):
            (told,) = eventually(lambda frames=frames: changed(frames, identifier), what="the new request")  # type: ignore[misc]
            assert told == {"type": "request", "id": identifier, "version": request["version"]}
        assert changed(handler, identifier) == []
        dispatched = district.dispatcher.do(f"/v1/requests/{identifier}/dispatch")
        (told,) = eventually(lambda: changed(handler, identifier), what="the dispatch")
        assert told["version"] == dispatched["version"]
        district.handler.do(f"/v1/requests/{identifier}/return", {"reason": "属工信局职责"})
        body = {"department_id": district.ids["BM2"], "reason": "理由成立"}
        moved = district.dispatcher.do(f"/v1/requests/{identifier}/redispatch", body)["version"]
        eventually(lambda: changed(other_handler, identifier), what="the redispatch")
        # The department that had it is told a last time, and finds that it has it no more.
        eventually(lambda: changed(handler, identifier)[-1]["version"] == moved, what="the end for the department")
        assert district.handler.ask("GET", f"/v1/requests/{identifier}").status_code == 404
        # What everybody may see tells that the others have heard everything from before.
        chain = district.ids["chain"]
        tag = district.operator.ask("GET", f"/v1/chains/{chain}").headers["ETag"]
        answer = district.operator.ask("PATCH", f"/v1/chains/{chain}", {"name": "生物医药"}, headers={"If-Match": tag})
        assert answer.status_code == 200, answer.text
        eventually(lambda: changed(rival, chain), what="the change of the chain")
        assert changed(rival, identifier) == []
        assert {name for name, _ in dispatcher if name == "changed"}
        assert not changed(dispatcher, chain)


def test_what_is_read_in_one_window_is_told_in_the_other(district: District) -> None:
    with listening(district.dispatcher) as frames:
        district.submit("两个窗口")
        eventually(lambda: [name for name, _ in frames if name == "inbox.entry-added"], what="an entry")
        unread = district.dispatcher.do("/v1/inbox/read")["unread"]
        told = eventually(lambda: [data for name, data in frames if name == "inbox.entries-read"], what="the count")
        assert told[-1] == {"unread": unread}


def test_a_ticket_opens_one_stream_and_a_stream_ends_with_its_session(district: District) -> None:
    user = User(district.stack.url, "rival", PASSWORD)
    ticket = user.do("/v1/live/tickets")["ticket"]
    address = f"{district.stack.url}/v1/live"
    with httpx.stream("GET", address, params={"ticket": ticket}, timeout=30) as stream:
        lines = stream.iter_lines()
        assert next(lines).startswith("retry:")
        again = httpx.get(address, params={"ticket": ticket}, headers={"Accept-Language": "en"})
        assert (again.status_code, again.json()["code"]) == (401, "stream-ticket-refused")
        # The token is renewed, and the stream goes on until the session ends.
        user.refresh()
        assert user.http.delete("/v1/sessions").status_code == 204
        assert [line for line in lines if line.startswith("data:")] == []
    assert httpx.get(address).status_code == 401


def test_a_client_that_comes_again_is_told_to_read_again(district: District) -> None:
    entry = district.dispatcher.get("/v1/inbox", limit=1)["items"][0]["id"]
    with listening(district.dispatcher, by_ticket=True, after=entry) as frames:
        eventually(lambda: frames, what="the first frame")
        assert frames[0] == ("resync", {})
    wrong = district.dispatcher.ask("GET", "/v1/live", params={"types": "wish"})
    assert wrong.status_code == 422


def test_what_is_large_comes_compressed_and_a_token_does_not(district: District) -> None:
    for language, title in (("zh", "链上 API"), ("en", "Lianshang API")):
        found = district.contact.ask("GET", "/openapi.json", params={"lang": language})
        assert (found.headers["Content-Encoding"], found.json()["info"]["title"]) == ("gzip", title)
        assert int(found.headers["Content-Length"]) < len(found.content) / 5
    kept = district.contact.ask("GET", "/v1/catalog")
    tag = {"If-None-Match": kept.headers["ETag"]}
    assert district.contact.ask("GET", "/v1/catalog", headers=tag).status_code == 304
    session = httpx.post(f"{district.stack.url}/v1/sessions", json={"login": "rival", "password": PASSWORD})
    assert session.status_code == 201
    assert "Content-Encoding" not in session.headers
