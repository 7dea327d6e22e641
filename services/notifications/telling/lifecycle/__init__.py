"""Notifications of the life of a request."""

from contracts.requests import events
from contracts.roles import Role
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

_DISPATCHERS = ("dispatch", "return_review", "extension_decision")
_LATE = ("overdue", "supervision_notice")
_NOTICED = ("supervision_notice", "chain_chief")

CAPABILITY = Capability(
    ids={
        "agents": "agents",
        "centre": "centre_id",
        "chain": "chain_id",
        "department": "department_id",
        "enterprise": "enterprise_id",
        "opened_to": "opened_to_id",
        "park": "park_id",
        "previous_department": "from_department_id",
        "submitter": "submitted_by",
        "taker": "taken_in_by",
    },
    audiences={
        "agents": None,
        "centre": Role.SERVICE_CLERK,
        "opened_to": Role.ENTERPRISE_CONTACT,
        "previous_department": Role.DEPARTMENT_HANDLER,
        "submitter": None,
        "taker": None,
    },
    rules=(
        rule(events.REQUEST_SUBMITTED, "dispatcher", BOTH, "dispatcher"),
        rule(events.REQUEST_SUBMITTED, "enterprise", INBOX, "enterprise"),
        rule(events.REQUEST_SUBMITTED, "agents", INBOX, "enterprise"),
        rule(events.REQUEST_SUBMITTED, "submitter", INBOX, "enterprise", channel=("web", "agent")),
        rule(events.REQUEST_DISPATCHED, "department", BOTH, "department"),
        rule(events.REQUEST_DISPATCHED, "enterprise", INBOX, "enterprise"),
        rule(events.REQUEST_DISPATCHED, "agents", INBOX, "enterprise"),
        rule(events.REQUEST_ACCEPTED, "enterprise", INBOX),
        rule(events.REQUEST_ACCEPTED, "agents", INBOX),
        rule(events.REQUEST_RETURNED, "dispatcher", BOTH),
        rule(events.REQUEST_RETURNED, "centre", BOTH),
        rule(events.REQUEST_RETURN_CONFIRMED, "department", BOTH),
        rule(events.REQUEST_REDISPATCHED, "department", BOTH, "department"),
        rule(events.REQUEST_REDISPATCHED, "previous_department", INBOX, "previous"),
        rule(events.REQUEST_REDISPATCHED, "enterprise", INBOX, "enterprise"),
        rule(events.REQUEST_REDISPATCHED, "agents", INBOX, "enterprise"),
        rule(events.REQUEST_EXTENSION_REQUESTED, "dispatcher", BOTH),
        rule(events.REQUEST_EXTENSION_REQUESTED, "centre", BOTH),
        rule(events.REQUEST_EXTENSION_DECIDED, "department", BOTH, "department"),
        rule(events.REQUEST_EXTENSION_DECIDED, "enterprise", INBOX, "enterprise", granted=(True,)),
        rule(events.REQUEST_EXTENSION_DECIDED, "agents", INBOX, "enterprise", granted=(True,)),
        rule(events.REQUEST_SUPPLEMENT_REQUESTED, "enterprise", BOTH, "enterprise"),
        rule(events.REQUEST_SUPPLEMENT_REQUESTED, "agents", BOTH, "enterprise"),
        # The clerk speaks for the employee.
        rule(events.REQUEST_SUPPLEMENT_REQUESTED, "centre", BOTH, "enterprise"),
        rule(events.REQUEST_SUPPLEMENT_REQUESTED, "department", INBOX, "department"),
        rule(events.REQUEST_SUPPLIED, "department", BOTH),
        rule(events.REQUEST_SUPPLIED, "dispatcher", INBOX),
        rule(events.REQUEST_SUPPLEMENT_EXPIRED, "department", BOTH, "department"),
        rule(events.REQUEST_SUPPLEMENT_EXPIRED, "enterprise", INBOX, "enterprise"),
        rule(events.REQUEST_SUPPLEMENT_EXPIRED, "agents", INBOX, "enterprise"),
        rule(events.REQUEST_SUPPLEMENT_EXPIRED, "centre", INBOX, "enterprise"),
        rule(events.REQUEST_PROGRESS_REPORTED, "enterprise", INBOX),
        rule(events.REQUEST_PROGRESS_REPORTED, "agents", INBOX),
        rule(events.REQUEST_ANSWERED, "enterprise", BOTH),
        rule(events.REQUEST_ANSWERED, "agents", BOTH),
        # Who took it in tells whoever asked.
        rule(events.REQUEST_ANSWERED, "taker", INBOX, "taker"),
        rule(events.REQUEST_ANSWERED, "centre", BOTH, "centre"),
        rule(events.REQUEST_OPENING_CHANGED, "opened_to", INBOX),
        # A poor evaluation goes to the supervisor and never back to the department that answered.
        rule(events.REQUEST_EVALUATED, "supervisor", BOTH, "supervisor", poor=(True,)),
        rule(events.REQUEST_EVALUATED, "department", INBOX, "department", poor=(False,)),
        rule(events.REQUEST_DISPUTED, "supervisor", BOTH),
        rule(events.REQUEST_WITHDRAWN, "department", INBOX),
        rule(events.REQUEST_WITHDRAWN, "dispatcher", INBOX),
        rule(events.REQUEST_REOPENED, "department", BOTH, "department"),
        rule(events.REQUEST_REOPENED, "enterprise", INBOX, "enterprise"),
        rule(events.REQUEST_REOPENED, "agents", INBOX, "enterprise"),
        rule(events.REQUEST_UPHELD, "enterprise", INBOX),
        rule(events.REQUEST_UPHELD, "agents", INBOX),
        rule(events.REQUEST_CLOSED, "enterprise", INBOX),
        rule(events.REQUEST_CLOSED, "agents", INBOX),
        # Reminders are named by their percentages, which are configurable terms.
        rule(events.REQUEST_RUNG_REACHED, "department", BOTH, rung=("reminder_*", "overdue", "supervision_notice")),
        rule(events.REQUEST_RUNG_REACHED, "dispatcher", INBOX, rung=("overdue",)),
        rule(events.REQUEST_RUNG_REACHED, "centre", INBOX, rung=("overdue",)),
        rule(events.REQUEST_RUNG_REACHED, "supervisor", BOTH, rung=("supervision_notice", "chain_chief")),
        rule(events.REQUEST_RUNG_REACHED, "chief", BOTH, rung=("chain_chief",)),
        # Who owes what: the dispatcher until the supervisor hears of it, the supervisor until the chain chief does.
        rule(events.REQUEST_DUTY_RUNG_REACHED, "dispatcher", INBOX, duty=_DISPATCHERS, rung=("reminder_*",)),
        rule(events.REQUEST_DUTY_RUNG_REACHED, "dispatcher", BOTH, duty=_DISPATCHERS, rung=_LATE),
        rule(events.REQUEST_DUTY_RUNG_REACHED, "centre", INBOX, duty=_DISPATCHERS, rung=("reminder_*", *_LATE)),
        rule(events.REQUEST_DUTY_RUNG_REACHED, "supervisor", BOTH, duty=_DISPATCHERS, rung=_NOTICED),
        rule(events.REQUEST_DUTY_RUNG_REACHED, "supervisor", INBOX, duty=("review",), rung=("reminder_*",)),
        rule(events.REQUEST_DUTY_RUNG_REACHED, "supervisor", BOTH, duty=("review",), rung=(*_LATE, "chain_chief")),
        rule(events.REQUEST_DUTY_RUNG_REACHED, "chief", BOTH, rung=("chain_chief",)),
        rule(events.REQUEST_DEADLINE_MOVED, "department", INBOX),
        rule(events.REQUEST_DEADLINE_MOVED, "enterprise", INBOX),
        rule(events.REQUEST_DEADLINE_MOVED, "agents", INBOX),
    ),
)
