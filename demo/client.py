"""A client of the HTTP API: sessions that renew themselves, retries that never repeat a write."""

import asyncio
import time
import uuid
from collections.abc import Sequence
from typing import Any

import httpx

# For this long a call is repeated after a temporary refusal or without a response.
PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.05
CONNECTIONS = 16
# A token is renewed when it is valid for less than this.
MARGIN_SECONDS = 30.0
_PASSING = (429, 503, 504)
# The refusal of a repeated call whose first try, not answered in time, is still under way.
_UNDER_WAY = "idempotency-key-in-use"


class Refused(Exception):
    """The platform refused a request with a problem (RFC 9457)."""

    def __init__(self, method: str, path: str, response: httpx.Response) -> None:
        self.status = response.status_code
        self.problem = _problem(response)
        self.code = str(self.problem.get("code", ""))
        told = self.problem.get("detail") or self.problem.get("title") or response.text[:300]
        faults = "".join(f"\n  {fault}" for fault in self.problem.get("errors", ())[:10])
        super().__init__(f"{method} {path}: {self.status} {told}{faults}")


class Unreachable(Exception):
    """The platform does not respond."""


def _problem(response: httpx.Response) -> dict[str, Any]:
    try:
        document = response.json()
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


class Api:
    """The HTTP API of one platform; ``calls`` counts the calls made."""

    def __init__(self, url: str, language: str = "zh", transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.url = url.rstrip("/")
        self.calls = 0
        host = httpx.URL(self.url).host
        self._http = httpx.AsyncClient(
            base_url=self.url,
            headers={"Accept-Language": language},
            timeout=httpx.Timeout(PATIENCE_SECONDS, connect=5.0),
            limits=httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS),
            # A proxy from the environment cannot reach a platform on this machine.
            trust_env=host not in ("127.0.0.1", "localhost", "::1"),
            transport=transport,
        )

    async def __aenter__(self) -> "Api":
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._http.aclose()

    async def call(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        content: bytes | None = None,
        query: dict[str, Any] | None = None,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        seconds: float = PATIENCE_SECONDS,
    ) -> httpx.Response:
        """Make a call, and repeat it with the same key while the refusal is temporary; ``content`` is that of a file.

        Raises ``Refused`` for every other problem, ``Unreachable`` if no response came within ``seconds``.
        """
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"Bearer {token}"
        if method != "GET":
            sent.setdefault("Idempotency-Key", str(uuid.uuid4()))
        deadline = time.monotonic() + seconds
        while True:
            self.calls += 1
            try:
                response = await self._http.request(
                    method, path, json=body, content=content, params=query, headers=sent
                )
            except httpx.TransportError as error:
                if time.monotonic() > deadline:
                    raise Unreachable(f"{self.url} does not answer: {error or type(error).__name__}") from error
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            if not _is_temporary(response) or time.monotonic() > deadline:
                break
            await asyncio.sleep(_told_to_wait(response))
        if response.is_error:
            raise Refused(method, path, response)
        return response


def _is_temporary(response: httpx.Response) -> bool:
    conflict = response.status_code == httpx.codes.CONFLICT
    return response.status_code in _PASSING or (conflict and _problem(response).get("code") == _UNDER_WAY)


def _told_to_wait(response: httpx.Response) -> float:
    said = response.headers.get("Retry-After", "")
    return float(said) if said.isdigit() else PAUSE_SECONDS


class User:
    """A user with a login, who signs in when first needed and keeps the session alive.

    One who has got a one-time password replaces it then by that which is to be ``chosen``.
    """

    def __init__(self, api: Api, login: str, password: str, chosen: str | None = None) -> None:
        self.api = api
        self.login = login
        self.password = password
        self._chosen = chosen
        self._session: dict[str, Any] | None = None
        self._good_until = 0.0
        self._lock = asyncio.Lock()

    async def get(self, path: str, **query: Any) -> dict[str, Any]:
        """Send a GET request and return its body."""
        return dict((await self._call("GET", path, query=query or None)).json())

    async def post(self, path: str, body: Any = None) -> dict[str, Any]:
        """Send a POST request and return its body, an empty dict if there is none."""
        response = await self._call("POST", path, body=body)
        return dict(response.json()) if response.content else {}

    async def post_each(self, path: str, items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Send many calls as one, and return what each has answered; raises ``Refused`` for the first refused one."""
        answers: list[dict[str, Any]] = []
        for answer in await self.answers_to(path, items):
            if isinstance(answer, Refused):
                raise answer
            answers.append(answer)
        return answers

    async def answers_to(self, path: str, items: Sequence[dict[str, Any]]) -> list[dict[str, Any] | Refused]:
        """Send many calls as one, and return what each has answered, or its refusal."""
        told = await self.post(path, {"items": list(items)})
        return [
            Refused("POST", path, httpx.Response(one["status"], json=one["problem"]))
            if one["problem"]
            else one["result"]
            for one in told["results"]
        ]

    async def upload(self, path: str, content: bytes, **query: str) -> dict[str, Any]:
        """Upload a file, with its name and what it is, and return what is known of it."""
        return dict((await self._call("POST", path, content=content, query=query)).json())

    async def put(self, path: str, body: Any, if_match: str | None = None) -> dict[str, Any]:
        """Send a PUT request and return its body; ``if_match`` is the ETag of what is replaced."""
        response = await self._call("PUT", path, body=body, headers={"If-Match": if_match} if if_match else None)
        return dict(response.json()) if response.content else {}

    async def get_with_etag(self, path: str) -> tuple[dict[str, Any], str]:
        """Read a resource that is going to be replaced, and return it with its ETag."""
        response = await self._call("GET", path)
        return dict(response.json()), response.headers["ETag"]

    async def pages(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """Read all pages of a list."""
        found: list[dict[str, Any]] = []
        after: dict[str, Any] = {}
        while True:
            page = await self.get(path, limit=100, **query, **after)
            found += page["items"]
            if not page["next"]:
                return found
            after = {"after": page["next"]}

    async def sign_in(self) -> dict[str, Any]:
        """Open a session; raises ``Refused`` if login or password is wrong."""
        response = await self.api.call("POST", "/v1/sessions", body={"login": self.login, "password": self.password})
        return self._keep(response)

    async def be_there(self) -> None:
        """Sign in, unless that has been done."""
        await self._token()

    async def renew(self) -> None:
        """Get a new access token, which carries the posts held now."""
        if self._session is None:
            return
        body = {"refresh_token": self._session["refresh_token"]}
        self._keep(await self.api.call("POST", "/v1/sessions/refresh", body=body))

    def _keep(self, response: httpx.Response) -> dict[str, Any]:
        session: dict[str, Any] = response.json()
        self._session = session
        self._good_until = time.monotonic() + session["expires_in"] - MARGIN_SECONDS
        return session

    async def _call(self, method: str, path: str, **more: Any) -> httpx.Response:
        token = await self._token()
        if method != "GET":
            # Also the same after a renewal: the answer of the first try may have been lost.
            more["headers"] = {"Idempotency-Key": str(uuid.uuid4()), **(more.get("headers") or {})}
        try:
            return await self.api.call(method, path, token=token, **more)
        except Refused as refused:
            # The rights behind the token have changed, so it is refused until it is renewed.
            if refused.status != 401:
                raise
        async with self._lock:
            if self._session is not None and self._session["access_token"] == token:
                await self.renew()
        return await self.api.call(method, path, token=await self._token(), **more)

    async def _choose(self, chosen: str) -> None:
        """Replace the one-time password; the session continues."""
        assert self._session is not None
        body, token = {"current_password": self.password, "new_password": chosen}, self._session["access_token"]
        await self.api.call("PUT", "/v1/me/password", body=body, token=token)
        self.password, self._chosen = chosen, None
        await self.renew()

    async def _token(self) -> str:
        async with self._lock:
            if self._session is None:
                await self.sign_in()
                if self._chosen is not None:
                    await self._choose(self._chosen)
            elif time.monotonic() > self._good_until:
                await self.renew()
            assert self._session is not None
            return str(self._session["access_token"])
