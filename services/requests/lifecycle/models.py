"""The tables of the life of a request."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    Uuid,
    false,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from contracts.requests.vocabulary import REQUEST_STATUS
from services.requests.models import Base

_STATUSES = ", ".join(f"'{status}'" for status in REQUEST_STATUS.codes)
_OF_STAFF = text("centre_id IS NOT NULL")
# A staff request is of no enterprise, chain or park, so that no condition on these can meet it.
_WHOSE = (
    "CASE WHEN channel = 'staff' THEN enterprise_id IS NULL AND chain_id IS NULL AND park_id IS NULL "
    "AND centre_id IS NOT NULL AND (opened_to_id IS NULL OR opened_to_id = employer_id) "
    "ELSE enterprise_id IS NOT NULL AND employer_id IS NULL AND opened_to_id IS NULL AND centre_id IS NULL END"
)
_OPEN = text("status NOT IN ('closed', 'withdrawn')")


class NumberCounter(Base):
    """The last serial number of a business day that has been laid in; its row is locked while more are."""

    __tablename__ = "request_numbers"
    kept = "for ever: one row a day"

    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]


class FreeNumber(Base):
    """A serial number of a business day that no request has taken.

    Whoever takes one deletes its row, which comes back if the request is not kept: so numbers have no gaps, and nobody
    waits for anybody's commit.
    """

    __tablename__ = "free_numbers"
    kept = "until it is taken; those of a day before go when the first number of a day is"

    day: Mapped[date] = mapped_column(primary_key=True)
    serial: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Request(Base):
    """A request in its present state; the other tables hold how it came about.

    ``due_at`` and ``provisional`` repeat the clock's, ``due_order`` is ``due_at`` or a moment beyond all deadlines and
    ``has_due`` distinguishes the two, so that lists can be sorted by them either way. ``form`` holds ``{"key", "label",
    "value"}`` dicts. ``closes_at`` is when an answer without an evaluation closes by itself, computed by the rules
    whose versions ``closes_reckoned`` holds (``Rules.stamp``). ``answered_at``, ``answer_id`` and ``evaluation_id``
    are the latest, and hold only in the statuses ``ANSWERED``. ``moved_at`` is the moment of the latest step, null
    before the second one.
    ``step_duty`` is what the dispatcher or the supervisor owes now (``duties/owing.py``), ``step_due_at`` and
    ``step_rung`` repeat the clock's of that, null while they owe nothing; ``dispatch_days`` is how many working days
    the dispatch might take.
    ``halted_at`` is the moment since which the clock stands still; a request that was not late then does not become
    late meanwhile. ``supplement_until`` is how long it does so at most because the enterprise has to supply something,
    null unless it has to; ``supplements`` counts how often it was asked to in this handling. ``co_department_ids`` are
    the departments that see it by a part, null without any; ``parts`` counts all parts that it has had, ``open_parts``
    those that are not done. ``comments`` counts those
    that were not withdrawn, ``public_comments`` those of them that the enterprise reads. ``tallied`` is set once it has
    ended and is in the monthly rollups. ``taken_in_by`` is the person who submitted it for an enterprise, null where
    nobody did. ``follow_up`` is ``due`` from its closing until it is decided whether somebody calls back
    (``followups/``), ``open`` while somebody has to; ``follow_up_id`` is the follow-up that the review is about,
    null where it is about the evaluation. A staff request has the park whose service centre has it as ``centre_id``,
    its ``employer_id`` and, if the employee lets the employer read it, the same as ``opened_to_id``; it is
    ``tallied`` from the beginning, since the rollups are of enterprises' requests alone.
    """

    __tablename__ = "requests"
    kept = "for ever: the file of what was asked and answered"
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        # One index for each way in which a role sees requests, in the order in which lists are read.
        Index("ix_requests_submitted_at_id", "submitted_at", "id"),
        Index("ix_requests_chain_id_submitted_at_id", "chain_id", "submitted_at", "id"),
        Index("ix_requests_park_id_submitted_at_id", "park_id", "submitted_at", "id"),
        Index("ix_requests_department_id_submitted_at_id", "department_id", "submitted_at", "id"),
        Index("ix_requests_enterprise_id_submitted_at_id", "enterprise_id", "submitted_at", "id"),
        Index(
            "ix_requests_taken_in_by",
            "taken_in_by",
            "submitted_at",
            "id",
            postgresql_where=text("taken_in_by IS NOT NULL"),
        ),
        Index(
            "ix_requests_taken_in_by_due_order",
            "taken_in_by",
            "due_order",
            "id",
            postgresql_where=text("taken_in_by IS NOT NULL"),
        ),
        Index(
            "ix_requests_on_site_day_id",
            "on_site_day_id",
            "submitted_at",
            "id",
            postgresql_where=text("on_site_day_id IS NOT NULL"),
        ),
        Index("ix_requests_employer_id", "employer_id", postgresql_where=text("employer_id IS NOT NULL")),
        Index("ix_requests_centre_id", "centre_id", "submitted_at", "id", postgresql_where=_OF_STAFF),
        # They are few among all that somebody sees who sees everything.
        Index("ix_requests_staff_submitted_at", "submitted_at", "id", postgresql_where=_OF_STAFF),
        Index("ix_requests_staff_due_order", "due_order", "id", postgresql_where=_OF_STAFF),
        Index("ix_requests_staff_has_due", "has_due", "due_order", "id", postgresql_where=_OF_STAFF),
        Index("ix_requests_staff_closed_at", "closed_at", "id", postgresql_where=_OF_STAFF),
        Index("ix_requests_centre_id_due_order", "centre_id", "due_order", "id", postgresql_where=_OF_STAFF),
        Index(
            "ix_requests_opened_to_id",
            "opened_to_id",
            "submitted_at",
            "id",
            postgresql_where=text("opened_to_id IS NOT NULL"),
        ),
        # Most come in by one way; the others are few.
        Index("ix_requests_channel", "channel", "submitted_at", "id", postgresql_where=text("channel <> 'web'")),
        Index("ix_requests_item_id_submitted_at_id", "item_id", "submitted_at", "id"),
        Index("ix_requests_status_submitted_at_id", "status", "submitted_at", "id"),
        Index("ix_requests_due_order_id", "due_order", "id"),
        Index("ix_requests_has_due_due_order_id", "has_due", "due_order", "id"),
        Index("ix_requests_department_id_due_order_id", "department_id", "due_order", "id"),
        Index(
            "ix_requests_running",
            "due_at",
            "id",
            postgresql_where=text("status IN ('dispatched', 'handling', 'returned')"),
        ),
        # Few requests are open, and they lie at one end of the orders above: a query for some of them by status, or for
        # overdue ones, would otherwise scan all the closed ones before it finds that there are no more.
        Index("ix_requests_open_submitted_at_id", "submitted_at", "id", postgresql_where=_OPEN),
        Index("ix_requests_open_due_order_id", "due_order", "id", postgresql_where=_OPEN),
        Index("ix_requests_open_has_due_due_order_id", "has_due", "due_order", "id", postgresql_where=_OPEN),
        # For the figures of a period, and the list that opens them.
        Index("ix_requests_closed_at_id", "closed_at", "id", postgresql_where=text("closed_at IS NOT NULL")),
        Index("ix_requests_withdrawn_at", "withdrawn_at", postgresql_where=text("withdrawn_at IS NOT NULL")),
        # For the rows that figures still read one by one, and those to be rolled up.
        Index("ix_requests_untallied", "status", "submitted_at", postgresql_where=text("NOT tallied")),
        CheckConstraint("NOT tallied OR channel = 'staff' OR status IN ('closed', 'withdrawn')", name="tallied"),
        CheckConstraint(_WHOSE, name="whose"),
        Index("ix_requests_closing", "closes_at", postgresql_where=text("status = 'answered'")),
        Index("ix_requests_supplement", "enterprise_id", postgresql_where=text("supplement_until IS NOT NULL")),
        # What the release before has ended without stopping the clock of a step.
        Index(
            "ix_requests_ended_owing",
            "id",
            postgresql_where=text("step_duty IS NOT NULL AND status IN ('closed', 'withdrawn')"),
        ),
        Index("ix_requests_follow_up_due", "closed_at", postgresql_where=text("follow_up = 'due'")),
        # Of few requests; a condition on the ids implies that there are some.
        Index(
            "ix_requests_co_department_ids",
            "co_department_ids",
            postgresql_using="gin",
            postgresql_where=text("co_department_ids IS NOT NULL"),
        ),
        Index("ix_requests_closes_reckoned", "closes_reckoned", postgresql_where=text("status = 'answered'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text)
    form: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    status: Mapped[str] = mapped_column(String(20))
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("catalog_items.id"))
    enterprise_id: Mapped[UUID | None]
    employer_id: Mapped[UUID | None]
    opened_to_id: Mapped[UUID | None]
    centre_id: Mapped[UUID | None]
    chain_id: Mapped[UUID | None]
    segments: Mapped[list[str]] = mapped_column(JSONB)
    park_id: Mapped[UUID | None]
    department_id: Mapped[UUID | None]
    dispatch_id: Mapped[UUID | None]
    answer_id: Mapped[UUID | None]
    evaluation_id: Mapped[UUID | None]
    submitted_by: Mapped[UUID]
    channel: Mapped[str] = mapped_column(String(10), server_default="web")
    taken_in_by: Mapped[UUID | None]
    on_site_day_id: Mapped[UUID | None]
    submitted_at: Mapped[datetime]
    moved_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    due_order: Mapped[datetime]
    has_due: Mapped[bool] = mapped_column(default=False)
    provisional: Mapped[bool] = mapped_column(default=False)
    halted_at: Mapped[datetime | None]
    supplement_until: Mapped[datetime | None]
    rung: Mapped[str | None] = mapped_column(String(40))
    step_duty: Mapped[str | None] = mapped_column(String(20))
    step_due_at: Mapped[datetime | None]
    dispatch_days: Mapped[int | None] = mapped_column(SmallInteger)
    step_rung: Mapped[str | None] = mapped_column(String(40))
    answered_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closes_reckoned: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default="{-1,0,0}")
    closed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    returns: Mapped[int] = mapped_column(default=0)
    redispatches: Mapped[int] = mapped_column(default=0)
    reopened: Mapped[int] = mapped_column(default=0)
    supplements: Mapped[int] = mapped_column(server_default="0")
    co_department_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    parts: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    open_parts: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    comments: Mapped[int] = mapped_column(server_default=text("0"))
    public_comments: Mapped[int] = mapped_column(server_default=text("0"))
    tallied: Mapped[bool] = mapped_column(server_default=false())
    follow_up: Mapped[str | None] = mapped_column(String(10))
    follow_up_id: Mapped[UUID | None]
    version: Mapped[int]


class Dispatch(Base):
    """The dispatch of a request to a department. ``rules_version`` and ``rule_position`` name the rule, null if a
    person chose or (position alone) the item's default decided. ``granted_days`` sums the extensions granted,
    ``returned_at`` is the latest return."""

    __tablename__ = "dispatches"
    kept = "for ever: part of the file of its request"
    __table_args__ = (Index("ix_dispatches_request_id", "request_id", "department_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    department_id: Mapped[UUID]
    item_id: Mapped[UUID]
    working_days: Mapped[int]
    rules_version: Mapped[int | None]
    rule_position: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text)
    visible_to_enterprise: Mapped[bool] = mapped_column(server_default=false())
    dispatched_at: Mapped[datetime]
    dispatched_by: Mapped[UUID | None]
    accepted_at: Mapped[datetime | None]
    accepted_by: Mapped[UUID | None]
    returned_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    granted_days: Mapped[int] = mapped_column(default=0)


class Extension(Base):
    """A request for more time; ``granted`` is null until it is decided, and stays so if the answer comes first."""

    __tablename__ = "extensions"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        # At most one extension waits for a decision.
        Index("uq_extensions_pending", "request_id", unique=True, postgresql_where=text("pending")),
        Index("ix_extensions_decided_at", "decided_at"),
        Index("ix_extensions_request_id", "request_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    dispatch_id: Mapped[UUID] = mapped_column(ForeignKey("dispatches.id"))
    department_id: Mapped[UUID]
    days: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    visible_to_enterprise: Mapped[bool] = mapped_column(server_default=false())
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID]
    pending: Mapped[bool]
    granted: Mapped[bool | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]


class Answer(Base):
    """The answer of a department; ``used_minutes`` is the working time since the dispatch, by its clock."""

    __tablename__ = "answers"
    kept = "for ever: part of the file of its request"
    __table_args__ = (Index("ix_answers_request_id", "request_id"), Index("ix_answers_answered_at", "answered_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    dispatch_id: Mapped[UUID] = mapped_column(ForeignKey("dispatches.id"))
    department_id: Mapped[UUID]
    answer: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[datetime]
    answered_by: Mapped[UUID]
    due_at: Mapped[datetime]
    on_time: Mapped[bool]
    used_minutes: Mapped[int]


class Evaluation(Base):
    """The evaluation of an answer by the enterprise; marks from 1 to 5."""

    __tablename__ = "evaluations"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        Index("ix_evaluations_evaluated_at", "evaluated_at"),
        Index("ix_evaluations_request_id", "request_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answers.id"), unique=True)
    department_id: Mapped[UUID]
    response_time: Mapped[int]
    result: Mapped[int]
    attitude: Mapped[int]
    overall: Mapped[int]
    comment: Mapped[str] = mapped_column(Text)
    poor: Mapped[bool]
    evaluated_at: Mapped[datetime]
    evaluated_by: Mapped[UUID]


class Review(Base):
    """The decision of the supervisor on a poor evaluation, or on a follow-up as poor: ``reopen`` or ``uphold``."""

    __tablename__ = "reviews"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        Index("ix_reviews_reviewed_at", "reviewed_at"),
        Index("ix_reviews_request_id", "request_id"),
        Index(
            "uq_reviews_follow_up_id", "follow_up_id", unique=True, postgresql_where=text("follow_up_id IS NOT NULL")
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    evaluation_id: Mapped[UUID | None] = mapped_column(ForeignKey("evaluations.id"), unique=True)
    follow_up_id: Mapped[UUID | None]
    department_id: Mapped[UUID]
    decision: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    visible_to_enterprise: Mapped[bool] = mapped_column(server_default=false())
    reviewed_at: Mapped[datetime]
    reviewed_by: Mapped[UUID]


class HistoryEntry(Base):
    """One step of a request's life; ``role`` and ``organization_id`` give the post under which it was taken.

    Of what an agent did ``organization_id`` is the enterprise in whose name, and ``mandate_id`` the mandate by which.

    ``position`` grows with every step, since the request is locked meanwhile; clocks may be set back, or differ.
    What is ``internal`` has not happened as far as the enterprise knows.
    """

    __tablename__ = "request_history"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        Index("uq_request_history_position", "request_id", "position", unique=True),
        # Read by the release before alone; it goes a release later.
        Index("ix_request_history_request_id_at_id", "request_id", "at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    position: Mapped[int] = mapped_column(BigInteger, server_default=text("nextval('request_history_position')"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(30))
    from_status: Mapped[str | None] = mapped_column(String(20))
    to_status: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID | None]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str | None] = mapped_column(String(30))
    organization_id: Mapped[UUID | None]
    mandate_id: Mapped[UUID | None]
    reason: Mapped[str | None] = mapped_column(Text)
    visible_to_enterprise: Mapped[bool] = mapped_column(server_default=false())
    internal: Mapped[bool] = mapped_column(server_default=false())
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
