"""The pages of the console, as each capability's ``routes.ts`` declares them, and who may see them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from contracts.catalogue import OPERATIONS
from contracts.operation import Operation
from contracts.roles import Role

PAGES = Path(__file__).parents[2] / "console" / "src" / "pages"
_OPERATIONS = {operation.name: operation for operation in OPERATIONS if operation.path}


@dataclass(frozen=True)
class Place:
    """One page: its address, where ``:id`` stands for what the list ``example`` begins with, ``given`` for the rest.

    ``open`` is for who is not signed in; ``needs`` are operations without all of which nobody sees it, ``roles`` those
    that it is for where the operations do not say.
    """

    path: str
    open: bool
    needs: tuple[str, ...]
    roles: tuple[str, ...]
    example: str
    given: Mapping[str, str]

    def admits(self, role: Role) -> bool:
        """Whether a role may see it."""
        allowed = all(_OPERATIONS[name].admits(frozenset({role}), signed_in=True) for name in self.needs)
        return allowed and (not self.roles or role in self.roles)

    @property
    def address(self) -> str:
        """Its address with what is given, and ``:id`` where it has one."""
        return re.sub(r":(\w+)", lambda found: self.given.get(found[1], found[0]), self.path)

    @property
    def name(self) -> str:
        """Its address as the name of a file."""
        return self.path.strip("/").replace("/", "-").replace(":", "") or "home"

    @property
    def list(self) -> Operation | None:
        """The list whose first thing is shown."""
        return _OPERATIONS[self.example] if self.example else None

    def seen_by(self, roles: Iterable[Role]) -> Role | None:
        """Return the first of these roles that may see it, and its example."""
        return next(
            (
                role
                for role in roles
                if self.admits(role) and (not self.list or self.list.admits(frozenset({role}), True))
            ),
            None,
        )


def places() -> list[Place]:
    """Return all pages, by the names of the folders."""
    return [place for file in sorted(PAGES.glob("*/routes.ts")) for place in _read(file.read_text(encoding="utf-8"))]


def _read(text: str) -> Iterable[Place]:
    beginnings = [found.start() for found in re.finditer(r"\bpath: '", text)]
    for start, end in zip(beginnings, [*beginnings[1:], len(text)], strict=True):
        said = text[start:end]
        yield Place(
            path=_word(said, "path"),
            open="open: true" in said,
            needs=_words(said, "needs"),
            roles=_words(said, "roles"),
            example=_word(said, "example"),
            given=dict(re.findall(r"(\w+): '(\w+)'", (re.search(r"\bgiven: \{([^}]*)\}", said) or [""] * 2)[1])),
        )


def _word(said: str, name: str) -> str:
    found = re.search(rf"\b{name}: '([^']*)'", said)
    return found[1] if found else ""


def _words(said: str, name: str) -> tuple[str, ...]:
    found = re.search(rf"\b{name}: \[([^\]]*)\]", said)
    return tuple(re.findall(r"'([^']*)'", found[1])) if found else ()
