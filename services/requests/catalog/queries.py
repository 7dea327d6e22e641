"""Reads the catalog."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid, not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.nouns import CATALOG_CLASS, CATALOG_ITEM
from contracts.requests.catalog import GET_CATALOG, GET_CATALOG_CLASS, GET_CATALOG_ITEM
from services.requests.catalog.models import CatalogClass, CatalogItem
from services.requests.mirror import queries as mirror


@handles(GET_CATALOG)
def get_catalog(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """All classes with their items; those that can no longer be chosen only if asked for."""
    classes = select(CatalogClass).order_by(CatalogClass.position, CatalogClass.code)
    items = select(CatalogItem).order_by(CatalogItem.code)
    if not query["inactive"]:
        classes, items = classes.where(CatalogClass.active), items.where(CatalogItem.active)
    by_class: dict[UUID, list[CatalogItem]] = {}
    for item in work.session.scalars(items):
        by_class.setdefault(item.class_id, []).append(item)
    names = mirror.names_of(work.session, (item.department_id for some in by_class.values() for item in some))
    return {
        "classes": [
            {**class_dict(found), "items": [_item_dict(item, names) for item in by_class.get(found.id, [])]}
            for found in work.session.scalars(classes)
        ]
    }


@handles(GET_CATALOG_CLASS)
def get_class(work: Work, class_id: UUID) -> dict[str, Any]:
    """One class. Raises ``Failure`` where there is none."""
    return class_dict(find_class(work, class_id))


@handles(GET_CATALOG_ITEM)
def get_item(work: Work, item_id: UUID) -> dict[str, Any]:
    """One item. Raises ``Failure`` where there is none."""
    return item_dict(work, find_item(work, item_id))


def find_class(work: Work, class_id: UUID) -> CatalogClass:
    """The row of a class. Raises ``Failure`` where there is none."""
    found = work.session.get(CatalogClass, class_id)
    if found is None:
        raise not_found(CATALOG_CLASS, class_id)
    return found


def find_item(work: Work, item_id: UUID) -> CatalogItem:
    """The row of an item. Raises ``Failure`` where there is none."""
    found = work.session.get(CatalogItem, item_id)
    if found is None:
        raise not_found(CATALOG_ITEM, item_id)
    return found


def choosable_item(work: Work, item_id: UUID) -> CatalogItem:
    """An item that can be chosen now. Raises ``Failure`` naming the field ``item_id`` otherwise."""
    found = work.session.get(CatalogItem, item_id)
    if found is not None and found.active:
        of = work.session.get_one(CatalogClass, found.class_id)
        if of.active:
            return found
    raise not_choosable(item_id)


def not_choosable(item_id: UUID) -> Failure:
    """The refusal of an item that is not in the catalog, or no longer active, or in a class that is not."""
    return invalid("item_id", str(item_id), "目录中没有此事项,或已停用。", "The catalog has no such active item.")


def class_dict(found: CatalogClass) -> dict[str, Any]:
    """A class as the contract shows it."""
    return {name: getattr(found, name) for name in ("id", "code", "name", "position", "active", "version")}


def item_dict(work: Work, item: CatalogItem) -> dict[str, Any]:
    """An item as the contract shows it."""
    return _item_dict(item, mirror.names_of(work.session, [item.department_id]))


def _item_dict(item: CatalogItem, names: Mapping[UUID, str]) -> dict[str, Any]:
    shown = ("id", "class_id", "code", "name", "department_id", "working_days", "form", "active", "version")
    return {
        **{name: getattr(item, name) for name in shown},
        "department_name": names.get(item.department_id),
    }
