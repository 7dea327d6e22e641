"""The refresh token in a cookie, for pages of the platform itself (decision 0043).

The services know nothing of it: the gateway puts the token of the cookie into the body of a call, and takes that of
the answer out into the cookie. Only what comes from a page of the same origin may use it, and only as JSON, which no
form of another site can send.
"""

from typing import Any
from urllib.parse import urlsplit

from marshmallow import fields

from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.registry.accounts import CLOSE_SESSION, REFRESH_SESSION, SESSION, SESSION_ENDED
from contracts.registry.session_cookie import FIELD, FOREIGN_ORIGIN, SESSION_IDLE
from gateway.request_context import RequestContext

NAME = "lianshang_session"
_TOKEN = "refresh_token"  # noqa: S105
_PORTS = {"http": 80, "https": 443}
_LONGEST_ORIGIN, _LONGEST_TOKEN = 100, 200

Body = dict[str, Any] | None


class SessionCookie:
    """Keeps refresh tokens in a cookie, for pages at the address that they are asked from, or at ``public_url``."""

    def __init__(self, public_url: str) -> None:
        self._public = _place(public_url)

    def taken(self, operation: Operation, request: RequestContext, body: Body) -> Body:
        """Return the body for the service: where a cookie is asked for, with the token that is in it.

        Raises ``Failure`` with ``FOREIGN_ORIGIN``, or with ``SESSION_ENDED`` if there is no cookie.
        """
        if not _asks(operation, body):
            return body
        self._check_origin(request)
        passed = {name: value for name, value in (body or {}).items() if name != FIELD}
        if operation is REFRESH_SESSION:
            token = _in(request)
            if not 0 < len(token) <= _LONGEST_TOKEN:
                raise Failure(SESSION_ENDED)
            passed[_TOKEN] = token
        return passed

    def kept(self, operation: Operation, request: RequestContext, body: Body, reply: Reply) -> Reply:
        """Return the answer, where a cookie is asked for without its token, which goes into the cookie.

        The end of a session takes the cookie away. The first of two steps of a sign-in answers without a token.
        """
        if operation is CLOSE_SESSION and _in(request):
            request.extra.append(_cookie("", 0, secure=False))
        if not _asks(operation, body) or _TOKEN not in reply.body:
            return reply
        # What the browser calls secure counts, since a proxy may talk plainly to the gateway.
        secure = request.headers.get("origin", "").startswith("https://")
        request.extra.append(_cookie(reply.body[_TOKEN], int(SESSION_IDLE.total_seconds()), secure))
        answer = {name: value for name, value in reply.body.items() if name != _TOKEN}
        return Reply(answer, reply.version, accepted=reply.accepted)

    def _check_origin(self, request: RequestContext) -> None:
        """Refuse what a page of another site has sent.

        A browser names the origin of the page with every POST; how pages relate (``Sec-Fetch-Site``) only by TLS.
        """
        origin = request.headers.get("origin", "")
        place = _place(origin)
        own = place is not None and place in (
            _place(f"{urlsplit(origin).scheme}://{request.headers.get('host', '')}"),
            self._public,
        )
        if not own or request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            raise Failure(FOREIGN_ORIGIN, given=origin[:_LONGEST_ORIGIN] or "–")


def _asks(operation: Operation, body: Body) -> bool:
    return bool(operation.session_cookie and body and body.get(FIELD) in fields.Boolean.truthy)


def _place(url: str) -> tuple[str, int] | None:
    """Return host and port; ``None`` for what is no address of a site, such as the origin ``null``."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    return parts.hostname.lower(), port or _PORTS[parts.scheme]


def _in(request: RequestContext) -> str:
    """Return the token in the cookie, or nothing."""
    pairs = (part.strip().partition("=") for part in request.headers.get("cookie", "").split(";"))
    return next((value for name, _, value in pairs if name == NAME), "")


def _cookie(value: str, seconds: int, secure: bool) -> tuple[bytes, bytes]:
    ending = "; Secure" if secure else ""
    content = f"{NAME}={value}; Path={SESSION.path}; Max-Age={seconds}; HttpOnly; SameSite=Strict{ending}"
    return b"set-cookie", content.encode()
