"""The tables of what happened with the things of rooms."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, false
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from contracts.requests.room_histories import ROOM_HISTORIES
from contracts.resource import Resource
from services.requests.models import Base


class EntryColumns:
    """A step with the thing ``object_id``; ``changed`` lists what became different by it. What is ``internal`` has not
    happened as far as enterprises know."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    object_id: Mapped[UUID]
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    organization_id: Mapped[UUID]
    reason: Mapped[str | None] = mapped_column(Text)
    changed: Mapped[list[dict[str, str | None]]] = mapped_column(JSONB)
    internal: Mapped[bool] = mapped_column(server_default=false())


def _table(resource: Resource | None) -> Any:
    """Return the table of the histories of the things of a room."""
    if resource is None:
        raise TypeError("a history is of the things of a resource")
    history, named = f"{resource.name}_history", "".join(part.title() for part in resource.name.split("_"))
    return type(
        f"{named}Entry",
        (EntryColumns, Base),
        {
            "__doc__": f"A step with a {resource.words.en}.",
            "__tablename__": history,
            "__annotations__": {"object_id": Mapped[UUID]},
            "kept": f"for ever: part of the file of its {resource.words.en}",
            "__table_args__": (Index(f"ix_{history}_object_id_id", "object_id", "id"),),
            "object_id": mapped_column(ForeignKey(f"{resource.plural or resource.name + 's'}.id")),
        },
    )


ENTRIES = {operation.resource: _table(operation.resource) for operation in ROOM_HISTORIES}
