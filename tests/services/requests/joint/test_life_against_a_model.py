"""The whole life of a request with parts, step after step by chance, against a plain model of it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.requests import joint, lifecycle
from tests.services.requests.district import GOOD, POOR, District
from tests.services.requests.expecting import expecting
from tests.services.requests.joint.parts import WHY, act, co

RUNNING = {"dispatched", "handling", "returned"}
OPEN = {"waiting", "accepted", "returned"}
DEPARTMENTS = st.sampled_from(["labour", "water", "health"])
PART_STEPS: dict[str, tuple[Operation, set[str], str, dict[str, Any]]] = {
    "accept": (joint.ACCEPT_PART, {"waiting"}, "accepted", {}),
    "return": (joint.RETURN_PART, {"waiting"}, "returned", WHY),
    "confirmation": (joint.CONFIRM_PART, {"returned"}, "waiting", WHY),
    "extension": (joint.REQUEST_PART_EXTENSION, {"accepted"}, "accepted", {"days": 1, **WHY}),
    "decision": (joint.DECIDE_PART_EXTENSION, {"accepted"}, "accepted", {"granted": True, **WHY}),
    "contribution": (joint.CONTRIBUTE_PART, {"accepted"}, "done", {"contribution": "已核实"}),
    "release": (joint.RELEASE_PART, OPEN, "released", WHY),
}
OF_DISPATCHERS = {"confirmation", "decision", "release"}


@dataclass
class ModelPart:
    """What the model knows of a part."""

    department: str
    handling: int
    status: str = "waiting"
    returned_before: bool = False
    pending: bool = False
    granted: int = 0


@dataclass
class Model:
    """What the model knows of a request."""

    status: str = "submitted"
    lead: str | None = None
    handling: int = 0
    returned_by: set[str] = field(default_factory=set)
    parts: list[ModelPart] = field(default_factory=list)

    def open(self, department: str | None = None) -> list[ModelPart]:
        """The open parts, of one department if it is given."""
        return [each for each in self.parts if each.status in OPEN and department in (None, each.department)]

    def sees(self, department: str) -> bool:
        """Whether the handlers of a department see the request."""
        own = any(each.department == department and each.status != "released" for each in self.parts)
        return own or department == self.lead

    def end(self, parts: list[ModelPart], status: str) -> None:
        """End parts without their being done."""
        for each in parts:
            each.status, each.pending = status, False


class LifeOfARequest(RuleBasedStateMachine):
    """Takes steps with one request and its parts, possible ones and others."""

    district: ClassVar[District]

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()

    @initialize()
    def submit(self) -> None:
        self.id = {"id": self.district.submit()["id"]}

    # What people do with the request

    @rule(co_departments=st.sets(st.sampled_from(["water", "health"])))
    def dispatch(self, co_departments: set[str]) -> None:
        model, given = self.model, sorted(co_departments)
        with expecting("not-now" if model.status != "submitted" else None) as possible:
            body = {"co_departments": [co(self.place(each)) for each in given]}
            self.district.move(lifecycle.DISPATCH_REQUEST, self.district.dispatcher, self.id, **body)
        if possible:
            model.status, model.lead = "dispatched", "labour"
            model.parts += [ModelPart(each, model.handling) for each in given]

    @rule()
    def accept(self) -> None:
        if self.by_the_lead(lifecycle.ACCEPT_REQUEST, {"dispatched"}):
            self.model.status = "handling"

    @rule()
    def return_it(self) -> None:
        model, used_up = self.model, self.model.lead in self.model.returned_by
        if self.by_the_lead(lifecycle.RETURN_REQUEST, {"dispatched"}, "return-used-up" if used_up else None, **WHY):
            model.status = "returned"
            model.returned_by.add(str(model.lead))

    @rule()
    def answer(self) -> None:
        code = "parts-open" if self.model.open() else None
        if self.by_the_lead(lifecycle.ANSWER_REQUEST, {"handling"}, code, answer="已安排"):
            self.model.status = "answered"

    @rule()
    def confirm(self) -> None:
        if self.by(self.district.dispatcher, lifecycle.CONFIRM_DISPATCH, {"returned"}, **WHY):
            self.model.status = "dispatched"

    @rule(department=DEPARTMENTS)
    def redispatch(self, department: str) -> None:
        model = self.model
        code = "invalid" if department == model.lead else None
        body = {"department_id": str(self.place(department)), **WHY}
        if self.by(self.district.dispatcher, lifecycle.REDISPATCH_REQUEST, {"returned", "dispatched"}, code, **body):
            model.status, model.lead = "dispatched", department
            model.end(model.open(department), "released")

    @rule(marks=st.sampled_from([GOOD, POOR]))
    def evaluate(self, marks: dict[str, Any]) -> None:
        if self.by(self.district.contact, lifecycle.EVALUATE_REQUEST, {"answered"}, **marks):
            self.model.status = "closed" if marks is GOOD else "under_review"

    @rule(decision=st.sampled_from(["reopen", "reopen", "uphold"]))
    def review(self, decision: str) -> None:
        if self.by(self.district.supervisor, lifecycle.REVIEW_REQUEST, {"under_review"}, decision=decision, **WHY):
            self.model.status = "closed" if decision == "uphold" else "dispatched"
            self.model.handling += decision == "reopen"

    @rule(sure=st.integers(0, 4))
    def withdraw(self, sure: int) -> None:
        model = self.model
        if sure == 0 and self.by(
            self.district.contact, lifecycle.WITHDRAW_REQUEST, {"submitted", *RUNNING}, reason="已解决"
        ):
            model.status = "withdrawn"
            model.end(model.open(), "lapsed")

    # What people do with its parts

    @rule(department=DEPARTMENTS)
    def add(self, department: str) -> None:
        model = self.model
        code = "invalid" if department == model.lead else "part-open" if model.open(department) else None
        body = {**co(self.place(department)), **WHY}
        if self.by(self.district.dispatcher, joint.ADD_PART, RUNNING, code, **body):
            model.parts.append(ModelPart(department, model.handling))

    @rule(name=st.sampled_from(sorted(PART_STEPS)), which=st.integers(0, 2))
    def take_a_step(self, name: str, which: int) -> None:
        self.step(name, which)

    @rule(name=st.sampled_from(["accept", "contribution"]), which=st.integers(0, 2))
    def work_on(self, name: str, which: int) -> None:
        self.step(name, which)

    def step(self, name: str, which: int) -> None:
        """Take a step with one of the latest parts."""
        model = self.model
        if not model.parts:
            return
        place = len(model.parts) - 1 - which % len(model.parts)
        part, (operation, sources, target, body) = model.parts[place], PART_STEPS[name]
        code = None
        if name not in OF_DISPATCHERS and not model.sees(part.department):
            code = "not-found"
        elif part.status not in sources or model.status not in RUNNING or part.handling != model.handling:
            code = "part-not-now"
        elif name == "return" and part.returned_before:
            code = "return-used-up"
        elif name == "extension" and part.pending:
            code = "part-extension-pending"
        elif name == "extension" and part.granted >= 10:
            code = "extension-out-of-bounds"
        elif name == "decision" and not part.pending:
            code = "no-part-extension-pending"
        who = self.district.dispatcher if name in OF_DISPATCHERS else self.handler(part.department)
        shown = self.district.see(self.id)["parts"][place]
        with expecting(code) as possible:
            act(self.district, operation, who, self.id, shown, **body)
        if possible:
            part.status = target
            part.returned_before |= name == "return"
            part.granted += name == "decision"
            part.pending = part.pending if name not in ("extension", "decision") else name == "extension"
            part.pending &= target == "accepted"

    # What holds after every step

    @invariant()
    def everything_is_as_the_model_has_it(self) -> None:
        if not hasattr(self, "id"):
            return
        model, seen = self.model, self.district.see(self.id)
        assert seen["status"] == model.status
        assert seen["department_id"] == (str(self.place(model.lead)) if model.lead else None)
        assert [(each["department_id"], each["status"], each["current"]) for each in seen["parts"]] == [
            (str(self.place(each.department)), each.status, each.handling == model.handling) for each in model.parts
        ]
        assert seen["open_parts"] == len(model.open())
        owed = [clock["duty"] for clock in seen["clocks"]]
        assert owed.count("part") == len(model.open())
        assert owed.count("part_review") == sum(each.status == "returned" or each.pending for each in model.parts)
        for department in ("labour", "water", "health"):
            self.check_sight(department)

    def check_sight(self, department: str) -> None:
        """A department sees the request by what it has of it, and may answer it only as the lead."""
        model = self.model
        with expecting(None if model.sees(department) else "not-found"):
            seen = self.district.see(self.id, self.handler(department))
            leads = model.lead == department and model.status == "handling"
            assert ("answer" in seen["actions"]) == (leads and not model.open())

    def by(self, caller: Actor, operation: Operation, sources: set[str], code: str | None = None, **body: Any) -> bool:
        """Take a step; whether it was possible, which the model knows before."""
        refusal = code if self.model.status in sources else "not-now"
        with expecting(refusal) as possible:
            self.district.move(operation, caller, self.id, **body)
        return possible

    def by_the_lead(self, operation: Operation, sources: set[str], code: str | None = None, **body: Any) -> bool:
        """Take a step of the department that leads; before the dispatch none sees the request."""
        if self.model.lead is None:
            code, sources = "not-found", {self.model.status}
        return self.by(self.handler(self.model.lead or "labour"), operation, sources, code, **body)

    def place(self, department: str) -> UUID:
        found: UUID = getattr(self.district, department)
        return found

    def handler(self, department: str) -> Actor:
        return self.district.handler_of(self.place(department))


def test_whatever_happens_a_request_and_its_parts_are_as_a_plain_model_has_them(district: District) -> None:
    LifeOfARequest.district = district
    run_state_machine_as_test(
        LifeOfARequest,
        settings=settings(
            max_examples=8, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
