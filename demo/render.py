"""Render the tables of the report, in Chinese with English beside it."""

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from demo.report import LADDER, Line, Verdict, Year

_STYLES = {Verdict.AGREES: "green", Verdict.DIFFERS: "bold red", Verdict.LEFT_OUT: "yellow", Verdict.NOT_BUILT: "dim"}
_BLANK = {Verdict.NOT_BUILT: "尚未建设 not built yet"}


def _table(title: str, *heads: str, numbers: Sequence[int] = ()) -> Table:
    found = Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=box.SIMPLE_HEAD)
    for place, head in enumerate(heads):
        found.add_column(head, justify="right" if place in numbers else "left")
    return found


def figures(lines: Sequence[Line]) -> Table:
    """Return the table of published and computed figures and whether they agree."""
    table = _table(
        "牟平区生物医药产业链 · 公布数与系统计算数  Published and computed",
        "指标",
        "figure",
        "公布 published",
        "计算 computed",
        "",
        "来源 source",
        numbers=(2, 3),
    )
    for line in lines:
        computed = _BLANK.get(line.verdict, "") if line.computed is None else str(line.computed)
        table.add_row(
            line.label,
            line.label_en,
            line.published,
            computed,
            line.verdict.value,
            line.remark,
            style=_STYLES[line.verdict],
        )
    return table


def departments(year: Year) -> Table:
    """Return the table of what each department received and how it handled it."""
    table = _table(
        "诉求办理情况(按部门)  Requests by department",
        "部门 department",
        "受理 received",
        "办结 closed",
        "按时 on time",
        "平均工时 hours",
        "退单 returns",
        "延期 extended",
        "满意度 marks",
        numbers=range(1, 8),
    )
    for group in year.departments:
        table.add_row(*_department(group["name"] or "未派单 not dispatched", group))
    table.add_section()
    table.add_row(*_department("合计 total", year.totals), style="bold")
    return table


def _department(name: str, group: dict[str, Any]) -> list[str]:
    rate, hours, marks = group["on_time_rate"], group["average_working_hours"], group["satisfaction"]
    return [
        name,
        str(group["received"]),
        str(group["closed"]),
        "" if rate is None else f"{rate:.0%}",
        "" if hours is None else f"{hours:.1f}",
        str(group["returns"]),
        str(group["extensions"]),
        "样本过少 few" if marks["suppressed"] else "" if marks["overall"] is None else f"{marks['overall']:.2f}",
    ]


def contents(year: Year) -> Table:
    """Return the table of what happened in the year, as the services report it."""
    table = _table("这一年  What the year contained", "内容", "what", "件 count", numbers=(2,))
    for zh, en, value in (
        ("受理诉求", "requests received", year.totals["received"]),
        ("办结", "closed", year.totals["closed"]),
        ("企业撤回", "withdrawn", year.totals["withdrawn"]),
        ("年末在办", "open at the end", year.totals["open"]),
        ("退单", "dispatches returned", year.totals["returns"]),
        ("准予延期", "extensions granted", year.totals["extensions"]),
        ("督办复核后重新办理", "reopened by the supervisor", year.totals["reopened"]),
    ):
        table.add_row(zh, en, str(value))
    # A request that reached a rung has passed the lower ones.
    for place, rung in enumerate(LADDER):
        zh, en = year.words["Rung"][rung]
        table.add_row(zh, en, str(sum(year.rungs[above] for above in LADDER[place:])))
    table.add_row("站内消息", "inbox entries of those who act", str(year.inbox))
    for state, count in sorted(year.mails.items()):
        zh, en = year.words["DeliveryStatus"][state]
        table.add_row(f"邮件({zh})", f"e-mails: {en}", str(count))
    return table


def accounts(logins: Sequence[tuple[str, str, str, str]]) -> Table:
    """Return the table of accounts: role, login, password, what it stands for."""
    table = _table("登录账号  Accounts", "角色 role", "登录名 login", "密码 password", "")
    for row in logins:
        table.add_row(*row)
    return table


def show(out: Console, table: Table) -> None:
    """Print a table with blank lines around it."""
    out.print()
    out.print(table)
