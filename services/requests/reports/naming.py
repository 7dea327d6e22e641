"""The names of the groups of figures."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.figures import Key
from chassis.running.work import Work
from contracts.figures import FigureDimension
from services.requests.catalog.models import CatalogItem
from services.requests.mirror.models import Chain
from services.requests.mirror.queries import names_of


def names_of_groups(work: Work, group_by: FigureDimension, keys: Sequence[Key]) -> Mapping[Any, str]:
    """Return the names of groups by their keys."""
    ids = [key for key in keys if isinstance(key, UUID)]
    if group_by in (FigureDimension.CHAIN, FigureDimension.ITEM):
        model = Chain if group_by is FigureDimension.CHAIN else CatalogItem
        rows = work.session.execute(select(model.id, model.name).where(model.id.in_(ids)))
        return {row.id: row.name for row in rows}
    return names_of(work.session, ids)
