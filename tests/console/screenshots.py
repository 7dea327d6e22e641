"""Paint every page of the console, in the sample district after its year: ``make screenshots``.

A folder for each size and form, such as ``screenshots/1440x900-zh``, has a picture of each page, by its address.
"""

import argparse
import asyncio
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from contracts import passwords
from contracts.roles import ROLE, Role
from demo import roster, stack
from demo.progress import Teller, console
from demo.year import demonstrate, logins
from tests.console.browser import Window, launch
from tests.console.places import Place, places
from tests.system.client import User

# Who sees most of what there is on a page comes first.
ROLES = (
    Role.DISPATCHER, Role.SUPERVISOR, Role.REGISTRAR, Role.OPERATOR, Role.DEPARTMENT_HANDLER, Role.CHAIN_CHIEF,
    Role.ENTERPRISE_CONTACT, Role.SERVICE_CLERK,
)  # fmt: skip
FORMS = {"zh": ("zh", "light"), "en": ("en", "light"), "dark": ("zh", "dark")}


@contextmanager
def district(url: str, tell: Teller) -> Iterator[str]:
    """Yield the address of a platform with the sample district; without one given, of one that is started."""
    if url:
        yield url
        return
    with stack.running() as started:
        started.wait_until_ready()
        operator = ("operator", started.password)
        asyncio.run(demonstrate(started.url, operator, passwords.DEMONSTRATION, tell))
        yield started.url


def _addresses(url: str, tell: Teller) -> Iterator[tuple[Place, Role | None, str]]:
    """Yield each page with who is shown it, and its address with what there is."""
    users: dict[Role, User] = {}
    for place in places():
        if place.open:
            yield place, None, place.path
            continue
        role = place.seen_by(ROLES)
        assert role, f"nobody may see {place.path}"
        address = place.address
        if place.list:
            user = users.setdefault(role, User(url, login(role), passwords.DEMONSTRATION))
            found = user.get(str(place.list.path).format(**place.given))["items"]
            if not found:
                tell.say(f"{place.path}: {role} has nothing to show")
                continue
            address = place.address.replace(":id", found[0]["id"])
        yield place, role, address


def login(role: Role) -> str:
    """Return the login of somebody with this role."""
    accounts = logins(roster.read(), passwords.DEMONSTRATION, ("operator", ""))
    return next(login for name, login, _, _ in accounts if name.split()[0] == ROLE.words[role].zh)


def paint(url: str, folder: Path, tell: Teller) -> None:
    """Paint every page of the console at this address."""
    shown = list(_addresses(url, tell))
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for phone, (form, (language, look)) in itertools.product((False, True), FORMS.items()):
            target = folder / f"{'390x844' if phone else '1440x900'}-{form}"
            target.mkdir(parents=True, exist_ok=True)
            windows: dict[Role | None, Window] = {}
            for place, role, address in shown:
                if role not in windows:
                    windows[role] = Window(browser, url, language=language, look=look, phone=phone)
                    if role is not None:
                        windows[role].sign_in(login(role), passwords.DEMONSTRATION)
                windows[role].go(address)
                windows[role].page.screenshot(path=target / f"{place.name}.png")
            for window in windows.values():
                for fault in window.faults:
                    tell.say(f"{target.name}: {fault}", "red")
                window.close()
            tell.say(f"{target}: {len(shown)} pages")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="", help="a platform with the sample district; by preset one is started")
    parser.add_argument("--folder", type=Path, default=Path("screenshots"))
    given = parser.parse_args()
    telling = Teller(console())
    with district(given.url, telling) as address:
        paint(address, given.folder, telling)
