"""Writes of the catalog. Requests keep the answers and questions with which they were submitted."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.identifiers import folded
from contracts.requests.catalog import (
    ADD_CATALOG_CLASS,
    ADD_CATALOG_ITEM,
    CATALOG_CODE_TAKEN,
    CHANGE_CATALOG_CLASS,
    CHANGE_CATALOG_ITEM,
    ClassSchema,
)
from contracts.requests.reference import CATALOG, REFERENCE_CHANGED
from services.requests.catalog import queries
from services.requests.catalog.models import CatalogClass, CatalogItem
from services.requests.mirror import queries as mirror


@handles(ADD_CATALOG_CLASS)
def add_class(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Add a class. Raises ``Failure`` if its code is taken."""
    _check_code(work, CatalogClass, body["code"])
    added = CatalogClass(id=new_id(), active=True, **body)
    work.session.add(added)
    work.session.flush()
    work.concerns(added.id)
    _emit(work)
    return shown(added, ClassSchema)


@handles(CHANGE_CATALOG_CLASS)
def change_class(work: Work, class_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Change the given fields of a class. Raises ``Failure`` if there is none or it was changed meanwhile."""
    changed = work.change(CatalogClass, class_id)
    for name, value in body.items():
        setattr(changed, name, value)
    work.session.flush()
    _emit(work)
    return shown(changed, ClassSchema)


@handles(ADD_CATALOG_ITEM)
def add_item(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Add an item. Raises ``Failure`` if its code is taken or its class or department does not exist."""
    _check_code(work, CatalogItem, body["code"])
    _check_references(work, body)
    added = CatalogItem(id=new_id(), active=True, **body)
    work.session.add(added)
    work.session.flush()
    work.concerns(added.id)
    _emit(work)
    return queries.described_item(work, added)


@handles(CHANGE_CATALOG_ITEM)
def change_item(work: Work, item_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Change the given fields of an item. Raises ``Failure`` like ``add_item``, or if it was changed meanwhile."""
    changed = work.change(CatalogItem, item_id)
    _check_references(work, body)
    for name, value in body.items():
        setattr(changed, name, value)
    work.session.flush()
    work.wake("find_outdated_rules")
    _emit(work)
    return queries.described_item(work, changed)


def _emit(work: Work) -> None:
    """Emit that the content of the catalog has changed."""
    work.emit(REFERENCE_CHANGED, CATALOG, {"what": CATALOG})


def _check_code(work: Work, model: type[CatalogClass] | type[CatalogItem], code: str) -> None:
    if work.session.scalar(select(model.id).where(func.lower(model.code) == folded(code))):
        raise Failure(CATALOG_CODE_TAKEN, code=code)


def _check_references(work: Work, body: Mapping[str, Any]) -> None:
    if "class_id" in body and work.session.get(CatalogClass, body["class_id"]) is None:
        raise invalid("class_id", str(body["class_id"]), "没有此类别。", "There is no such class.")
    if "department_id" in body:
        mirror.active_department(work, body["department_id"])
