"""The addresses of clients behind proxies."""

import time

import structlog
from starlette.types import Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

log = structlog.get_logger("gateway")

# Between two lines about a proxy that is not trusted.
TELL_SECONDS = 600.0


class TrustedProxies(ProxyHeadersMiddleware):
    """Takes the address of a client from what trusted proxies say, and tells of proxies that are not trusted.

    All clients behind such a one count as one, with one request limit if they are not signed in.
    """

    _told_at = float("-inf")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # type: ignore[override]
        """Serve a request with the address of its client."""
        if scope["type"] == "http" and any(name == b"x-forwarded-for" for name, _ in scope["headers"]):
            peer = (scope.get("client") or ("",))[0]
            if peer not in self.trusted_hosts and time.monotonic() - self._told_at >= TELL_SECONDS:
                self._told_at = time.monotonic()
                log.warning(
                    "X-Forwarded-For of a peer that is not trusted; if it is your proxy, set TRUSTED_PROXIES to it",
                    peer=peer,
                )
        await super().__call__(scope, receive, send)  # type: ignore[arg-type]
