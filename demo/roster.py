"""The acting persons of the played year: those of the workbook who need an account, with their posts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from demo.district import MUPING, split
from demo.muping.names import mixed

ENTERPRISES = 16
# Everybody who holds one of these posts acts.
OTHERS = ("链长", "督办员", "登记员", "平台管理员", "派单员", "服务中心工作人员", "网格员", "代办专员")
# In these departments the handler changes in the middle of the year.
MANY_HANDLERS = ("BM01",)


@dataclass(frozen=True)
class Holder:
    """A person with an account who holds a post from a day to a day, both included; ``None`` is without end."""

    login: str
    person: str
    name: str
    kind: str
    organization: str
    first: date
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the post is held on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Enterprise:
    """An enterprise that submits requests, with the login of its contact; ``park`` is empty outside the parks."""

    code: str
    name: str
    park: str
    segments: tuple[str, ...]
    contact: str


@dataclass(frozen=True)
class Roster:
    """The acting persons by their posts, and the acting enterprises."""

    holders: tuple[Holder, ...]
    enterprises: tuple[Enterprise, ...]

    def of(self, kind: str, organization: str = "", day: date | None = None) -> list[Holder]:
        """Return the holders of a kind of post, at one organization if given, on one day if given."""
        return [
            holder
            for holder in self.holders
            if holder.kind == kind
            and (not organization or holder.organization == organization)
            and (day is None or holder.holds_on(day))
        ]

    def one(self, kind: str) -> str:
        """Return the login of the only holder of a kind of post."""
        (holder,) = self.of(kind)
        return holder.login

    def accounts(self) -> dict[str, str]:
        """Return the codes of the persons who need an account, by login."""
        return {holder.login: holder.person for holder in self.holders}

    def turning_days(self) -> dict[str, date]:
        """Return the first day of each post that begins during the year, by login."""
        return {holder.login: holder.first for holder in self.holders if holder.first.year == 2026}


def read(path: Path = MUPING / "registry.xlsx") -> Roster:
    """Read the acting persons and enterprises from the workbook."""
    book = CalamineWorkbook.from_path(path)
    sheets: dict[str, list[dict[str, Any]]] = {}
    for title in ("组织", "人员", "任职"):
        heads, *rows = book.get_sheet_by_name(title).to_python()
        sheets[title] = [dict(zip(map(str, heads), row, strict=True)) for row in rows]
    persons = {row["编号"]: row for row in sheets["人员"] if row["登录名"]}
    holders = [_holder(persons[row["人员编号"]], row) for row in sheets["任职"] if row["人员编号"] in persons]
    enterprises = _acting([row for row in sheets["组织"] if row["类型"] == "企业"], holders)
    codes = {one.code for one in enterprises}
    return Roster(tuple(_who_act(holders, codes)), tuple(enterprises))


def _holder(person: dict[str, Any], post: dict[str, Any]) -> Holder:
    return Holder(
        person["登录名"],
        person["编号"],
        person["姓名"],
        post["职务"],
        post["组织编号"],
        post["起始日期"],
        post["终止日期"] or None,
    )


def _acting(rows: list[dict[str, Any]], holders: list[Holder]) -> list[Enterprise]:
    """Choose the lead enterprises, others until each segment and park occurs, and more up to ``ENTERPRISES``."""
    contacts = {holder.organization: holder.login for holder in reversed(holders) if holder.kind == "企业联系人"}
    found = [
        Enterprise(row["编号"], row["名称"], row["所属园区"], split(row["环节"]), contacts[row["编号"]])
        for row in [row for row in rows if row["链主企业"] == "是"]
        + mixed([row for row in rows if row["链主企业"] != "是"], "acting")
    ]
    chosen: list[Enterprise] = []
    seen: set[str] = set()
    for one in found:
        if {one.park, *one.segments} - seen or len(chosen) < 2:
            chosen.append(one)
            seen |= {one.park, *one.segments}
    chosen += [one for one in found if one not in chosen]
    return chosen[:ENTERPRISES]


# All holders of these posts act.
WITHOUT_CHOICE = (
    "链长",
    "督办员",
    "登记员",
    "平台管理员",
    "派单员",
    "服务中心工作人员",
    "网格员",
    "代办专员",
    "回访员",
)


def _who_act(holders: list[Holder], enterprises: set[str]) -> list[Holder]:
    found: list[Holder] = []
    served: set[str] = set()
    for holder in holders:
        if holder.kind == "企业联系人":
            wanted = holder.organization in enterprises and holder.organization not in served
            served.add(holder.organization)
        elif holder.kind == "部门经办人":
            wanted = holder.organization not in served or holder.organization in MANY_HANDLERS
            served.add(holder.organization)
        else:
            wanted = holder.kind in WITHOUT_CHOICE
        if wanted:
            found.append(holder)
    return found
