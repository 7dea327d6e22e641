"""The columns of each sheet, by their heads."""

from dataclasses import dataclass
from typing import Any

from contracts.registry.imports import Sheet
from contracts.registry.kinds import ALLIANCE_ROLE, ORGANIZATION_KIND, OWNERSHIP, POST_KIND, SCALE
from services.registry.imports import cells
from services.registry.imports.cells import Reader


@dataclass(frozen=True)
class Column:
    """One column. If it is ``needed``, its head must be present and its cells may not be empty.

    What a column that ``clears`` holds can be removed by ``CLEAR`` in a cell.
    """

    head: str
    name: str
    read: Reader
    needed: bool = False
    clears: bool = True

    def __post_init__(self) -> None:
        if self.needed:
            object.__setattr__(self, "clears", False)


@dataclass(frozen=True)
class Row:
    """One row: ``values`` by name of the column; a missing column and an empty cell have no entry.

    ``None`` is the value of a cell that asks for the removal of what is registered. ``numbers`` are the columns of
    cells that spreadsheet programs take for numbers. A row that is not ``sound`` has unreadable cells, which have no
    entry either. It is not imported, but other rows may refer to it.
    """

    number: int
    values: dict[str, Any]
    numbers: frozenset[str] = frozenset()
    sound: bool = True

    def has(self, name: str) -> bool:
        """Whether the file says anything of this column for the row."""
        return name in self.values

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)


COLUMNS: dict[Sheet, tuple[Column, ...]] = {
    Sheet.CHAINS: (
        Column("编号", "code", cells.code, needed=True),
        Column("名称", "name", cells.text(100), needed=True),
        Column("环节", "segments", cells.listed(cells.text(60))),
        Column("细分产业", "sub_industries", cells.listed(cells.text(60))),
    ),
    Sheet.ORGANIZATIONS: (
        Column("编号", "code", cells.code, needed=True),
        Column("名称", "name", cells.text(200), needed=True),
        Column("类型", "kind", cells.word(ORGANIZATION_KIND.words), needed=True),
        Column("统一社会信用代码", "uscc", cells.uscc),
        Column("所属园区", "park", cells.code),
        Column("隶属组织", "affiliation", cells.code),
        Column("双重管理", "dual_management", cells.listed(cells.code)),
        Column("联盟", "alliance", cells.listed(cells.code)),
        Column("联盟角色", "alliance_role", cells.word(ALLIANCE_ROLE.words)),
        Column("产业链", "chains", cells.listed(cells.code)),
        Column("环节", "segments", cells.listed(cells.text(60))),
        Column("细分产业", "sub_industries", cells.listed(cells.text(60))),
        Column("链主企业", "lead", cells.yes_or_no),
        Column("覆盖企业", "coverage", cells.listed(cells.code, 1000)),
        Column("职工人数", "headcount", cells.count),
        Column("党员人数", "member_count", cells.count),
        Column("所有制", "ownership", cells.word(OWNERSHIP.words)),
        Column("规模", "scale", cells.word(SCALE.words)),
        Column("荣誉", "honors", cells.listed(cells.text(60))),
        Column("成立日期", "founded", cells.day),
    ),
    Sheet.PERSONS: (
        Column("编号", "code", cells.code, needed=True),
        Column("姓名", "name", cells.text(60), needed=True),
        Column("手机", "phone", cells.phone),
        Column("电子邮箱", "email", cells.email),
        Column("登录名", "login", cells.login, clears=False),
        Column("语言", "locale", cells.language, clears=False),
    ),
    Sheet.POSTS: (
        Column("人员编号", "person", cells.code, needed=True),
        Column("职务", "kind", cells.word(POST_KIND.words), needed=True),
        Column("组织编号", "organization", cells.code, needed=True),
        Column("产业链", "chain", cells.code, clears=False),
        Column("起始日期", "valid_from", cells.day, needed=True),
        Column("终止日期", "valid_to", cells.day),
    ),
}

HEADS = {sheet: {column.name: column.head for column in columns} for sheet, columns in COLUMNS.items()}
