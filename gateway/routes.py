"""The routes: finds the handlers of a path.

They form a tree of path segments: finding one of a hundred paths takes as many steps as the path has segments, and
the methods of one path are stored together, so that 405 and Allow are right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Handler = TypeVar("Handler")


@dataclass
class _Node(Generic[Handler]):
    fixed: dict[str, "_Node[Handler]"] = field(default_factory=dict)
    parameter: "_Node[Handler] | None" = None
    methods: dict[str, Handler] = field(default_factory=dict)


class Routes(Generic[Handler]):
    """Paths such as ``/v1/requests/{request_id}/answer`` with a handler for each method."""

    def __init__(self) -> None:
        self._root: _Node[Handler] = _Node()

    def add(self, method: str, path: str, handler: Handler) -> None:
        """Add a handler; raises ``ValueError`` if the method and path have one already."""
        node = self._root
        for segment in path.split("/")[1:]:
            if segment.startswith("{"):
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.fixed.setdefault(segment, _Node())
        if method in node.methods:
            raise ValueError(f"{method} {path} is declared twice")
        node.methods[method] = handler

    def find(self, path: str) -> tuple[Mapping[str, Handler], tuple[str, ...]] | None:
        """Return the handlers of a path by method, and its parameters in order; ``None`` for an unknown path.

        A fixed segment goes before a parameter: ``/v1/sessions/refresh`` is never the session called "refresh".
        """
        return self._find(self._root, path.split("/")[1:], 0, ())

    def begins(self, path: str) -> bool:
        """Whether there are paths with the same first segment."""
        return path.split("/")[1] in self._root.fixed

    def _find(
        self, node: _Node[Handler], segments: list[str], place: int, values: tuple[str, ...]
    ) -> tuple[Mapping[str, Handler], tuple[str, ...]] | None:
        if place == len(segments):
            return (node.methods, values) if node.methods else None
        segment = segments[place]
        fixed = node.fixed.get(segment)
        if fixed and (found := self._find(fixed, segments, place + 1, values)):
            return found
        if node.parameter and segment:
            return self._find(node.parameter, segments, place + 1, (*values, segment))
        return None


def allowed(methods: Mapping[str, object]) -> str:
    """Return the value of Allow for the methods of a path: HEAD comes with GET, and OPTIONS always."""
    names = {*methods, "OPTIONS"} | ({"HEAD"} if "GET" in methods else set())
    return ", ".join(sorted(names))
