"""The responses of a service to calls, as HTTP: written by the service, read by the gateway.

======  ===============================================================================================
200     the result is the content; ``ETag`` is its version, ``Next`` the cursor of the next page, URL-encoded
202     the same for what the operation declares as accepted, with its name as ``Accepted``: nothing has been done yet
4xx     a refusal: ``{"code": …, "errors": […], "params": {…}}``, see ``chassis.calling.errors.Failure``
5xx     the same; but with ``{"not_run": …}`` the call has not been begun, so it may be made elsewhere
======  ===============================================================================================
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import quote, unquote

import orjson

from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from contracts.problem import Problem

_REASONS = {status.value: status.phrase for status in HTTPStatus}


class NotRun(StrEnum):
    """Why a call was not begun."""

    STOPPING = "the process is stopping"
    FULL = "as many calls as the process takes wait already"
    LATE = "the deadline has passed"
    STRANGER = "the caller is not the gateway"
    EXPIRED = "the certificate of the caller has expired"
    UNKNOWN = "there is no such operation here"
    MALFORMED = "this is not a call"


class NotBegun(Exception):
    """A call has not been begun, so another process may run it."""

    def __init__(self, why: NotRun) -> None:
        super().__init__(why.value)
        self.why = why


_STATUS = {
    NotRun.STOPPING: 503,
    NotRun.FULL: 503,
    NotRun.LATE: 504,
    NotRun.STRANGER: 403,
    NotRun.EXPIRED: 403,
    NotRun.UNKNOWN: 404,
    NotRun.MALFORMED: 400,
}

# After these the connection is not used any more.
LAST = frozenset(NotRun) - {NotRun.FULL, NotRun.LATE}


class Answer(NamedTuple):
    """A response as it was received."""

    status: int
    headers: Mapping[bytes, bytes]
    content: bytes


def result(reply: Reply) -> bytes:
    """Return the response for a result. Raises ``TypeError`` if the result is not JSON."""
    headers = "" if reply.version is None else f'ETag: "{reply.version}"\r\n'
    if reply.next:
        # A cursor may hold any text, such as a name.
        headers += f"Next: {quote(reply.next)}\r\n"
    if reply.accepted:
        headers += f"Accepted: {reply.accepted}\r\n"
    return _response(202 if reply.accepted else 200, reply.content, headers)


def refusal(failure: Failure) -> bytes:
    """Return the response for a refusal."""
    code, content = failure.args
    return _response(failure.problem.status, orjson.dumps({"code": code, **content}, default=str))


def not_run(why: NotRun) -> bytes:
    """Return the response for a call that was not begun."""
    headers = "Connection: close\r\n" if why in LAST else ""
    return _response(_STATUS[why], orjson.dumps({"not_run": why.name}), headers)


def _response(status: int, content: bytes, headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status} {_REASONS.get(status, '')}\r\nContent-Type: application/json\r\n{headers}"
    return b"%sContent-Length: %d\r\n\r\n%s" % (head.encode("latin-1"), len(content), content)


def read(answer: Answer, problems: Sequence[Problem]) -> Reply | NotRun:
    """Return the reply, or why the call was not begun. Raises the ``Failure`` of the service.

    Raises ``ValueError`` for a response that is none of these, such as a problem that the operation does not declare.
    """
    if answer.status in (200, 202):
        version, cursor = answer.headers.get(b"etag"), answer.headers.get(b"next")
        return Reply(
            content=answer.content,
            version=int(version.strip(b'"')) if version else None,
            next=unquote(cursor.decode()) if cursor else None,
            # A release before this one accepts proposals only, and names nothing.
            accepted=answer.headers.get(b"accepted", b"proposal").decode() if answer.status == 202 else "",
        )
    not_begun = refusal_to_begin(answer)
    if not_begun is not None:
        return not_begun
    try:
        found = orjson.loads(answer.content)
        failure = Failure.from_wire((found["code"], found), problems)
    except (ValueError, KeyError, TypeError, StopIteration) as error:
        raise ValueError(f"{answer.status} with {answer.content[:100]!r}: {error!r}") from None
    raise failure


def is_refused_with(answer: Answer, problem: Problem) -> bool:
    """Whether the response is a refusal with this problem."""
    return answer.status == problem.status and answer.content.startswith(f'{{"code":"{problem.code}"'.encode())


def refusal_to_begin(answer: Answer) -> NotRun | None:
    """Return why the call was not begun, if the response says so."""
    if answer.status < 400 or not answer.content.startswith(b'{"not_run":'):
        return None
    return NotRun[orjson.loads(answer.content)["not_run"]]
