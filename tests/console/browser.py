"""A browser at the console: Debian's Chromium, and all that goes wrong in its windows."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response, expect

PROGRAM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "console" / "node_modules" / "axe-core" / "axe.min.js"
# It shall ask nobody but the platform.
ARGUMENTS = [
    "--disable-background-networking", "--disable-component-update", "--disable-gpu", "--disable-quic",
    "--disable-sync", "--no-first-run", "--no-proxy-server", "--no-sandbox",
]  # fmt: skip
DESKTOP, PHONE = (1440, 900), (390, 844)
LOOKS = ("light", "dark")
# What is being read for the first time, or again.
_FADED = """Promise.allSettled(
  document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity).map((one) => one.finished)
).then(() => 0)"""
WAITING = ".ghost, [aria-busy=true], .el-loading-mask"
_FAILED_RESOURCE = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")
# How bad axe must find something for it to count.
_SERIOUS = ("serious", "critical")
_PATIENCE = 30_000
expect.set_options(timeout=_PATIENCE)


def launch(playwright: Playwright, program: Path = PROGRAM) -> Browser:
    """Start the browser. A missing one is a failure: ``scripts/chromium.sh`` installs it."""
    assert program.exists(), f"there is no {program}: run scripts/chromium.sh"
    return playwright.chromium.launch(executable_path=program, args=ARGUMENTS)


class Window:
    """One window with cookies of its own; ``faults`` are what went wrong in it and was not expected.

    That is: messages of errors and warnings in the browser's console, which tell of violations of the page's policy
    too, exceptions of scripts, requests that failed, and answers from 400 on.
    """

    def __init__(
        self,
        browser: Browser,
        url: str,
        *,
        language: str = "zh",
        look: str = "light",
        phone: bool = False,
        zone: str = "Asia/Shanghai",
    ):
        width, height = PHONE if phone else DESKTOP
        self.url = url
        self.context: BrowserContext = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": height},
            locale="zh-CN" if language == "zh" else "en-GB",
            timezone_id=zone,
            has_touch=phone,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(_PATIENCE)
        self._remember({"language": language, "look": look})
        self.faults: list[str] = []
        self._expected: list[int] = []
        self.page = self.open()

    def open(self) -> Page:
        """Open one more page in the window, which is watched like the first."""
        page = self.context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)
        return page

    def sign_in(self, login: str, password: str) -> None:
        """Begin a session, as the page does it."""
        body = {"login": login, "password": password, "cookie": True}
        answer = self.context.request.post("/v1/sessions", data=body, headers={"Origin": self.url})
        assert answer.status == 201, answer.text()
        self._remember({"remembered": "1"})

    def go(self, path: str) -> None:
        """Go to a place of the console and wait until all of it is there."""
        self.page.goto(path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page shows what it has to show."""
        expect(self.page.locator("h1").first).to_be_visible(timeout=_PATIENCE)
        expect(self.page.locator(WAITING)).to_have_count(0)

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Let answers with these statuses count as no fault within the block, and wait for one of them at its end."""
        self._expected = list(statuses)
        with self.page.expect_response(lambda answer: answer.status in statuses):
            yield
        self.settle()
        self._expected = []

    def violations(self) -> list[str]:
        """Return what axe finds serious on the page. It runs in a world of its own, so that the page's policy holds."""
        self.settle()
        session = self.context.new_cdp_session(self.page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})["executionContextId"]

        def run(script: str) -> Any:
            options = {"expression": script, "contextId": world, "awaitPromise": True, "returnByValue": True}
            answer = session.send("Runtime.evaluate", options)
            assert "exceptionDetails" not in answer, answer["exceptionDetails"]
            return answer["result"].get("value")

        # What is fading is paler than it is going to be.
        run(_FADED)
        run(AXE.read_text(encoding="utf-8") + ";0")
        found = run("axe.run(document, { resultTypes: ['violations'] }).then((all) => all.violations)")
        session.detach()
        return [
            f"{one['id']} ({one['impact']}): {'; '.join(node['html'][:200] for node in one['nodes'][:3])}"
            for one in found
            if one["impact"] in _SERIOUS
        ]

    def close(self) -> None:
        """Close it, with all of its pages."""
        self.context.close()

    def _remember(self, values: dict[str, str]) -> None:
        """Keep values in the browser before the first page, unless there are others."""
        for name, value in values.items():
            key, kept = json.dumps(name), json.dumps(value)
            self.context.add_init_script(f"localStorage.getItem({key}) ?? localStorage.setItem({key}, {kept})")

    def _on_console(self, message: ConsoleMessage) -> None:
        refused = _FAILED_RESOURCE.match(message.text)
        # Such an answer is judged where it comes.
        if message.type in ("error", "warning") and not refused:
            self.faults.append(f"{message.type}: {message.text}")

    def _on_failure(self, request: Request) -> None:
        # Whoever leaves a page needs no answer any more.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"{request.method} {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self.faults.append(f"{response.request.method} {response.url}: {response.status}")
