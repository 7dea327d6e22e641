"""Requests that are brought together in cases, step after step by chance, against a plain model of them."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.requests import case_steps, lifecycle
from tests.services.requests.cases.steam import act, answered, members, opened, read
from tests.services.requests.district import GOOD, District, told
from tests.services.requests.expecting import expecting

OPEN = {"submitted", "dispatched", "handling"}
UNDER_WAY = {"open", "partly_answered"}
REQUESTS, MOST_CASES = 3, 3
WHICH, OF_CASE = st.integers(0, REQUESTS - 1), st.integers(0, MOST_CASES - 1)


@dataclass
class ModelCase:
    """What the model knows of a case: how each of its requests stands in it, by place."""

    status: str = "open"
    members: dict[int, str] = field(default_factory=dict)

    def waiting(self) -> list[int]:
        """The places of the requests that wait for an answer."""
        return [place for place, status in self.members.items() if status == "waiting"]

    def settle(self) -> None:
        """All is answered once nothing waits."""
        if "answered" in self.members.values():
            self.status = "partly_answered" if self.waiting() else "answered"


class LifeOfCases(RuleBasedStateMachine):
    """Takes steps with some requests and the cases that they are in, possible ones and others."""

    district: ClassVar[District]

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[dict[str, Any]] = []
        self.statuses: list[str] = []
        self.cases: list[dict[str, Any]] = []
        self.models: list[ModelCase] = []

    @initialize()
    def submit(self) -> None:
        self.told_before = len(told(self.district, "answered"))
        self.requests = [self.district.submit() for _ in range(REQUESTS)]
        self.statuses = ["submitted"] * REQUESTS
        self.with_department: set[int] = set()
        self.given = 0

    # What is done with cases

    @rule(places=st.sets(WHICH, max_size=2))
    def open(self, places: set[int]) -> None:
        if len(self.cases) == MOST_CASES:
            return
        code = next((code for place in sorted(places) if (code := self.why_not(place, None))), None)
        with expecting(code) as possible:
            case = opened(self.district, [self.requests[place] for place in sorted(places)])
        if possible:
            self.cases.append(case)
            self.models.append(ModelCase())
            for place in places:
                self.take(self.models[-1], place)

    @rule(which=OF_CASE, place=WHICH)
    def add(self, which: int, place: int) -> None:
        if (model := self.model(which)) is None:
            return
        if self.step(case_steps.ADD_TO_CASE, which, self.why_not(place, model), request_ids=[self.id(place)]):
            self.take(model, place)

    @rule(which=OF_CASE, place=WHICH)
    def remove(self, which: int, place: int) -> None:
        if (model := self.model(which)) is None:
            return
        code = None if model.members.get(place) == "waiting" else "not-in-case"
        body = {"request_ids": [self.id(place)], "reason": "另行办理"}
        if self.step(case_steps.REMOVE_FROM_CASE, which, code, **body):
            del model.members[place]
            model.settle()

    @rule(which=OF_CASE)
    def answer(self, which: int) -> None:
        if (model := self.model(which)) is None:
            return
        code = "case-not-open" if model.status not in UNDER_WAY else None if model.waiting() else "case-empty"
        with expecting(code) as possible:
            job = answered(self.district, self.cases[which])
        if not possible:
            return
        done = [place for place in model.waiting() if self.statuses[place] in OPEN]
        for place in done:
            self.statuses[place] = model.members[place] = "answered"
        assert (job["status"], job["result"]["done"]) == ("done", len(done))
        assert {each["number"] for each in job["result"]["refused"]} == {
            self.requests[place]["number"] for place in model.waiting()
        }
        for place in model.waiting():
            # What has ended meanwhile will never be answered, so the case lets go of it.
            if self.statuses[place] in ("closed", "withdrawn"):
                del model.members[place]
        self.given += len(done)
        model.settle()

    @rule(which=OF_CASE, sure=st.integers(0, 3))
    def end(self, which: int, sure: int) -> None:
        if (model := self.model(which)) is None or sure:
            return
        if self.step(case_steps.END_CASE, which, None, reason="各自办理"):
            model.status = "ended"
            for place in model.waiting():
                del model.members[place]

    # What happens to the requests by themselves

    @rule(place=WHICH)
    def accept(self, place: int) -> None:
        if place in self.with_department:
            self.move(lifecycle.ACCEPT_REQUEST, self.district.handler, place, {"dispatched"}, "handling")

    @rule(place=WHICH)
    def answer_alone(self, place: int) -> None:
        if place in self.with_department:
            target, body = "answered", {"answer": "已单独办理"}
            self.given += self.move(
                lifecycle.ANSWER_REQUEST, self.district.handler, place, {"handling"}, target, **body
            )

    @rule(place=WHICH)
    def evaluate(self, place: int) -> None:
        self.move(lifecycle.EVALUATE_REQUEST, self.district.contact, place, {"answered"}, "closed", **GOOD)

    @rule(place=WHICH, sure=st.integers(0, 3))
    def withdraw(self, place: int, sure: int) -> None:
        if sure == 0:
            why = {"reason": "已解决"}
            self.move(lifecycle.WITHDRAW_REQUEST, self.district.contact, place, OPEN, "withdrawn", **why)

    # What holds after every step

    @invariant()
    def everything_is_as_the_model_has_it(self) -> None:
        if not self.requests:
            return
        assert [self.district.see(request)["status"] for request in self.requests] == self.statuses
        for case, model in zip(self.cases, self.models, strict=True):
            seen = read(self.district, case)
            count = sum(status == "answered" for status in model.members.values())
            assert (seen["status"], seen["members"], seen["answered"]) == (model.status, len(model.members), count)
            stand = {each["number"]: each["status"] for each in members(self.district, case)}
            assert {number: status for number, status in stand.items() if status != "removed"} == {
                self.requests[place]["number"]: status for place, status in model.members.items()
            }
        # Each answer is told once, however it was given.
        assert len(told(self.district, "answered")) == self.told_before + self.given

    def model(self, which: int) -> ModelCase | None:
        return self.models[which] if which < len(self.models) else None

    def id(self, place: int) -> str:
        return str(self.requests[place]["id"])

    def take(self, model: ModelCase, place: int) -> None:
        """A request is in a case now, and so with its lead department."""
        model.members[place] = "waiting"
        self.with_department.add(place)
        if self.statuses[place] == "submitted":
            self.statuses[place] = "dispatched"

    def why_not(self, place: int, case: ModelCase | None) -> str | None:
        """The code of the refusal of a request that cannot be added to a case, or to a new one."""
        if self.statuses[place] not in OPEN:
            return "request-not-open"
        held = next((model for model in self.models if model.members.get(place) == "waiting"), None)
        return None if held is None else "in-this-case" if held is case else "in-another-case"

    def step(self, operation: Operation, which: int, code: str | None, **body: Any) -> bool:
        """Take a step with a case; whether it was possible, which the model knows before."""
        refusal = code if self.models[which].status in UNDER_WAY else "case-not-open"
        with expecting(refusal) as possible:
            act(self.district, operation, self.cases[which], **body)
        return possible

    def move(
        self, operation: Operation, caller: Actor, place: int, sources: set[str], target: str, **body: Any
    ) -> bool:
        """Take a step with a request; whether it was possible."""
        with expecting(None if self.statuses[place] in sources else "not-now") as possible:
            self.district.move(operation, caller, self.requests[place], **body)
        if possible:
            self.statuses[place] = target
        return possible


def test_whatever_happens_requests_and_their_cases_are_as_a_plain_model_has_them(district: District) -> None:
    LifeOfCases.district = district
    run_state_machine_as_test(
        LifeOfCases,
        settings=settings(
            max_examples=8, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
