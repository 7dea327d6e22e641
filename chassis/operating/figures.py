"""Functions of every service for its figures: computes them for the gateway, and answers and takes questions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from chassis.calling.actor import Actor, Post
from chassis.calling.asked import Asked, read
from chassis.running import figures
from chassis.running.handlers import handles, reacts
from chassis.running.work import Arrived, Work
from contracts.catalogue import FIGURES, FIGURES_COMPUTED, FIGURES_REQUESTED
from contracts.figure_questions import figures_computed
from contracts.figures import COMPUTE_FIGURES
from contracts.roles import Role


@handles(COMPUTE_FIGURES)
def compute_figures(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the figures asked for that this service computes."""
    asked = read(work.actor, query)
    own = tuple(figure for figure in asked.figures if figure.service == work.service)
    return {"as_of": work.now, "figures": figures.computed(work, replace(asked, figures=own))}


@reacts(FIGURES_REQUESTED)
def answer_questions(arrived: Arrived) -> None:
    """Answer the questions of other services with the figures that this one computes."""
    for work, event in arrived:
        answer(work, event)


@reacts(FIGURES_COMPUTED)
def take_answers(arrived: Arrived) -> None:
    """Hand the answers to this service's questions to the capabilities that have asked."""
    for work, event in arrived:
        data = event["data"]
        if data["asked_by"] == work.service:
            # A question that this release does not know is a later release's: it is tried again.
            _, function = work.handlers.answers[data["question"]]
            function(work, UUID(event["subject"]), data)


def answer(work: Work, event: Mapping[str, Any]) -> None:
    """Emit the answer to one question, as somebody sees it who sees everything.

    A name that this release does not know is a later release's: it raises ``KeyError``, and is tried again.
    """
    data, asked_by = event["data"], event["source"].strip("/")
    own = tuple(figure for figure in (FIGURES[name] for name in data["names"]) if figure.service == work.service)
    if not own:
        return
    everything = Actor(f"service:{asked_by}", posts=(Post(Role.OPERATOR, ""),))
    subjects = {data["by"]: tuple(data["subjects"])}
    asked = Asked(own, subjects, data["by"], data["first"], data["last"])
    found = figures.of_subjects(replace(work, actor=everything), asked)
    told = {name: data[name] for name in ("question", "by", "first", "last")}
    answered = {**told, "asked_by": asked_by, "as_of": work.now, "subjects": found}
    work.emit(figures_computed(work.service), event["subject"], answered)
