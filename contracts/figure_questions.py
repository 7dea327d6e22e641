"""Figures of another service by events: asked by one event, answered by another, each applied once.

A capability that needs the figures of others, without calling them, declares a ``FigureQuestion`` in its contract. It
asks with ``chassis.running.figures.ask``, and a function of it marked ``@answered`` takes the answers. Nothing else is
declared: the events and consumers follow from the question. An event type belongs to the exchange of one service
(decision 0020), so each asking service has its own type of question and each answering service its own of answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from marshmallow import fields

from contracts.common import Tolerant, chosen, described
from contracts.figures import FIGURE_DIMENSION, Figure, FigureDimension, FigureValueSchema
from contracts.operation import Event, Subscription
from contracts.problem import Text


@dataclass(frozen=True, eq=False)
class FigureQuestion:
    """What a capability of ``service`` asks other services: these ``figures``, of things ``by`` which they are grouped.

    ``name`` is snake_case and unique in the service.
    """

    service: str
    name: str
    figures: tuple[Figure, ...]
    by: FigureDimension

    def __post_init__(self) -> None:
        for figure in self.figures:
            if figure.service == self.service:
                raise TypeError(f"{self.name}: {figure.name} is computed by {self.service} itself")
            if self.by not in figure.dimensions:
                raise TypeError(f"{self.name}: {figure.name} cannot be asked by {self.by}")

    @property
    def asked(self) -> frozenset[str]:
        """The services that are asked."""
        return frozenset(figure.service for figure in self.figures)


class RequestedData(Tolerant):
    """A question; its subject is what the asking service asks about, and wants to know the answers by."""

    question = fields.String(required=True, metadata=described("Its name in the asking service."))
    names = fields.List(fields.String(), required=True, metadata=described("The figures asked for, of all services."))
    by = chosen(FIGURE_DIMENSION, "What the subjects are.", required=True)
    subjects = fields.List(fields.UUID(), required=True, metadata=described("Of what they are asked for."))
    first = fields.Date(data_key="from", required=True, allow_none=True, metadata=described("The first day."))
    last = fields.Date(data_key="to", required=True, allow_none=True, metadata=described("The last day."))


class FigureOfSubjectData(FigureValueSchema):
    """A figure of one subject."""

    name = fields.String(required=True, metadata=described("Which figure."))

    class Meta(Tolerant.Meta):
        """Takes what later releases add."""


class SubjectFiguresData(Tolerant):
    """The figures of one subject."""

    id = fields.UUID(required=True, metadata=described("The subject."))
    figures = fields.List(fields.Nested(FigureOfSubjectData), required=True)


class ComputedData(Tolerant):
    """The answer of one service: its figures among those asked for, of every subject, as it sees them all."""

    asked_by = fields.String(required=True, metadata=described("The service that has asked."))
    question = fields.String(required=True, metadata=described("The name of its question."))
    by = chosen(FIGURE_DIMENSION, "What the subjects are.", required=True)
    first = fields.Date(data_key="from", required=True, allow_none=True, metadata=described("The first day asked for."))
    last = fields.Date(data_key="to", required=True, allow_none=True, metadata=described("The last day asked for."))
    as_of = fields.AwareDateTime(required=True, metadata=described("When they were computed; business time."))
    subjects = fields.List(fields.Nested(SubjectFiguresData), required=True)


@cache
def figures_requested(service: str) -> Event:
    """Return the event by which a service asks others for figures."""
    return Event(
        f"figures.requested-by-{service}.v1",
        service,
        Text(f"{service} 请求其他服务的指标", f"{service} asks other services for figures"),
        RequestedData,
    )


@cache
def figures_computed(service: str) -> Event:
    """Return the event by which a service answers with figures."""
    return Event(
        f"figures.computed-by-{service}.v1",
        service,
        Text(f"{service} 已计算所请求的指标", f"{service} has computed the figures that it was asked for"),
        ComputedData,
    )


def messages(
    questions: Iterable[FigureQuestion],
) -> tuple[tuple[Event, ...], dict[str, Subscription], dict[str, Subscription]]:
    """Return the events of questions and, by service, the consumers of questions and of answers."""
    askers: dict[str, set[str]] = {}
    answerers: dict[str, set[str]] = {}
    for question in questions:
        for service in question.asked:
            askers.setdefault(service, set()).add(question.service)
            answerers.setdefault(question.service, set()).add(service)
    requested = {
        service: Subscription(
            f"{service}.figures_requested",
            tuple(map(figures_requested, sorted(by))),
            Text("计算其他服务请求的指标", "Computes the figures that other services ask for"),
        )
        for service, by in askers.items()
    }
    computed = {
        service: Subscription(
            f"{service}.figures_computed",
            tuple(map(figures_computed, sorted(by))),
            Text("接收所请求的指标", "Takes the figures that it has asked for"),
        )
        for service, by in answerers.items()
    }
    events = (*map(figures_requested, sorted(answerers)), *map(figures_computed, sorted(askers)))
    return events, requested, computed
