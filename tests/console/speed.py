"""Measure how soon the console paints and how smoothly a long list scrolls, in the sample district: ``make speed``.

What is fetched comes over a line of 10 Mbit/s and 40 ms, with an empty cache, to a processor slowed to a quarter.
"""

import argparse
import os
from itertools import pairwise
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from contracts import passwords
from contracts.roles import Role
from demo.progress import Teller, console
from tests.console.browser import Window, launch
from tests.console.screenshots import district, login

BITS, DELAY_MS, SLOWER = 10_000_000, 40, 4
ROWS = 100
FRAME_MS = 1000 / 60
# Frames are counted by the browser's callbacks, which come some tenths of a millisecond early or late.
_DROPPED_MS = 1.5 * FRAME_MS
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# The first paint is the mark that stands in the page itself; this is when the page has its own heading.
_HEADED = """(() => {
  const look = () => {
    if (document.querySelector('h1')) window.headed = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()"""
_COUNT = """() => {
  const all = (window.frameTimes = [])
  const next = (now) => { all.push(now); if (window.frameTimes === all) requestAnimationFrame(next) }
  requestAnimationFrame(next)
}"""
_COUNTED = "() => { const all = window.frameTimes; window.frameTimes = null; return all }"


def _slow(session: CDPSession, *, line: bool) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if line:
        bytes_a_second = BITS / 8
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": DELAY_MS,
                "downloadThroughput": bytes_a_second,
                "uploadThroughput": bytes_a_second,
            },
        )


def _opened(browser: Browser, url: str, role: Role | None) -> Window:
    window = Window(browser, url)
    if role is not None:
        window.sign_in(login(role), passwords.DEMONSTRATION)
    return window


def paint(browser: Browser, url: str, path: str, role: Role | None) -> list[float]:
    """Return after how many milliseconds a page is first painted, has its heading, and is all there."""
    window = _opened(browser, url, role)
    _slow(window.context.new_cdp_session(window.page), line=True)
    window.context.add_init_script(_HEADED)
    window.page.goto(path, wait_until="commit")
    window.settle()
    window.page.wait_for_function(f"() => {_PAINTED}")
    found = [window.page.evaluate(one) for one in (_PAINTED, "window.headed", "performance.now()")]
    window.close()
    return found


def scroll(browser: Browser, url: str, role: Role, slowed: bool) -> tuple[int, int, float]:
    """Return how many frames a list of 100 rows took to scroll to its end, how many were dropped, the longest one."""
    window = _opened(browser, url, role)
    page = window.page
    window.go("/requests")
    rows = page.locator("tbody tr")
    while (before := rows.count()) < ROWS:
        page.get_by_role("button", name="加载更多").click()
        page.wait_for_function("many => document.querySelectorAll('tbody tr').length > many", arg=before)
    window.settle()
    session = window.context.new_cdp_session(page)
    if slowed:
        _slow(session, line=False)
    distance = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    page.evaluate(_COUNT)
    gesture: dict[str, Any] = {"x": 700, "y": 500, "yDistance": -distance, "speed": 1500, "gestureSourceType": "mouse"}
    session.send("Input.synthesizeScrollGesture", gesture)
    frames = page.evaluate(_COUNTED)
    assert page.evaluate("scrollY") > distance * 0.9, "it did not scroll"
    window.close()
    taken = [later - earlier for earlier, later in pairwise(frames)]
    return len(taken), sum(round(one / FRAME_MS) - 1 for one in taken if one > _DROPPED_MS), max(taken)


def measure(url: str, rounds: int, tell: Teller) -> None:
    """Measure everything so many times, and tell medians with the smallest and the largest."""
    tell.say(f"{rounds} rounds, load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        # The first page that a browser opens also waits for parts of the browser itself.
        paint(browser, url, "/sign-in", None)
        for name, path, role in (("sign-in", "/sign-in", None), ("home", "/", Role.DISPATCHER)):
            found = [paint(browser, url, path, role) for _ in range(rounds)]
            for what, values in zip(("first paint", "heading", "all there"), zip(*found, strict=True), strict=True):
                ordered = sorted(values)
                tell.say(f"{name}, {what}: {median(ordered):.0f} ms ({ordered[0]:.0f}-{ordered[-1]:.0f})")
        for slowed in (False, True):
            runs = [scroll(browser, url, Role.DISPATCHER, slowed) for _ in range(rounds)]
            frames, dropped, longest = (sorted(values) for values in zip(*runs, strict=True))
            tell.say(
                f"scroll {ROWS} rows{', slowed' if slowed else ''}: {median(frames):.0f} frames, dropped "
                f"{median(dropped):.0f} ({dropped[0]}-{dropped[-1]}), the longest {median(longest):.0f} ms"
            )
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make speed SPEED=…", description=__doc__)
    parser.add_argument("--url", default="", help="a platform with the sample district; by preset one is started")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (preset 5)")
    given = parser.parse_args()
    telling = Teller(console())
    with district(given.url, telling) as address:
        measure(address, given.rounds, telling)
