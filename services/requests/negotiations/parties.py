"""Who takes part in negotiations: entries of the libraries, and other organizations of the district."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from chassis.running.work import Work
from contracts.problem import Text
from services.requests.lifecycle.refusing import refuse, wrong_among
from services.requests.mirror.models import Organization
from services.requests.prospects.models import Prospect

_NO_PROSPECT = Text("没有此招商对象,或已停用。", "There is no such active entry of the libraries.")
_HOLDER = Text("主办单位不必列为参加单位。", "It holds the negotiation, and is none of the others.")
_NO_ORGANIZATION = Text("没有此组织,或已停用。", "There is no such active organization.")


def check(work: Work, owner_id: UUID, listed: Mapping[str, Sequence[UUID]], before: Collection[UUID] = ()) -> None:
    """Raise ``Failure`` for who is not known or not active, and for who holds the negotiation itself.

    Those of ``before`` may be inactive by now.
    """
    wrong: list[dict[str, Any]] = []
    for name, model, words in (
        ("prospect_ids", Prospect, _NO_PROSPECT),
        ("organization_ids", Organization, _NO_ORGANIZATION),
    ):
        given = listed.get(name, ())
        wrong += wrong_among(name, given, _unknown(work, model, given, before), words)
    wrong += wrong_among("organization_ids", listed.get("organization_ids", ()), {owner_id}, _HOLDER)
    refuse(wrong)


def prospect_names(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of entries of the libraries by id."""
    wanted = set(ids)
    rows = session.execute(select(Prospect.id, Prospect.name).where(Prospect.id.in_(wanted))) if wanted else ()
    return {row.id: row.name for row in rows}


def _unknown(work: Work, model: Any, ids: Sequence[UUID], before: Collection[UUID]) -> set[UUID]:
    new = set(ids) - set(before)
    known = work.session.scalars(select(model.id).where(model.id.in_(new), model.active)) if new else ()
    return new - set(known)
