"""What decision lists ask of a resolution: who decides, and whether the party organization has studied it first."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, or_, select

from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.requests.decision_lists import DecisionListKind
from contracts.requests.meetings_refusals import (
    LISTS_APPLY,
    NOT_THE_DECIDING_BODY,
    PRIOR_STUDY_MISSING,
    PRIOR_STUDY_NOT_AGREED,
)
from contracts.requests.meetings_vocabulary import StudyOutcome
from services.requests.decision_lists.models import DecisionItem, DecisionList
from services.requests.matters.models import Matter
from services.requests.meetings.models import Meeting
from services.requests.mirror.queries import names_of

_lists, _items = DecisionList.__table__.c, DecisionItem.__table__.c
_FOUND = select(
    _items.id, _items.code, _items.title, _lists.kind, _lists.organization_id, _lists.party_organization_id
).join(DecisionList.__table__, _lists.id == _items.list_id)


def day_of(work: Work, meeting: Meeting) -> date:
    """Return the day of a meeting, by whose lists it decides."""
    return meeting.starts_at.astimezone(work.now.tzinfo).date()


def item_on(work: Work, item_id: UUID | None, day: date) -> Any:
    """Return what stands of a matter of a list on the lists that hold on a day; ``None`` if it stands on none."""
    if item_id is None:
        return None
    named = work.session.execute(_FOUND.where(_items.id == item_id)).one_or_none()
    if named is None:
        return None
    # Each kind of list has codes of its own: on one of the other kind the code alone may be that of another matter.
    same = [
        _lists.organization_id == named.organization_id,
        func.lower(_items.code) == named.code.lower(),
        or_(_lists.kind == named.kind, func.lower(_items.title) == named.title.lower()),
        DecisionList.holds_on(day),
    ]
    # What the party organization decides itself, it need not study first.
    return work.session.execute(_FOUND.where(*same).order_by(_lists.kind.asc()).limit(1)).one_or_none()


def classify(work: Work, matter: Matter, day: date) -> None:
    """Note who has to study a matter before it is resolved on this day, and let those who study and decide see it."""
    item = item_on(work, matter.decision_item_id, day)
    studied = item is not None and item.kind == DecisionListKind.PRIOR_STUDY
    matter.studying_id = item.party_organization_id if studied else None
    if item is not None:
        theirs = item.organization_id, item.party_organization_id
        matter.expected_ids = list(dict.fromkeys([*(matter.expected_ids or ()), *theirs]))


def check(work: Work, meeting: Meeting, matter: Matter | None, *, off_lists: bool) -> UUID | None:
    """Return the matter of a list that a resolution falls under; ``None`` if it falls under none.

    Raises ``Failure`` naming what is missing: it has to be said under which it falls, another body decides it, or the
    party organization has not studied it, or not agreed.
    """
    day = day_of(work, meeting)
    item = item_on(work, matter.decision_item_id, day) if matter else None
    if item is None:
        if not off_lists and (matter is None or matter.decision_item_id is None) and _has_lists(work, meeting, day):
            raise Failure(LISTS_APPLY, number=meeting.number, organization=_name(work, [meeting.organization_id]))
        return None
    what = f"{item.code} {item.title}"
    prior = item.kind == DecisionListKind.PRIOR_STUDY
    body = item.organization_id if prior else item.party_organization_id
    if meeting.organization_id != body:
        raise Failure(NOT_THE_DECIDING_BODY, item=what, body=_name(work, [body]), number=meeting.number)
    if prior and matter is not None:
        _check_study(work, matter, item.party_organization_id, day, what)
    found: UUID = item.id
    return found


def _check_study(work: Work, matter: Matter, party_id: UUID, day: date, what: str) -> None:
    named: dict[str, Any] = {"number": matter.number, "item": what, "party": _name(work, [party_id])}
    if matter.studied_on is None or matter.studied_by_id != party_id or matter.studied_on > day:
        raise Failure(PRIOR_STUDY_MISSING, (), day=day, **named)
    if matter.study_outcome != StudyOutcome.AGREED:
        raise Failure(PRIOR_STUDY_NOT_AGREED, (), **named)


def _has_lists(work: Work, meeting: Meeting, day: date) -> bool:
    own = or_(
        _lists.organization_id == meeting.organization_id, _lists.party_organization_id == meeting.organization_id
    )
    return bool(work.session.scalar(select(exists().where(own, DecisionList.holds_on(day)))))


def _name(work: Work, ids: Sequence[UUID]) -> str:
    return next(iter(names_of(work.session, ids).values()), "")
