"""Tell listening clients which things have changed that they may see: type, id and version, and nothing else.

Who sees a thing follows from its resource (``contracts.sight.SeenBy``), the ids in the event and the posts of the
client; no service is asked. Clients are found by their posts, so an event costs as much as it has recipients.
Changes of a moment are told together, each thing once.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from contracts.catalogue import CHANGES, WAITING
from contracts.gateway import CHANGED, WORKLIST
from contracts.roles import AT_LARGE, Role
from contracts.sight import SeenBy
from contracts.worklists import Waiting
from gateway.live_client import RESYNCHRONIZE, Client, frame_of

TYPES = sorted(event.type for event in CHANGES.events)
_KINDS = {event.type: event.resource for event in CHANGES.events if event.resource}
KINDS = sorted({resource.name for resource in _KINDS.values()})
_SEEN_BY = {resource.name: resource.seen_by or SeenBy() for resource in _KINDS.values()}
# The kinds of work in which a thing can wait, and those that depend on things of another kind, by the kind of thing.
_WAITING = {name: [each for each in WAITING.values() if each.resource.name == name] for name in KINDS}
_FOLLOWING = {name: [each for each in WAITING.values() if name in each.followed] for name in KINDS}
# Changes that follow each other are told together; a client is shown them no later than this.
TOGETHER_SECONDS = 0.3
# Nor this, while changes flood in, as those of an import do: a client is not told to read again three times a second.
LONGEST_SECONDS = 5.0
# A client that should be told of more is told to read again what it shows.
MOST_THINGS = 200
# So many changed things are held until they are told; beyond that, whoever sees another is told to read again.
MOST_HELD = 5_000
# Of a post: the role, and whether it is ``_AT`` an organization or ``_FOR`` a chain, with the id of that.
_Key = tuple[Role, str, str]
# A changed thing: its kind, its id and its version.
_Thing = tuple[str, str, int | None]
_AT, _FOR = "at", "for"
_ALL = ""


class Changes:
    """The clients of this process by what they may see, and the changes that they are to be told of."""

    def __init__(self) -> None:
        self._clients: set[Client] = set()
        self._by_person: dict[str, set[Client]] = defaultdict(set)
        self._by_post: dict[_Key, set[Client]] = defaultdict(set)
        # By kind and id: the version, and the ids by which the thing is seen.
        self._changed: dict[tuple[str, str], tuple[int | None, Mapping[str, str]]] = {}
        self._kinds: set[str] = set()
        # Who is to be told of more than can be held.
        self._behind: set[Client] = set()
        self._told_all: set[str] = set()
        self._pause = TOGETHER_SECONDS
        self._timer: asyncio.TimerHandle | None = None

    def add(self, client: Client) -> None:
        """Tell this client of changes from now on."""
        self._clients.add(client)
        self._by_person[str(client.ticket.actor.person_id)].add(client)
        for key in _keys(client):
            self._by_post[key].add(client)

    def remove(self, client: Client) -> None:
        """Tell this client nothing any more."""
        self._clients.discard(client)
        _discard(self._by_person, str(client.ticket.actor.person_id), client)
        for key in _keys(client):
            _discard(self._by_post, key, client)

    def hear(self, envelope: Mapping[str, Any]) -> None:
        """Take an event; raises ``KeyError``, ``ValueError`` or ``TypeError`` for one of another form."""
        data, kind = envelope["data"], _KINDS[envelope["type"]].name
        version = data.get("version")
        if not isinstance(version, int | None):
            raise TypeError("a version that is no number")
        seen_by = _SEEN_BY[kind]
        named = {name: data.get(name) for name in (*seen_by.fields, *seen_by.formerly)}
        several = {name: named.pop(name) or () for name in seen_by.several}
        ids = {name: str(UUID(value)) for name, value in named.items() if value is not None}
        ids |= {f"{name} {each}": str(UUID(each)) for name, values in several.items() for each in values}
        ids |= {f"{listed} {each}": str(each) for listed in seen_by.lists for each in data.get(listed) or ()}
        thing = kind, str(UUID(data["id"]))
        self._kinds.add(kind)
        if len(self._changed) < MOST_HELD or thing in self._changed:
            self._note(thing, version, ids)
        elif ids or kind not in self._told_all:
            self._behind.update(self._listening(kind, ids))
            if not ids:
                # Whoever sees one of them sees them all.
                self._told_all.add(kind)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._pause, self._tell)

    def _note(self, thing: tuple[str, str], version: int | None, ids: Mapping[str, str]) -> None:
        """Hold a change; whoever sees the thing before or after any of its changes is told of it."""
        before, known = self._changed.get(thing, (None, {}))
        # A thing that two events take from one organization to another and on is told to the last two.
        self._changed[thing] = (max(filter(None, (before, version)), default=None), {**known, **ids})

    def _tell(self) -> None:
        changed, self._changed, self._timer = self._changed, {}, None
        kinds, self._kinds, self._told_all = self._kinds, set(), set()
        behind, self._behind = self._behind, set()
        # What the same clients see is told together: an import may change thousands of things that everybody sees.
        alike: dict[tuple[str, frozenset[tuple[str, str]]], list[_Thing]] = defaultdict(list)
        for (kind, identifier), (version, ids) in changed.items():
            alike[kind, frozenset(ids.items())].append((kind, identifier, version))
        told: dict[Client, list[int]] = defaultdict(list)
        waiting: dict[Client, set[str]] = defaultdict(set)
        for place, (kind, given) in enumerate(alike):
            for client in self._recipients(_SEEN_BY[kind], dict(given)):
                if work := _work_of(client, _WAITING[kind]):
                    waiting[client].update(work)
                if client.wants(kind):
                    told[client].append(place)
        if following := [each for kind in kinds for each in _FOLLOWING[kind]]:
            for client in self._clients:
                if work := _work_of(client, following):
                    waiting[client].update(work)
        groups = list(alike.values())
        # Most clients are told the same, which is converted once.
        frames: dict[tuple[int, ...], bytes] = {}
        for client, places in told.items():
            key = tuple(places)
            if (frame := frames.get(key)) is None:
                frame = frames[key] = _frame([thing for place in places for thing in groups[place]])
            if frame is RESYNCHRONIZE:
                behind.add(client)
            elif client not in behind:
                client.put(frame)
        for client in behind:
            client.put(RESYNCHRONIZE)
        flood = behind or len(changed) > MOST_THINGS
        self._pause = min(self._pause * 2, LONGEST_SECONDS) if flood else TOGETHER_SECONDS
        for client, names in waiting.items():
            client.put(frame_of(WORKLIST, {"kinds": sorted(names)}))

    def _listening(self, kind: str, ids: Mapping[str, str]) -> Iterable[Client]:
        return (client for client in self._recipients(_SEEN_BY[kind], ids) if client.wants(kind))

    def _recipients(self, seen_by: SeenBy, ids: Mapping[str, str]) -> set[Client]:
        if seen_by.everybody:
            return self._clients
        keys: list[_Key] = [(role, _AT, _ALL) for role in seen_by.everything]
        for how, declared in ((_AT, seen_by.organizations), (_AT, seen_by.formerly), (_FOR, seen_by.chains)):
            keys += [(role, how, ids[name]) for name, roles in declared.items() if name in ids for role in roles]
        for name in seen_by.several:
            listed = [each for given, each in ids.items() if given.startswith(f"{name} ")]
            keys += [(role, _AT, each) for each in listed for role in seen_by.organizations[name]]
        keys += [(role, _FOR, _ALL) for roles in seen_by.chains.values() for role in roles & AT_LARGE]
        if seen_by.posts:
            for name, post in ids.items():
                if name.startswith(f"{seen_by.posts} "):
                    role, _, place = post.partition("/")
                    keys += [(Role(role), how, place) for how in ((_AT, _FOR) if place else (_AT,))]
        found: set[Client] = set()
        for key in keys:
            found |= self._by_post.get(key, set())
        for name in seen_by.persons:
            found |= self._by_person.get(ids.get(name, ""), set())
        for name, roles in seen_by.own.items():
            found |= {each for each in self._by_person.get(ids.get(name, ""), set()) if each.roles & roles}
        if seen_by.listed:
            for name, person in ids.items():
                if name.startswith(f"{seen_by.listed} "):
                    found |= self._by_person.get(person, set())
        return found


def _discard(index: dict[Any, set[Client]], key: Any, client: Client) -> None:
    if key in index:
        index[key].discard(client)
        if not index[key]:
            del index[key]


def _keys(client: Client) -> Iterable[_Key]:
    for post in client.ticket.actor.posts:
        yield post.role, _AT, _ALL
        yield post.role, _AT, post.organization_id
        yield post.role, _FOR, post.chain_id or _ALL


def _work_of(client: Client, kinds: Iterable[Waiting]) -> list[str]:
    return [each.name for each in kinds if each.access & client.roles]


def _frame(things: list[_Thing]) -> bytes:
    if len(things) > MOST_THINGS:
        return RESYNCHRONIZE
    return frame_of(CHANGED, {"things": [dict(zip(("type", "id", "version"), each, strict=True)) for each in things]})
