"""Failures: the exceptions by which an operation is refused, each with a declared problem."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chassis.calling.actor import Actor
from contracts.problem import COMMON, FORBIDDEN, INVALID, NOT_FOUND, Problem, Text
from contracts.resource import Noun, Resource
from contracts.roles import ROLE, Role


class Failure(Exception):
    """An operation is refused: it changes nothing, and the client receives the problem in its language.

    ``params`` fill the braces of the problem's detail; a ``Text`` called ``name`` fills ``name_zh`` in the Chinese one
    and ``name_en`` in the English one. ``errors`` lists what is wrong in the content: dicts with
    ``field`` (a JSON path such as ``attributes.headcount``), ``value`` (as given) and ``detail``, a ``[zh, en]`` pair
    (services of earlier releases may send one string).

    It crosses a call as its code and its content, see ``from_wire``.
    """

    # Whether what was written before the refusal is committed nevertheless.
    keeps = False

    def __init__(self, problem: Problem, errors: Sequence[dict[str, Any]] = (), **params: Any) -> None:
        self.problem = problem
        self.errors = list(errors)
        self.params = dict(_plain(params))
        super().__init__(problem.code, {"errors": self.errors, "params": self.params})

    def __str__(self) -> str:
        return f"{self.problem.code} {self.params}{self.errors or ''}"

    @classmethod
    def from_wire(cls, args: Sequence[Any], declared: Sequence[Problem]) -> "Failure":
        """Build a failure from its ``args``: ``[code, {"errors": …, "params": …}]``."""
        code, content = args
        problem = next(problem for problem in (*declared, *COMMON) if problem.code == code)
        failure = cls(problem, content["errors"])
        failure.params = content["params"]
        failure.args = (code, content)
        return failure


class KeepingFailure(Failure):
    """A refusal whose transaction is committed: what the command wrote before remains, such as the count of failed
    logins."""

    keeps = True


def invalid(field: str, value: Any, zh: str, en: str) -> Failure:
    """Return the failure for one invalid field of the content that only the service can recognize as invalid."""
    return Failure(INVALID, [{"field": field, "value": value, "detail": [zh, en]}])


def not_found(kind: Noun | Resource | str, identifier: Any) -> Failure:
    """Return the failure for an object that does not exist or that the actor may not see; they look alike on purpose.

    ``kind`` is the kind of object; its name, which also names the path parameter, is sent to the client.
    """
    return Failure(NOT_FOUND, kind=kind if isinstance(kind, str) else kind.name, id=identifier)


def said(failure: Failure) -> Text:
    """Return what a refusal says in both languages, as far as its service knows the words."""
    detail = failure.problem.detail
    return Text(detail.zh.format_map(failure.params), detail.en.format_map(failure.params))


def forbidden(actor: Actor, *roles: Role) -> Failure:
    """Return the failure for an actor who may not do this, or not with this object, for which it takes ``roles``.

    Whoever holds one of them is told that it is for other objects.
    """
    asked = [role for role in Role if role in roles]
    held = ROLE.listed(role for role in asked if role in actor.roles)
    but = Text(f"您的岗位({held.zh})不负责此对象。", f" Your post ({held.en}) is not responsible for this object.")
    return Failure(FORBIDDEN, roles=ROLE.listed(asked), but=but if actor.is_any(*asked) else Text("", ""))


def _plain(params: Mapping[str, Any]) -> Iterator[tuple[str, int | str]]:
    for name, value in params.items():
        if isinstance(value, Text):
            yield from ((f"{name}_zh", value.zh), (f"{name}_en", value.en))
        else:
            yield name, value if isinstance(value, int) else str(value)
