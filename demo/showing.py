"""Show a demonstration on the terminal: its stages, its report, and how to go on in the platform."""

import asyncio
import secrets
import time

from demo import roster, stack
from demo.client import Refused, Unreachable
from demo.progress import Teller, console
from demo.render import accounts, show
from demo.session import AGREES, CANNOT, DIFFERS
from demo.setup import AlreadyLoaded, NeverArrived
from demo.year import Outcome, demonstrate, logins


def show_here(platform: stack.Stack, once: bool, password: str, started: float) -> int:
    """Play on a platform that was started at the moment ``started``, and stay unless ``once``; return the status.

    Raises ``stack.NotStarted``.
    """
    tell = Teller(console())
    with tell.stage("start", "启动平台  Starting the platform"):
        platform.wait_until_ready()
    operator = ("operator", platform.password)
    outcome = _demonstrate(platform.url, operator, password, tell)
    if isinstance(outcome, int):
        return outcome
    tell.say(f"\n用时 took {time.monotonic() - started:.1f} s")
    return _result(outcome) if once else _stay(platform, operator, password, tell)


def show_there(url: str, operator: tuple[str, str], password: str | None) -> int:
    """Play on a platform that runs already; return the status."""
    tell, started = Teller(console()), time.monotonic()
    chosen = password or f"muping-{secrets.token_urlsafe(9)}"
    outcome = _demonstrate(url, operator, chosen, tell)
    if isinstance(outcome, int):
        return outcome
    tell.say(f"\n用时 took {time.monotonic() - started:.1f} s")
    _invite(tell, url, (operator[0], "…"), chosen)
    return _result(outcome)


def _stay(platform: stack.Stack, operator: tuple[str, str], password: str, tell: Teller) -> int:
    """Print the addresses and accounts and wait for Ctrl-C, which is the normal way to end."""
    _invite(tell, platform.url, operator, password)
    tell.say("按 Ctrl-C 结束。 Ctrl-C ends it.")
    try:
        status = platform.process.wait()
    except KeyboardInterrupt:
        return AGREES
    tell.say(f"平台意外结束 the platform ended by itself, status {status}", "red")
    return DIFFERS


def _result(outcome: Outcome) -> int:
    return AGREES if outcome.agrees else DIFFERS


def _demonstrate(url: str, operator: tuple[str, str], password: str, tell: Teller) -> Outcome | int:
    """Return the outcome, or the exit status if the demonstration could not be played."""
    try:
        return asyncio.run(demonstrate(url, operator, password, tell))
    except AlreadyLoaded as error:
        tell.say(
            f"lianshang: {error}. The year can be played once in a platform: a second time would double it.\n"
            "此平台已有该区县数据,不再重复演示。\n"
            "  - look at what is there: open the console and sign in with the accounts printed the first time;\n"
            "  - play in a platform of its own: lianshang demo;\n"
            "  - or empty this one first: stop it, delete its databases (docker compose down --volumes), start it.",
            "red",
        )
    except (Refused, Unreachable, NeverArrived) as error:
        tell.say(f"lianshang: {error}", "red")
    return CANNOT


def _invite(tell: Teller, url: str, operator: tuple[str, str], password: str) -> None:
    show(tell.out, accounts(logins(roster.read(), password, operator)))
    tell.say(f"\n网页界面 the console is at {url}", "bold")
    tell.say(f"接口说明 the reference of the API is at {url}/docs")
