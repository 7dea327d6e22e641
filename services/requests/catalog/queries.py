"""Reads of the catalog."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.requests.catalog import (
    GET_CATALOG,
    GET_CATALOG_CLASS,
    GET_CATALOG_ITEM,
    ClassSchema,
    ClassWithItemsSchema,
    ItemSchema,
)
from services.requests.catalog.models import CatalogClass, CatalogItem
from services.requests.mirror import queries as mirror


@handles(GET_CATALOG)
def get_catalog(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return all classes with their items; those no longer available only if asked for."""
    classes = select(CatalogClass).order_by(CatalogClass.position, CatalogClass.code)
    items = select(CatalogItem).order_by(CatalogItem.code)
    if not query["inactive"]:
        classes, items = classes.where(CatalogClass.active), items.where(CatalogItem.active)
    by_class: dict[UUID, list[CatalogItem]] = {}
    for item in work.session.scalars(items):
        by_class.setdefault(item.class_id, []).append(item)
    names = mirror.names_of(work.session, (item.department_id for some in by_class.values() for item in some))

    def items_of(found: CatalogClass) -> list[dict[str, Any]]:
        return [_described(item, found, names) for item in by_class.get(found.id, [])]

    return {
        "classes": [
            shown(found, ClassWithItemsSchema, items=items_of(found)) for found in work.session.scalars(classes)
        ]
    }


@handles(GET_CATALOG_CLASS)
def get_class(work: Work, class_id: UUID) -> dict[str, Any]:
    """Return one class. Raises ``Failure`` if there is none."""
    return shown(work.find(CatalogClass, class_id), ClassSchema)


@handles(GET_CATALOG_ITEM)
def get_item(work: Work, item_id: UUID) -> dict[str, Any]:
    """Return one item. Raises ``Failure`` if there is none."""
    return described_item(work, work.find(CatalogItem, item_id))


def choosable_item(work: Work, item_id: UUID, *, for_staff: bool | None) -> CatalogItem:
    """Return an item if it is available, to staff or to enterprises, or with ``None`` to either.

    Raises ``Failure`` naming ``item_id``.
    """
    found = work.session.get(CatalogItem, item_id)
    if found is not None and found.active:
        of = work.session.get_one(CatalogClass, found.class_id)
        if of.active and for_staff in (None, of.for_staff):
            return found
    raise not_choosable(item_id)


def not_choosable(item_id: UUID) -> Failure:
    """Return the failure for an item that is not in the catalog, or inactive, or in an inactive class."""
    return invalid("item_id", str(item_id), "目录中没有此事项,或已停用。", "The catalog has no such active item.")


def described_item(work: Work, item: CatalogItem) -> dict[str, Any]:
    """Return an item in the form of the contract."""
    of = work.session.get_one(CatalogClass, item.class_id)
    return _described(item, of, mirror.names_of(work.session, [item.department_id]))


def _described(item: CatalogItem, of: CatalogClass, names: Mapping[UUID, str]) -> dict[str, Any]:
    return shown(item, ItemSchema, class_name=of.name, department_name=names.get(item.department_id))
