"""Chromium 80, the oldest engine that the console is built for, driven by its own protocol over a pipe.

Playwright speaks only with newer ones. ``scripts/chromium80.sh`` fetches it.
"""

import json
import os
import selectors
import signal
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.console.browser import ARGUMENTS, DESKTOP, WAITING

PROGRAM = Path(__file__).parents[2] / ".cache" / "chromium80" / "chromium"
PATIENCE = 60.0
_POLL_SECONDS = 0.05
# It lacks this directive, which newer engines obey, and says so on every page.
_UNKNOWN_TO_IT = ("require-trusted-types-for", "trusted-types")
# The visible one of those that a selector finds and whose words are these, where some are given.
_FIND = """(selector, words) => [...document.querySelectorAll(selector)].find((one) => {
  const said = (one.getAttribute('aria-label') || one.innerText || '').trim()
  return (words === null || said === words) && one.getClientRects().length && !one.disabled
})"""
_MIDDLE = """((one) => {
  one.scrollIntoView({ block: 'center' })
  const at = one.getBoundingClientRect()
  return [at.x + at.width / 2, at.y + at.height / 2]
})"""
_POST = """((path, body) => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  .then((answer) => answer.status))"""


class Engine:
    """The browser with one window; ``faults`` are what went wrong in it, as ``Window`` has them."""

    def __init__(self, directory: Path, url: str):
        assert PROGRAM.exists(), f"there is no {PROGRAM}: run scripts/chromium80.sh"
        self.url = url
        self.faults: list[str] = []
        commands, self._to = os.pipe()
        self._from, answers = os.pipe()
        arguments = [
            str(PROGRAM), "--headless", "--no-zygote", "--disable-dev-shm-usage", "--remote-debugging-pipe",
            f"--user-data-dir={directory}", *ARGUMENTS,
        ]  # fmt: skip
        ends = [(os.POSIX_SPAWN_DUP2, commands, 3), (os.POSIX_SPAWN_DUP2, answers, 4)]
        with (directory / "log").open("wb") as log:
            ends += [(os.POSIX_SPAWN_DUP2, log.fileno(), 1), (os.POSIX_SPAWN_DUP2, log.fileno(), 2)]
            self._process = os.posix_spawn(PROGRAM, arguments, os.environ, file_actions=ends)
        os.close(commands)
        os.close(answers)
        self._waiting = selectors.DefaultSelector()
        self._waiting.register(self._from, selectors.EVENT_READ)
        self._read = b""
        self._number = 0
        self._session = ""
        self.version = self._send("Browser.getVersion")["product"]
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._send(f"{domain}.enable")
        width, height = DESKTOP
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self._send("Emulation.setEmulatedMedia", features=[still])
        self._send("Emulation.setTimezoneOverride", timezoneId="Asia/Shanghai")
        self._send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def sign_in(self, login: str, password: str) -> None:
        """Begin a session in Chinese, as the page does it, in place of the one before."""
        self._send("Network.clearBrowserCookies")
        self._send("Page.navigate", url=f"{self.url}/mark.svg")
        self.until("location.pathname === '/mark.svg'")
        body = json.dumps({"login": login, "password": password, "cookie": True})
        assert self.run(f"{_POST}('/v1/sessions', {json.dumps(body)})") == 201
        self.run(
            "localStorage.clear(), localStorage.setItem('language', 'zh'), localStorage.setItem('remembered', '1')"
        )

    def go(self, path: str) -> None:
        """Go to a place of the console and wait until all of it is there."""
        self._send("Page.navigate", url=self.url + path)
        self.until(f"location.href === {json.dumps(self.url + path)} && document.readyState === 'complete'")
        self.settle()

    def settle(self) -> None:
        """Wait until the page shows what it has to show."""
        self.until(f"document.querySelector('h1') && !document.querySelector({json.dumps(WAITING)})")

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        answer = self._send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, f"{script}: {answer['exceptionDetails']}"
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until an expression in the page is true."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"!!({condition})"):
            assert time.monotonic() < end, f"{condition} did not become true; {self.faults}"
            time.sleep(_POLL_SECONDS)

    def shows(self, *words: str) -> None:
        """Wait until the page shows each of these words."""
        for one in words:
            self.until(f"document.body.innerText.includes({json.dumps(one)})")

    def click(self, selector: str, words: str | None = None) -> None:
        """Click the middle of what a selector finds and says these words, as soon as it is there."""
        found = f"({_FIND})({json.dumps(selector)}, {json.dumps(words)})"
        self.until(found)
        x, y = self._at_rest(f"{_MIDDLE}({found})")
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            button = "none" if kind == "mouseMoved" else "left"
            self._send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button=button, clickCount=1)

    def fill(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.click(selector)
        self.until(f"document.activeElement && document.activeElement.matches({json.dumps(selector)})")
        self._send("Input.insertText", text=text)

    def paint(self, path: Path) -> None:
        """Keep a picture of the window."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b64decode(self._send("Page.captureScreenshot")["data"]))

    def close(self) -> None:
        """End it, and wait until it has. Asked in words, it would ask about what was typed and not sent."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._to)
        os.close(self._from)

    def _at_rest(self, middle: str) -> tuple[float, float]:
        """Where something is as soon as it does not move any more."""
        before, now = None, self.run(middle)
        while before != now:
            time.sleep(_POLL_SECONDS)
            before, now = now, self.run(middle)
        x, y = now
        return x, y

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while True:
            told = self._receive(method)
            if told.get("id") == self._number:
                assert "error" not in told, f"{method}: {told['error']}"
                return dict(told["result"])
            self._hear(told)

    def _receive(self, method: str) -> dict[str, Any]:
        while b"\0" not in self._read:
            assert self._waiting.select(PATIENCE), f"no answer to {method}"
            part = os.read(self._from, 1 << 20)
            assert part, f"the browser ended at {method}"
            self._read += part
        one, self._read = self._read.split(b"\0", 1)
        return dict(json.loads(one))

    def _hear(self, told: dict[str, Any]) -> None:
        """Keep what went wrong."""
        method, what = told.get("method"), told.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = what["exceptionDetails"]
            self.faults.append(f"exception: {details.get('exception', {}).get('description', details['text'])}")
        elif method == "Runtime.consoleAPICalled" and what["type"] in ("error", "warning"):
            said = [str(one.get("value", one.get("description"))) for one in what["args"]]
            self.faults.append(f"{what['type']}: {' '.join(said)}")
        elif method == "Log.entryAdded" and what["entry"]["level"] in ("error", "warning"):
            text = what["entry"]["text"]
            if not any(name in text for name in _UNKNOWN_TO_IT):
                self.faults.append(f"{what['entry']['level']}: {text} {what['entry'].get('url', '')}")
        elif method == "Network.responseReceived" and what["response"]["status"] >= 400:
            self.faults.append(f"{what['response']['url']}: {what['response']['status']}")


@contextmanager
def old_engine(directory: Path, url: str) -> Iterator[Engine]:
    """Yield the browser, and end it."""
    engine = Engine(directory, url)
    try:
        yield engine
    finally:
        engine.close()
