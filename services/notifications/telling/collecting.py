"""Find the capabilities that people are told of, one folder each, and check that they are complete."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from contracts.notifications.rules import AUDIENCE
from contracts.operation import Event
from services.notifications.telling import templates
from services.notifications.telling.declaring import COMMON_AUDIENCES, COMMON_IDS, Capability
from services.notifications.telling.templates import LANGUAGES, Texts


@dataclass(frozen=True)
class Collected:
    """A capability with its folder, its templates by language and name, and the events that they are written for."""

    folder: Path
    declared: Capability
    templates: Mapping[str, Mapping[str, Texts]]
    events: tuple[Event, ...]


def collect(package: str, paths: Iterable[str], told: Sequence[Event]) -> tuple[Collected, ...]:
    """Return the capabilities in the folders of a package; together they cover these events.

    Raises ``TypeError`` with the first fault and its folder: a process whose texts or rules are wrong must not start.
    """
    names = sorted(found.name for found in pkgutil.iter_modules(paths) if found.ispkg)
    capabilities = tuple(_read(f"{package}.{name}", told) for name in names)
    for one in capabilities:
        for fault in _faults(one):
            raise TypeError(f"{one.folder}: {fault}")
    for fault in _faults_together(capabilities, told):
        raise TypeError(fault)
    return capabilities


def _read(name: str, told: Sequence[Event]) -> Collected:
    module = importlib.import_module(name)
    folder = Path(str(module.__file__)).parent
    declared = getattr(module, "CAPABILITY", None)
    if not isinstance(declared, Capability):
        raise TypeError(f"{folder}: __init__.py declares no CAPABILITY")
    found = {}
    for language in LANGUAGES:
        path = folder / f"{language}.txt"
        if not path.exists():
            raise TypeError(f"{folder}: {path.name} with the words in {language} is missing")
        try:
            found[language] = templates.read(path, language)
        except TypeError as error:
            raise TypeError(f"{folder}: {error}") from error
    written = {_event_name(key) for texts in found.values() for key in texts}
    return Collected(folder, declared, found, tuple(event for event in told if event.name in written))


def _event_name(key: str) -> str:
    return key.partition("/")[0]


def _faults(one: Collected) -> Iterator[str]:
    yield from _faults_of_templates(one)
    yield from _faults_of_audiences(one)
    yield from _faults_of_rules(one)


def _faults_of_audiences(one: Collected) -> Iterator[str]:
    declared = one.declared
    for audience in declared.audiences:
        if audience in COMMON_AUDIENCES:
            yield f"the audience {audience} is common to all and cannot be declared again"
        if audience not in AUDIENCE.codes:
            yield f"the contract does not say what the audience {audience} means (Told(audiences=…))"
        if audience not in declared.ids:
            yield f"the audience {audience} needs an id of its name"
    for name, held_in in declared.ids.items():
        if name not in COMMON_IDS and name not in declared.audiences:
            yield f"no audience is found by the id {name}"
        if not any(held_in in event.data._declared_fields for event in one.events):
            yield f"no event has the field {held_in}, which is to hold the id {name}"


def _faults_of_templates(one: Collected) -> Iterator[str]:
    events = {event.name: event for event in one.events}
    for key in sorted({key for texts in one.templates.values() for key in texts}):
        event = events.get(_event_name(key))
        if event is None:
            yield f"the template {key} is for an event that no contract declares as Told"
            continue
        for language in LANGUAGES:
            if key not in one.templates[language]:
                yield f"{language}.txt lacks the template {key}"
                continue
            unknown = templates.unknown_names(one.templates[language][key], event.data._declared_fields)
            if unknown:
                yield f"{language}.txt, {key}: {event.type} has no {', '.join(unknown)}"


def _faults_of_rules(one: Collected) -> Iterator[str]:
    events = {event.type: event for event in one.events}
    for rule in one.declared.rules:
        event = events.get(rule.event)
        if event is None:
            yield f"a rule is about {rule.event}, for which no template is written"
            continue
        if not one.declared.finds(rule.audience, event):
            yield f"a rule tells {rule.audience} of {rule.event}, whose data does not say who that is"
        if rule.template not in one.templates[LANGUAGES[0]]:
            yield f"a rule about {rule.event} needs the template {rule.template}, which is not written"
        for name in rule.when.keys() - event.data._declared_fields.keys():
            yield f"a rule asks for {name}, which {rule.event} does not have"


def _faults_together(capabilities: Iterable[Collected], told: Iterable[Event]) -> Iterator[str]:
    events: dict[str, Collected] = {}
    audiences: dict[str, Collected] = {}
    for one in capabilities:
        for event in one.events:
            if events.setdefault(event.type, one) is not one:
                yield f"{one.folder}: {events[event.type].folder} has words for {event.type} already"
        for name, role in one.declared.audiences.items():
            if audiences.setdefault(name, one).declared.audiences[name] != role:
                yield f"{one.folder}: the audience {name} is somebody else in {audiences[name].folder}"
    for event in told:
        if event.type not in events:
            yield f"{event.type} is declared as told, but no folder of services/notifications/telling has words for it"
    for audience in set(AUDIENCE.codes) - COMMON_AUDIENCES.keys() - audiences.keys():
        yield f"the audience {audience} has a meaning, but no folder of services/notifications/telling says who it is"
