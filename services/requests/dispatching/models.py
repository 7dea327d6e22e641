"""The table of dispatch rules: one row for each version of the whole list, never changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from contracts.nouns import DISPATCH_RULES
from services.requests.models import Base


class RulesVersion(Base):
    """One version; ``rules`` are dicts in order, with lists ``items``, ``chains``, ``segments``, ``parks`` of strings,
    ``department_id`` and ``note``."""

    __tablename__ = "dispatch_rule_versions"
    kept = "for ever: by which rule a request was dispatched, a few versions a year"
    resource = DISPATCH_RULES

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(120))
    created_by_id: Mapped[UUID | None]
    comment: Mapped[str] = mapped_column(String(200))
    rules: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)


class NamedByRules(Base):
    """What the rules in force name, by the name that somebody was told of last; ``key`` is its id, or that name itself
    if it has none. ``gone`` is what rules name in vain."""

    __tablename__ = "named_by_dispatch_rules"
    kept = "until rules are in force that do not name it"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    gone: Mapped[bool]
