"""Somebody who uses the platform over HTTP."""

import time
import uuid
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

import httpx

Found = TypeVar("Found")
# Seconds for which a service that is away is asked again.
PATIENCE = 30


def eventually(look: Callable[[], Found], seconds: float = 90, what: str = "") -> Found:
    """Look until there is something; ``AssertionError`` when there is nothing in time."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"{what or look} did not come true within {seconds} s; last seen: {found!r}")
        time.sleep(0.05)


class User:
    """One person with a session of their own; ``User(url)`` is nobody signed in."""

    def __init__(self, url: str, login: str = "", password: str = "") -> None:
        self.http = httpx.Client(base_url=url, timeout=60, trust_env=False)
        self.login, self.password = login, password
        self.person_id = ""
        self.refresh_token = ""
        if login:
            self.sign_in()

    def sign_in(self) -> None:
        """Open a session."""
        answer = self.http.post("/v1/sessions", json={"login": self.login, "password": self.password})
        assert answer.status_code == 201, answer.text
        self._take(answer.json())

    def refresh(self) -> None:
        """Get a new access token."""
        answer = self.http.post("/v1/sessions/refresh", json={"refresh_token": self.refresh_token})
        assert answer.status_code == 200, answer.text
        self._take(answer.json())

    def _take(self, session: dict[str, Any]) -> None:
        self.http.headers["Authorization"] = f"Bearer {session['access_token']}"
        self.refresh_token = session["refresh_token"]
        self.person_id = session["person"]["id"]

    def ask(self, method: str, path: str, body: Any = None, **options: Any) -> httpx.Response:
        """Send one request as it is; a token that was taken back is renewed once, as an app does it."""
        answer = self.http.request(method, path, json=body, **options)
        if answer.status_code == 401 and self.refresh_token and not path.startswith("/v1/sessions"):
            self.refresh()
            answer = self.http.request(method, path, json=body, **options)
        return answer

    def get(self, path: str, **query: Any) -> Any:
        """Read; fails the test on anything but success."""
        answer = self.ask("GET", path, params=query)
        assert answer.status_code == 200, f"GET {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def do(self, path: str, body: Any = None, *, method: str = "POST", **options: Any) -> Any:
        """Write with an idempotency key; fails the test on anything but success.

        While a service is away the same is sent again, as the key allows and an app does it: on a machine that stands
        still for some seconds, a test that is about something else goes on.
        """
        headers = {"Idempotency-Key": str(uuid.uuid4()), **options.pop("headers", {})}
        sent = {} if body is None and method == "POST" else body
        end = time.monotonic() + PATIENCE
        answer = self.ask(method, path, sent, headers=headers, **options)
        while answer.status_code == 503 and time.monotonic() < end:
            warnings.warn(f"{method} {path}: {answer.status_code} {answer.text}", stacklevel=2)
            time.sleep(float(answer.headers["retry-after"]))
            answer = self.ask(method, path, sent, headers=headers, **options)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None
