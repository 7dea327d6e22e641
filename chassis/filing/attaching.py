"""Files that hang on things: what a service does about them, the same for everything that they may hang on.

The content is never here: the gateway takes it and sends it (``gateway.files``). It has the service note each upload
before the first byte is stored (``begin``), and again when all of it is (``attach``): only from then on is the file
there. Who may do what is the room's to say: its function marked ``@attaches`` returns the ``Rights``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, func, insert, select, update

from chassis.calling.errors import Failure, not_found
from chassis.running.clock import wall
from chassis.running.failpoint import failpoint
from chassis.running.handlers import Derived, marking
from chassis.running.work import Work
from chassis.storing import tables
from chassis.storing.database import new_id
from contracts.file_problems import CANNOT_ADD, CANNOT_REMOVE, TOO_MANY_FILES
from contracts.files import LONGEST_UPLOAD, Attachable
from contracts.operation import Event, Operation

# Until when one may remove what one has uploaded oneself.
REMOVABLE = timedelta(hours=24)
# Longer than any upload may take, and the scanner with it.
UNFINISHED = LONGEST_UPLOAD + timedelta(minutes=5)
# The name of the schedule that deletes content: ``chassis.filing.collecting``.
COLLECT = "collect_files"

_files = tables.files
Kept = RowMapping


class Change(StrEnum):
    """What has become of a file."""

    ATTACHED = "attached"
    REMOVED = "removed"


def _nothing(_change: Change, _file: Kept) -> None:
    return


@dataclass(frozen=True)
class Rights:
    """What the actor may do with the files of one ``thing``, which is a row, by their rows or kinds.

    ``adds`` is asked with a kind, or ``None`` where there are none. ``removes`` are files of others, or at any time;
    one's own are removable for a day where one may add such. ``noted`` is called when one is attached or removed, for
    a history.
    """

    thing: Any
    sees: Callable[[Kept], bool] = field(default=lambda _file: True)
    adds: Callable[[str | None], bool] = field(default=lambda _kind: False)
    removes: Callable[[Kept], bool] = field(default=lambda _file: False)
    noted: Callable[[Change, Kept], None] = _nothing


# ``(work, *ids, changing=…)``, with the path parameters of the thing.
Room = Callable[..., Rights]


def attaches(declared: Attachable) -> Callable[[Room], Room]:
    """Mark the function of a room that says what the actor may do with the files of one thing.

    It is called with ``work`` and the path parameters of the thing, and returns the ``Rights``. It raises ``Failure``
    (404) if the actor may not see the thing. ``changing`` says that a file is added or removed: then the function locks
    the thing until the commit. The operations that follow from the declaration are served here.
    """

    def mark(room: Room) -> Room:
        return marking(Derived(Shelf(declared, room).served()))(room)

    return mark


@dataclass(frozen=True)
class Shelf:
    """The files of one kind of thing."""

    attachable: Attachable
    room: Room

    def served(self) -> dict[Operation, Callable[..., Any]]:
        """Return the functions of the operations that follow from the declaration."""
        declared = self.attachable
        return {
            declared.begin: self.begin,
            declared.attach: self.attach,
            declared.list: self.list,
            declared.open: self.open,
            declared.remove: self.remove,
        }

    def begin(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Note an upload that begins, so that whatever becomes of it, its content is deleted if it is not attached."""
        self._may_add(work, body)
        file_id = new_id()
        row = {
            "id": file_id,
            "thing": self.attachable.resource.name,
            "thing_id": self._thing_id(body),
            "kind": body.get("kind"),
            "state": "begun",
            "person_id": _person(work),
            "person_name": work.actor.name,
            "due_at": wall() + UNFINISHED,
        }
        work.session.connection().execute(insert(_files), row)
        work.concerns(file_id)
        return {"file_id": file_id}

    def attach(self, work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
        """Attach a file whose content is stored."""
        rights = self._may_add(work, body)
        values = {name: body[name] for name in ("name", "media_type", "size", "sha256")}
        begun = (_files.c.id == body["file_id"], _files.c.state == "begun", _files.c.person_id == _person(work))
        statement = (
            update(_files)
            .where(*begun, *self._of(body), _files.c.kind.is_not_distinct_from(body.get("kind")))
            .values(**values, state="attached", attached_at=work.now, due_at=None)
            .returning(*_files.c)
        )
        file = work.session.execute(statement).mappings().one_or_none()
        if file is None:
            raise not_found(self.attachable.file, body["file_id"])
        work.concerns(file["id"])
        rights.noted(Change.ATTACHED, file)
        _emit(work, self.attachable, self.attachable.attached, file, body, rights.thing)
        failpoint("file.before_attached")
        return self._shown(work, rights, file)

    def list(self, work: Work, *ids: UUID) -> dict[str, Any]:
        """Return all files that the actor may see, in the order in which they were added."""
        rights = self.room(work, *ids, changing=False)
        statement = select(_files).where(*self._attached(ids[-1])).order_by(_files.c.attached_at, _files.c.id)
        files = work.session.execute(statement).mappings().all()
        return {"items": [self._shown(work, rights, file) for file in files if rights.sees(file)], "next": None}

    def open(self, work: Work, query: Mapping[str, Any]) -> Kept:
        """Return what the gateway has to know to send the content."""
        rights = self.room(work, *(query[name] for name in self.attachable.parameters), changing=False)
        work.concerns(query["file_id"])
        return self._find(work, rights, self._thing_id(query), query["file_id"])

    def remove(self, work: Work, *ids: UUID) -> None:
        """Remove a file; its content is deleted right after."""
        *within, file_id = ids
        rights = self.room(work, *within, changing=True)
        work.concerns(file_id)
        file = self._find(work, rights, within[-1], file_id)
        if not self._removable(work, rights, file):
            raise Failure(CANNOT_REMOVE, name=file["name"], hours=int(REMOVABLE.total_seconds() // 3600))
        _remove(work, _files.c.id == file_id)
        rights.noted(Change.REMOVED, file)
        ids_by_name = dict(zip(self.attachable.parameters, within, strict=True))
        _emit(work, self.attachable, self.attachable.removed, file, ids_by_name, rights.thing)

    def _may_add(self, work: Work, body: Mapping[str, Any]) -> Rights:
        rights = self.room(work, *(body[name] for name in self.attachable.parameters), changing=True)
        kind = body.get("kind")
        if not rights.adds(kind):
            kinds = self.attachable.kinds
            raise Failure(CANNOT_ADD, kind=kinds.said(kind) if kinds and kind else self.attachable.words)
        attached = select(func.count()).select_from(_files).where(*self._attached(self._thing_id(body)))
        if (work.session.scalar(attached) or 0) >= self.attachable.most:
            raise Failure(TOO_MANY_FILES, most=self.attachable.most)
        return rights

    def _find(self, work: Work, rights: Rights, thing_id: UUID, file_id: UUID) -> Kept:
        statement = select(_files).where(*self._attached(thing_id), _files.c.id == file_id)
        file = work.session.execute(statement).mappings().one_or_none()
        if file is None or not rights.sees(file):
            raise not_found(self.attachable.file, file_id)
        return file

    def _removable(self, work: Work, rights: Rights, file: Kept) -> bool:
        own = file["person_id"] == _person(work) and work.now - file["attached_at"] < REMOVABLE
        return rights.removes(file) or (own and rights.adds(file["kind"]))

    def _shown(self, work: Work, rights: Rights, file: Kept) -> dict[str, Any]:
        return {**file, "removable": self._removable(work, rights, file)}

    def _thing_id(self, content: Mapping[str, Any]) -> UUID:
        found: UUID = content[self.attachable.parameters[-1]]
        return found

    def _of(self, content: Mapping[str, Any]) -> tuple[Any, ...]:
        return (_files.c.thing == self.attachable.resource.name, _files.c.thing_id == self._thing_id(content))

    def _attached(self, thing_id: UUID) -> tuple[Any, ...]:
        attached = _files.c.state == "attached"
        return (_files.c.thing == self.attachable.resource.name, _files.c.thing_id == thing_id, attached)


def remove_all(work: Work, attachable: Attachable, ids: Mapping[str, UUID], thing: Any) -> None:
    """Remove all files of a thing, by its path parameters: for a thing that is deleted or withdrawn itself."""
    things = (_files.c.thing == attachable.resource.name, _files.c.thing_id == ids[attachable.parameters[-1]])
    for file in _remove(work, *things):
        _emit(work, attachable, attachable.removed, file, ids, thing)


def _remove(work: Work, *which: Any) -> list[Kept]:
    """Mark attached files as removed, and have their content deleted after the commit."""
    statement = (
        update(_files)
        .where(*which, _files.c.state == "attached")
        .values(state="removed", due_at=wall())
        .returning(*_files.c)
    )
    work.wake(COLLECT)
    return [*work.session.execute(statement).mappings().all()]


def _emit(work: Work, attachable: Attachable, event: Event, file: Kept, ids: Mapping[str, Any], thing: Any) -> None:
    *parents, own = attachable.parameters
    seen_by = attachable.resource.seen_by
    data = {
        **file,
        **{name: ids[name] for name in parents},
        "id": ids[own],
        "file_id": file["id"],
        "person_id": UUID(work.actor.person_id) if work.actor.person_id else None,
        **{name: getattr(thing, name) for name in (seen_by.fields if seen_by else ())},
        **({name: getattr(thing, name) or [] for name in seen_by.several} if seen_by else {}),
        **({name: list(getattr(thing, name, ())) for name in seen_by.lists} if seen_by else {}),
    }
    work.emit(event, file["id"], data)


def _person(work: Work) -> UUID:
    if work.actor.person_id is None:
        raise TypeError("files are attached and removed by persons")
    return UUID(work.actor.person_id)
