"""Calls and their answers on the wire: what the service writes is what the gateway reads."""

import pytest

from chassis.calling import answers
from chassis.calling.answers import Answer, NotRun
from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from chassis.calling.incoming import MOST_CONTENT, MOST_HEAD, Incoming, MalformedCall, Reader
from contracts.problem import FORBIDDEN, INVALID, Text


def received(response: bytes) -> Answer:
    """Split a response as the gateway's parser does."""
    head, _, content = response.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(b": ") for line in lines)}
    assert int(headers[b"content-length"]) == len(content)
    return Answer(int(first.split()[1]), headers, content)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(None),
        Reply({"id": "x", "name": "链上"}, 3),
        Reply({"id": "x"}, 0),
        Reply({"items": [], "next": None}),
        Reply({"items": [1], "next": 's~"小兰",\r\nx'}),
        Reply({"next": "no list"}),
        Reply({"id": "x"}, 1, accepted="wish"),
    ],
    ids=lambda reply: str(reply.body)[:30],
)
def test_a_reply_is_read_as_it_was_written(reply: Reply) -> None:
    read = answers.read(received(answers.result(reply)), ())
    assert isinstance(read, Reply)
    assert (read.body, read.version, read.next) == (reply.body, reply.version, reply.next)
    assert read.accepted == reply.accepted
    assert read.content == reply.content


@pytest.mark.parametrize(
    "failure",
    [
        Failure(FORBIDDEN, roles=Text("平台管理员", "platform operator"), but=Text("", "")),
        Failure(INVALID, [{"field": "a", "value": {1, 2}, "detail": ["甲", "a"]}], count=7),
    ],
    ids=lambda failure: failure.problem.code,
)
def test_a_refusal_is_read_as_it_was_written(failure: Failure) -> None:
    with pytest.raises(Failure) as caught:
        answers.read(received(answers.refusal(failure)), ())
    assert (caught.value.problem, caught.value.params) == (failure.problem, failure.params)
    assert [error["field"] for error in caught.value.errors] == [error["field"] for error in failure.errors]


@pytest.mark.parametrize("why", NotRun)
def test_what_was_not_begun_says_why_and_whether_the_connection_ends(why: NotRun) -> None:
    answer = received(answers.not_run(why))
    assert answers.read(answer, ()) is why
    assert answers.refusal_to_begin(answer) is why
    assert (answer.headers.get(b"connection") == b"close") == (why in answers.LAST)


@pytest.mark.parametrize(
    "answer", [Answer(500, {}, b"<html>"), Answer(404, {}, b"{}"), Answer(409, {}, b'{"code": "nobody-knows"}')]
)
def test_what_is_no_answer_is_an_error(answer: Answer) -> None:
    with pytest.raises(ValueError, match=str(answer.status)):
        answers.read(answer, ())


REQUEST = b"POST /s/op HTTP/1.1\r\nHost: s\r\nCall-Deadline: 12.5\r\nContent-Length: %d\r\n\r\n%s"


def requests_in(*pieces: bytes) -> list[Incoming]:
    reader = Reader()
    for piece in pieces:
        reader.feed(piece)
    return list(reader.complete)


def test_requests_are_read_however_their_bytes_arrive() -> None:
    whole = REQUEST % (2, b"{}") + REQUEST % (3, b"[1]")
    expected = [("/s/op", 12.5, b"{}"), ("/s/op", 12.5, b"[1]")]
    for pieces in ([whole], [whole[:30], whole[30:]], [whole[n : n + 1] for n in range(len(whole))]):
        found = requests_in(*pieces)
        assert [(one.path, one.deadline, one.content) for one in found] == expected


@pytest.mark.parametrize(
    ("head", "last"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", False),
        (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", True),
        (b"GET / HTTP/1.0\r\n\r\n", True),
    ],
)
def test_a_caller_says_which_request_is_its_last(head: bytes, last: bool) -> None:
    assert [request.last for request in requests_in(head)] == [last]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x16\x03\x01\x02", "Invalid"),
        (b"POST /s/op HTTP/1.1\r\nCall-Deadline: soon\r\n\r\n", "b'soon' is not a time"),
        (b"POST /s/op HTTP/1.1\r\nX: " + b"x" * MOST_HEAD, "too large"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX: " + b"x" * MOST_CONTENT, "too large"),
        (b"GET / HTTP/1.1\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n", "another protocol"),
    ],
    ids=["no HTTP", "no time", "large head", "large trailer", "upgrade"],
)
def test_what_is_no_request_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(MalformedCall, match=said):
        requests_in(data)


PERSON = {"name": "who", "person_id": "p", "session_id": "s", "posts": []}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not JSON"),
        (b"[]", "not an object"),
        (b'{"body": 7}', "body is not an object"),
        (b'{"path": []}', "path is not an object"),
        (b'{"actor": "me"}', "actor is not an object"),
        (b'{"actor": {"name": "service:registry"}}', "neither a person nor anonymous"),
        (b'{"actor": {"name": "anonymous", "posts": [["operator", "x", null]]}}', "neither a person nor anonymous"),
    ],
)
def test_what_is_no_call_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(MalformedCall, match=said):
        Incoming(content=content).call()
    assert Incoming(content=b"{}").call() == {}
