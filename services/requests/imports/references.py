"""What the cells of a row refer to: organizations and chains by their codes, and whom the row belongs to."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.work import Work
from contracts.identifiers import folded
from contracts.problem import Text
from contracts.years import is_moment_accepted
from services.requests.lifecycle.keeping import Keeping
from services.requests.lifecycle.refusing import refuse, wrong
from services.requests.mirror.models import Chain, Organization

_NO_ORGANIZATION = Text("没有此编号的组织,或已停用。", "No active organization has this key.")
_NOT_OWN = Text("不是您任职的单位。", "You hold no post for this there.")


def owning_post(work: Work, keeping: Keeping, row: Mapping[str, Any]) -> Post:
    """Return the post in which the actor imports a row: at the organization that it names, or the only one."""
    code, own = row.get("owner"), keeping.own(work.actor)
    if not own:
        raise forbidden(work.actor, *keeping.roles)
    if code is None:
        if len(own) > 1:
            said = codes_of(work, own)
            raise invalid("owner", "", f"请填写单位:{'、'.join(said)}。", f"Name one of {', '.join(said)}.")
        # At hand for the other rows, like what is found by its code.
        work.transaction.memo["owner of rows"] = work.session.get(Organization, own[0])
        return keeping.own_post(work, None)
    found = organizations(work, "owner", [code])[0]
    if keeping.keeps(work.actor, found) is None:
        raise invalid("owner", code, *_NOT_OWN)
    return keeping.own_post(work, found)


def organizations(work: Work, column: str, codes: Sequence[str], before: Collection[UUID | None] = ()) -> list[UUID]:
    """Return the ids of the organizations of these codes: active ones, or those that were there ``before``.

    Raises ``Failure`` naming each that there is not.
    """
    found = {code: by_code(work, Organization, codes)[folded(code)] for code in codes}
    refuse([wrong(column, code, _NO_ORGANIZATION) for code in codes if not _is_there(found[code], before)])
    return [found[code].id for code in codes]


def chain(work: Work, code: str | None, before: UUID | None) -> UUID | None:
    """Return the id of the chain of a code, if there is one: an active one, or that which was there before."""
    if code is None:
        return None
    found = by_code(work, Chain, [code])[folded(code)]
    if not _is_there(found, (before,)):
        raise invalid("chain", code, "没有此编号的产业链,或已停用。", "No active chain has this key.")
    known: UUID = found.id
    return known


def by_code(work: Work, model: Any, codes: Collection[str]) -> dict[str, Any]:
    """Return what is known of codes, ``None`` for those that nothing has: each is looked up once for all rows.

    The session has these at hand from then on, since it forgets only what nobody refers to.
    """
    known: dict[str, Any] = work.transaction.memo.setdefault(f"{model.__tablename__} by code", {})
    if wanted := {folded(code) for code in codes} - known.keys():
        found = work.session.scalars(select(model).where(func.lower(model.code).in_(wanted)))
        known |= dict.fromkeys(wanted) | {folded(each.code): each for each in found}
    return known


def _is_there(found: Any, before: Collection[UUID | None]) -> bool:
    return found is not None and (found.active or found.id in before)


def given(work: Work, row: Mapping[str, Any], plain: Collection[str], chain_before: UUID | None) -> dict[str, Any]:
    """Return what a row gives of the ``plain`` fields of a thing, and its chain, as the operations take them."""
    found = {name: row[name] for name in plain if name in row}
    if "content" in found:
        found["content"] = found["content"] or ""
    if "chain" in row:
        found["chain_id"] = chain(work, row["chain"], chain_before)
    return found


def changed(
    work: Work, row: Mapping[str, Any], changes: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, tuple[Any, Any]]:
    """Return the old and new values of the columns of a row by what they change, see ``given``."""
    found: dict[str, tuple[Any, Any]] = {name: (before[name], value) for name, value in changes.items() if name in row}
    if "chain_id" in changes:
        found["chain"] = (_chain_code(work, before["chain_id"]), row["chain"])
    return found


def codes_of(work: Work, ids: Collection[UUID]) -> list[str]:
    """Return the codes of organizations in order."""
    return sorted(work.session.scalars(select(Organization.code).where(Organization.id.in_(ids))))


def _chain_code(work: Work, chain_id: UUID | None) -> str | None:
    """Return the code of a chain, if there is one."""
    found = work.session.get(Chain, chain_id) if chain_id else None
    return found.code if found else None


def moment(work: Work, on: date, at: time) -> datetime:
    """Return the moment of a day and a time of business. Raises ``Failure`` naming a day of which none is taken."""
    found = datetime.combine(on, at, work.now.tzinfo)
    if not is_moment_accepted(found):
        raise invalid("day", str(on), "须在 1970 年至 2199 年之间。", "Must lie in the years 1970 to 2199.")
    return found


def check_chain_stays(work: Work, row: Mapping[str, Any], given: UUID | None, registered: UUID | None) -> None:
    """Raise ``Failure`` if a row gives another chain than is registered."""
    if given != registered:
        check_stays(row, "chain", given, registered, _chain_code(work, registered))


def check_organizations_stay(
    work: Work, row: Mapping[str, Any], name: str, given: Collection[UUID | None], registered: Collection[UUID | None]
) -> None:
    """Raise ``Failure`` if a row gives other organizations than are registered."""
    if name in row and set(given) != set(registered):
        said = "、".join(codes_of(work, [each for each in registered if each]))
        check_stays(row, name, given, registered, said)


def check_moment_stays(work: Work, row: Mapping[str, Any], name: str, given: datetime, registered: datetime) -> None:
    """Raise ``Failure`` if a row gives another moment than is registered."""
    check_stays(row, name, given, registered, f"{registered.astimezone(work.now.tzinfo):%Y-%m-%d %H:%M}")


def check_stays(row: Mapping[str, Any], name: str, given: Any, registered: Any, said: object = None) -> None:
    """Raise ``Failure`` if a row gives a column otherwise than it is registered, or ``said`` to be, and that stays."""
    if name in row and given != registered:
        shown = (registered if said is None else said) or "空"
        zh, en = f"已登记为“{shown}”,不能更改。", f"Registered is {shown}, which stays."
        raise invalid(name, str(row[name] or ""), zh, en)


def naming_columns(failure: Failure, columns: Mapping[str, str], row: Mapping[str, Any]) -> Failure:
    """Return a refusal with the columns in the place of the fields of the operation, or of what these begin with.

    What an operation refuses by its identifier is told as it stands in the row.
    """
    for error in failure.errors:
        parts = str(error.get("field") or "").split(".")
        beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        name = next((name for name in beginnings if name in columns), None)
        if name is None:
            continue
        error["field"] = columns[name]
        cell = row.get(columns[name])
        if isinstance(cell, list) and name == parts[0] and len(parts) > 1:
            # The list of the column is that of the operation.
            cell = cell[int(parts[1])]
        if isinstance(cell, str):
            error["value"] = cell
    return failure
