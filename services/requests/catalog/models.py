"""The tables of the catalog."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, false, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.catalog import CATALOG_CLASS, CATALOG_ITEM
from services.requests.models import Base


class CatalogClass(Versioned, Base):
    """A class of items."""

    __tablename__ = "catalog_classes"
    kept = "for ever: requests and figures refer to it"
    resource = CATALOG_CLASS
    __table_args__ = (Index("uq_catalog_classes_code_folded", text("lower(code)"), unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    active: Mapped[bool]
    for_staff: Mapped[bool] = mapped_column(server_default=false())


class CatalogItem(Versioned, Base):
    """An item; ``form`` lists its fields as in the contract, ``working_days`` and the bounds of supplements are null
    for those of the terms."""

    __tablename__ = "catalog_items"
    kept = "for ever: requests and figures refer to it"
    resource = CATALOG_ITEM
    __table_args__ = (
        Index("ix_catalog_items_class_id", "class_id"),
        Index("uq_catalog_items_code_folded", text("lower(code)"), unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    class_id: Mapped[UUID] = mapped_column(ForeignKey("catalog_classes.id"))
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    department_id: Mapped[UUID]
    working_days: Mapped[int | None]
    supplements: Mapped[int | None]
    supplement_days: Mapped[int | None]
    form: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    active: Mapped[bool]
