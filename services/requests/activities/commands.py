"""Writes of activities."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, invalid
from chassis.enrolling.places import give_back
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.operation import Event
from contracts.requests import activities, activity_refusals
from contracts.requests.activity_kinds import ActivityField, ActivityStatus, ActivityStep
from contracts.requests.activity_registrations import REGISTRATION_MOVED, REGISTRATION_WAS_CANCELLED
from services.requests.activities import access, queries, venue
from services.requests.activities.domain import CHECK_IN_BEFORE
from services.requests.activities.emitting import emit_activity, emit_registrations, live_registrations
from services.requests.activities.models import Activity, Registration
from services.requests.activities.moving import fill_places
from services.requests.lifecycle.changes import change, differences, joined
from services.requests.mirror.queries import check_chain, check_organization, check_organizations, names_of
from services.requests.room_histories.noting import note
from services.requests.rotations.turning import Made, chain_of, give_back_turn, take_turn

_NUMBER = select(func.nextval("activity_number"))
# A change of one of these is told to everybody who has registered.
_WHEN_AND_WHERE = ("starts_at", "ends_at", "place")


@handles(activities.ANNOUNCE_ACTIVITY)
def announce_activity(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Announce an activity of the actor's organization. Raises ``Failure`` for what does not fit."""
    organizer_id = access.organizing(work, body["organizer_id"])
    chain_id = chain_of(work, body["rotation_id"], body["chain_id"])
    activity = _made(work, ActivityStatus.ANNOUNCED, {**body, "organizer_id": organizer_id, "chain_id": chain_id})
    if activity.rotation_id is not None:
        _host_in_turn(work, activity, activity.rotation_id)
    venue.ask(activity)
    work.session.add(activity)
    work.concerns(activity.id)
    note(work, activity, ActivityStep.ANNOUNCEMENT, access.organizing_post(work.actor, activity))
    emit_activity(work, activities.ACTIVITY_ANNOUNCED, activity)
    return queries.get_activity(work, activity.id)


def _made(work: Work, status: ActivityStatus, given: Mapping[str, Any]) -> Activity:
    """Return a new activity for which nobody has registered. Raises ``Failure`` for what does not fit."""
    check_chain(work, given["chain_id"])
    _check_parties(work, given)
    activity = Activity(
        id=new_id(),
        number=f"HD{work.session.scalar(_NUMBER):06d}",
        status=status,
        secret=secrets.token_hex(32),
        confirmed=0,
        waiting=0,
        attended=0,
        last_number=0,
        venue_asked=0,
        announced_at=work.now,
        announced_by=UUID(work.actor.person_id),
        announced_by_name=work.actor.name,
        **given,
    )
    _check_times(activity)
    return activity


def enter(work: Work, organizer_id: UUID, given: Mapping[str, Any]) -> None:
    """Enter an activity that was held before, as a file has it, with its summary and by heads how many came."""
    activity = _made(work, ActivityStatus.HELD, {**given, "organizer_id": access.organizing(work, organizer_id)})
    if activity.ends_at > work.now:
        raise invalid("ends_at", activity.ends_at.isoformat(), "不能晚于现在。", "Must not lie ahead.")
    activity.settled_at = work.now
    work.session.add(activity)
    note(work, activity, ActivityStep.SUMMARY, access.organizing_post(work.actor, activity))
    emit_activity(work, activities.ACTIVITY_HELD, activity, imported=True)


@handles(activities.CHANGE_ACTIVITY)
def change_activity(work: Work, activity_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change an activity that is announced; new places go to the waiting list."""
    activity = _announced(work, activity_id)
    capacity = changes.get("capacity")
    if capacity is not None and capacity < activity.confirmed:
        raise Failure(activity_refusals.CAPACITY_TAKEN, capacity=capacity, confirmed=activity.confirmed)
    if activity.rotation_id is not None and changes.get("host_id", activity.host_id) != activity.host_id:
        raise Failure(activity_refusals.HOST_OF_ROTATION, number=activity.number)
    _check_parties(work, changes, besides={activity.host_id, *activity.partner_ids})
    before = [getattr(activity, name) for name in _WHEN_AND_WHERE]
    said, asked_before = _said(work, activity), venue.asking(activity)
    for name, value in changes.items():
        setattr(activity, name, value)
    _check_times(activity)
    venue.ask(activity, asked_before, changes)
    changed = differences(ActivityField, said, _said(work, activity))
    if activity.venue_id != asked_before[0]:
        # What the other one is called registry says later.
        changed.append(change(ActivityField.VENUE, None, None))
    note(work, activity, ActivityStep.CHANGE, access.organizing_post(work.actor, activity), changed=changed)
    emit_activity(work, activities.ACTIVITY_CHANGED, activity)
    if activity.attended and work.now < activity.starts_at - CHECK_IN_BEFORE:
        # Who has checked in for a start that was put off has not come yet.
        _nobody_came(activity, live_registrations(work, activity))
    if before != [getattr(activity, name) for name in _WHEN_AND_WHERE]:
        emit_registrations(work, REGISTRATION_MOVED, activity, live_registrations(work, activity))
    fill_places(work, activity)
    return queries.get_activity(work, activity_id)


@handles(activities.SUMMARIZE_ACTIVITY)
def summarize_activity(work: Work, activity_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter what came of an activity that has started: it was held."""
    activity = _announced(work, activity_id)
    if activity.starts_at > work.now:
        raise Failure(activity_refusals.ACTIVITY_AHEAD, number=activity.number, at=work.minute_of(activity.starts_at))
    activity.summary, activity.headcount = body["summary"], body["headcount"]
    note(work, activity, ActivityStep.SUMMARY, access.organizing_post(work.actor, activity))
    return _settle(work, activity, ActivityStatus.HELD, activities.ACTIVITY_HELD)


@handles(activities.CANCEL_ACTIVITY)
def cancel_activity(work: Work, activity_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel an activity that is announced, and every registration with it."""
    activity = _announced(work, activity_id)
    activity.reason = body["reason"]
    cancelled = live_registrations(work, activity)
    _nobody_came(activity, cancelled)
    for each in cancelled:
        each.reason = body["reason"][:500]
    give_back(activity, cancelled)
    emit_registrations(work, REGISTRATION_WAS_CANCELLED, activity, cancelled)
    give_back_turn(work, activity.rotation_id, activity.id, body["reason"])
    venue.give_up(activity)
    post = access.organizing_post(work.actor, activity)
    note(work, activity, ActivityStep.CANCELLATION, post, reason=body["reason"])
    return _settle(work, activity, ActivityStatus.CANCELLED, activities.ACTIVITY_CANCELLED)


def _nobody_came(activity: Activity, registrations: Iterable[Registration]) -> None:
    for each in registrations:
        each.attended, each.attended_at, each.way = False, None, None
    activity.attended = 0


def _said(work: Work, activity: Activity) -> dict[str, object]:
    told = ("title", "place", "starts_at", "ends_at", "registration_closes_at", "capacity", "description")
    names = names_of(work.session, [activity.host_id, *activity.partner_ids])
    return {
        **{name: getattr(activity, name) for name in told},
        "host": names.get(activity.host_id, "") if activity.host_id else None,
        "partners": joined(names.get(each, "") for each in activity.partner_ids),
    }


def _settle(work: Work, activity: Activity, status: ActivityStatus, event: Event) -> dict[str, Any]:
    activity.status, activity.settled_at = status, work.now
    emit_activity(work, event, activity)
    return queries.get_activity(work, activity.id)


def _announced(work: Work, activity_id: UUID) -> Activity:
    """Return an activity of the actor's organization that is announced, locked until the commit."""
    activity = work.change(Activity, activity_id, allowed=lambda found: access.check_organizes(work.actor, found))
    access.check_announced(activity)
    return activity


def _host_in_turn(work: Work, activity: Activity, rotation_id: UUID) -> None:
    made = Made(activity.id, activity.number, activity.organizer_id, activity.chain_id, activity_kind=activity.kind)
    host = take_turn(work, rotation_id, made)
    if activity.host_id not in (None, host):
        raise invalid(
            "host_id", str(activity.host_id), "按轮值应由另一单位承办。", "By the rotation it is another one's turn."
        )
    activity.host_id = host


def _check_parties(work: Work, given: Mapping[str, Any], besides: Collection[UUID | None] = ()) -> None:
    """Raise ``Failure`` for organizations that are not active, but for those that take part already."""
    host_id = given.get("host_id")
    if host_id is not None and host_id not in besides:
        check_organization(work, "host_id", host_id)
    check_organizations(work, "partner_ids", given.get("partner_ids") or (), besides)


def _check_times(activity: Activity) -> None:
    if activity.ends_at <= activity.starts_at:
        raise invalid("ends_at", activity.ends_at.isoformat(), "须晚于开始时间。", "Must be later than its start.")
    closes = activity.registration_closes_at
    if closes is not None and closes > activity.ends_at:
        raise invalid(
            "registration_closes_at", closes.isoformat(), "不能晚于活动结束。", "Must not be later than its end."
        )
