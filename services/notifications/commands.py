"""Writes: reading the inbox, setting the rules, trying a delivery again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from marshmallow import ValidationError, fields
from sqlalchemy import func, select, update

from chassis.calling.errors import Failure
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.catalogue import EVENTS_BY_TYPE
from contracts.notifications.deliveries import DELIVERY_NOT_DEAD, DELIVERY_STATUS, RETRY_DELIVERY
from contracts.notifications.inbox import READ_ENTRY, READ_INBOX
from contracts.notifications.rules import AUDIENCE, PUT_NOTIFICATION_RULES, ConditionKind
from contracts.notifications.subscriptions import ALERTS, TOLD
from contracts.operation import Event
from contracts.problem import INVALID, Text
from services.notifications import conditions, queries, telling, words
from services.notifications.access import me, own_entry, seen
from services.notifications.emitting import emit_entries_read
from services.notifications.models import Delivery, Entry, Inbox, Person, RuleVersion

_LONGEST_VALUE = 100
# What the values are that a rule can ask for.
_VALUES = {
    ConditionKind.TEXT: Text(f"不超过 {_LONGEST_VALUE} 字的文本", f"a text of at most {_LONGEST_VALUE} characters"),
    ConditionKind.FLAG: Text("true 或 false", "true or false"),
    ConditionKind.NUMBER: Text("整数", "a whole number"),
}


@handles(READ_ENTRY)
def read_entry(work: Work, entry_id: UUID) -> dict[str, Any]:
    """Mark one of the actor's entries read."""
    entry = own_entry(work, entry_id)
    _mark_read(work, Entry.number == entry.number)
    work.session.refresh(entry)
    return queries.entry_of(entry)


@handles(READ_INBOX)
def read_inbox(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Mark the actor's entries read, up to one of them or all; returns what is unread still."""
    if body["up_to"] is None:
        _mark_read(work)
    else:
        _mark_read(work, Entry.number <= own_entry(work, body["up_to"]).number)
    return queries.get_unread_count(work)


def _mark_read(work: Work, *which: Any) -> None:
    """Mark unread entries of the actor read and lower the count by as many; the inbox is locked meanwhile."""
    person_id = me(work)
    inbox = work.session.get(Inbox, person_id, with_for_update=True)
    if inbox is None:
        return
    read = work.session.execute(
        update(Entry).where(seen(work), Entry.read_at.is_(None), *which).values(read_at=work.now).returning(Entry.id)
    ).all()
    inbox.unread -= len(read)
    work.session.flush()
    if read:
        emit_entries_read(work, person_id, queries.get_unread_count(work)["unread"])


@handles(PUT_NOTIFICATION_RULES)
def put_notification_rules(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Set the rules, as a new version; two who do so at once get one version each or a refusal."""
    latest = work.session.scalar(select(func.max(RuleVersion.version))) or queries.PRESET_VERSION
    work.check_version(latest)
    wrong: list[dict[str, Any]] = []
    rules = [_checked(rule, f"rules.{place}", wrong) for place, rule in enumerate(body["rules"])]
    if wrong:
        raise Failure(INVALID, wrong)
    work.session.add(RuleVersion(version=latest + 1, rules=rules, changed_at=work.now))
    work.session.flush()
    return queries.get_notification_rules(work)


def _checked(rule: Mapping[str, Any], where: str, wrong: list[dict[str, Any]]) -> dict[str, Any]:
    """A rule as it is stored; what is wrong with it is added to ``wrong``."""

    def refuse(field: str, value: Any, zh: str, en: str) -> None:
        wrong.append({"field": f"{where}.{field}", "value": value, "detail": [zh, en]})

    event = EVENTS_BY_TYPE.get(rule["event"])
    if event is None or event not in TOLD:
        known = ", ".join(sorted(told.type for told in TOLD))
        refuse("event", rule["event"], f"应为以下事件之一:{known}。", f"One of these events: {known}.")
        return {}
    if not telling.can_be_found(rule["audience"], event):
        known = ", ".join(name for name in AUDIENCE.codes if telling.can_be_found(name, event))
        refuse(
            "audience",
            rule["audience"],
            f"事件 {event.type} 的数据无法确定此对象;可用:{known}。",
            f"The data of {event.type} does not tell who that is; it tells: {known}.",
        )
    fitting = [key for key in words.template_keys() if words.event_of(key) is event]
    if rule["template"] not in fitting:
        known = ", ".join(fitting) or "—"
        refuse("template", rule["template"], f"应为以下模板之一:{known}。", f"One of these templates: {known}.")
    if len(set(rule["channels"])) < len(rule["channels"]):
        refuse("channels", rule["channels"], "渠道重复。", "A channel is named twice.")
    if event in ALERTS and "inbox" not in rule["channels"]:
        refuse(
            "channels",
            rule["channels"],
            "死信提醒须包含 inbox:未读消息可避免重复提醒。",
            "An alert of dead letters needs the inbox: what is unread there holds further ones back.",
        )
    when = {
        name: _checked_values(event, name, values, lambda *words: refuse("when", *words))
        for name, values in rule["when"].items()
    }
    return {**rule, "when": when}


def _checked_values(event: Event, name: str, values: list[Any], refuse: Any) -> list[Any]:
    """The values that a field of the event's data may have, as the data will hold them."""
    plain = conditions.comparable(event)
    if name not in plain:
        known = ", ".join(plain)
        refuse(
            name,
            f"事件 {event.type} 没有可比较的字段 {name};可用:{known}。",
            f"{event.type} has no plain field {name}; it has: {known}.",
        )
        return []
    declared, kind = plain[name]
    said, found = _VALUES[kind], []
    for value in values:
        try:
            found.append(_plain(declared, value))
        except ValidationError:
            refuse(value, f"字段 {name} 应为{said.zh}。", f"{name} must be {said.en}.")
    return found


def _plain(declared: fields.Field[Any], value: Any) -> Any:
    """A value as the field reads it. Raises ``ValidationError`` for one that it never has."""
    if not isinstance(value, str | bool | int) or (isinstance(value, str) and len(value) > _LONGEST_VALUE):
        raise ValidationError("Not a plain value.")
    if isinstance(value, bool) != isinstance(declared, fields.Boolean):
        raise ValidationError("Not a value of this field.")
    return declared.deserialize(value)


@handles(RETRY_DELIVERY)
def retry_delivery(work: Work, delivery_id: UUID) -> dict[str, Any]:
    """Give a dead delivery all its tries again."""
    delivery = work.change(Delivery, delivery_id)
    if delivery.state != "dead":
        raise Failure(DELIVERY_NOT_DEAD, status=DELIVERY_STATUS.said(delivery.state), dead=DELIVERY_STATUS.said("dead"))
    delivery.state, delivery.tries, delivery.next_try_at = "pending", 0, wall()
    work.wake("deliver")
    work.session.flush()
    person = work.session.get(Person, delivery.person_id)
    return queries.delivery_of(work, delivery, person.name if person else None)
