"""``lianshang import``: send spreadsheets to a running platform and report the result."""

import asyncio
import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from contracts.catalogue import LEDGERS
from contracts.ledgers import ROW_OUTCOME
from demo.client import Api, Refused, User

_SHEETS = {ledger.name: ledger.title.zh for ledger in LEDGERS}
# Of what a dry run would change, so many rows are shown.
_MOST_SHOWN = 20
_OUTCOMES = {outcome.value: f"{said.zh} {said.en}" for outcome, said in ROW_OUTCOME.words.items()}


def sheet_of(path: Path, given: str | None) -> str | None:
    """Return the sheet of a csv file: as given, or by its name (人员.csv, persons-2026.csv); ``None`` for a workbook.

    Raises ValueError if neither names a sheet.
    """
    if path.suffix.lower() != ".csv":
        return None
    if given:
        return given
    for sheet, title in _SHEETS.items():
        if path.stem.startswith((sheet, title)):
            return sheet
    raise ValueError(f"{path.name}: say what it lists with --sheet, one of {', '.join(_SHEETS)}")


async def import_files(
    url: str, login: str, password: str, files: Sequence[Path], sheet: str | None, dry_run: bool, out: Console
) -> bool:
    """Import the files in order, up to the first that is refused; return whether all were imported.

    One that gives roles of trust waits for approval, unless an operator sends it.
    """
    async with Api(url) as api:
        user = User(api, login, password)
        for path in files:
            content = base64.b64encode(path.read_bytes()).decode()
            body = {"filename": path.name, "content": content, "sheet": sheet_of(path, sheet), "dry_run": dry_run}
            result = await _send(user, body)
            if "sheets" not in result:
                out.print(f"{path.name}: {_instead(result)}")
                if result["status"] == "failed":
                    return False
                continue
            show(out, path.name, result, dry_run)
            if result["errors"]:
                return False
    return True


async def _send(user: User, body: dict[str, Any]) -> dict[str, Any]:
    """Send one file, and wait for the end of a large one; returns the result, or the proposal or job without one.

    If rows are refused, a dry run lists them, with reasons in both languages.
    """
    try:
        sent = await user.post("/v1/imports", body)
    except Refused as refused:
        if refused.code != "import-refused":
            raise
        return await _send(user, {**body, "dry_run": True})
    while sent.get("status") in ("waiting", "running"):
        await asyncio.sleep(1)
        sent = await user.get(f"/v1/jobs/{sent['id']}")
    if sent.get("problem") and sent["problem"]["code"] == "import-refused":
        return await _send(user, {**body, "dry_run": True})
    return dict(sent.get("result") or sent)


def _instead(sent: dict[str, Any]) -> str:
    """Return what became of a file that was not imported in the call: of its proposal, or of its job."""
    if problem := sent.get("problem"):
        return f"未导入 nothing imported: {problem['detail']['zh']} {problem['detail']['en']}"
    return f"待他人批准 waits for approval: /v1/proposals/{sent.get('proposal_id') or sent['id']}"


def show(out: Console, name: str, result: dict[str, Any], dry_run: bool) -> None:
    """Print the counts of one file, and the first rows of what a dry run would change; or every row with an error."""
    out.print()
    if result["errors"]:
        out.print(_faults(name, result["errors"]))
        return
    out.print(_counts(name, result["sheets"], dry_run))
    if changing := [each for each in result.get("changes", ()) if each["outcome"] != "unchanged"]:
        out.print(_changes(changing[:_MOST_SHOWN], result["change_count"]))


def _faults(name: str, errors: Sequence[dict[str, Any]]) -> Table:
    table = Table(title=f"{name}: 未导入 nothing imported, {len(errors)} 处错误 faults", title_justify="left")
    for head in ("工作表 sheet", "行 row", "列 column", "值 value", "原因 reason"):
        table.add_column(head)
    for fault in errors:
        reason = f"{fault['reason']['zh']}\n{fault['reason']['en']}"
        table.add_row(fault["sheet"], str(fault["row"]), fault["column"], fault["value"], reason)
    return table


def _changes(changes: Sequence[dict[str, Any]], count: int) -> Table:
    title = f"将有 {count} 行变更 rows would change something"
    if len(changes) < count:
        title += f"; 前 {len(changes)} 行 the first"
    table = Table(title=title, title_justify="left")
    for head in ("工作表 sheet", "行 row", "编号 code", "名称 name", "结果 outcome", "变更 changes"):
        table.add_column(head)
    for each in changes:
        told = [f"{one['column']}: {_word(one['old'])} → {_word(one['new'])}" for one in each["changed"]]
        what = (each["sheet"], str(each["row"]), each["code"] or "", each["title"]["zh"], _OUTCOMES[each["outcome"]])
        table.add_row(*what, "\n".join(told))
    return table


def _word(said: dict[str, str] | None) -> str:
    return said["zh"] if said else "—"


def _counts(name: str, sheets: Sequence[dict[str, Any]], dry_run: bool) -> Table:
    done = "试运行 dry run, nothing changed" if dry_run else "已导入 imported"
    table = Table(title=f"{name}: {done}", title_justify="left")
    table.add_column("工作表 sheet")
    for head in ("新增 created", "更新 updated", "未变 unchanged"):
        table.add_column(head, justify="right")
    for one in sheets:
        numbers = (str(one[name]) for name in ("created", "updated", "unchanged"))
        table.add_row(_SHEETS.get(one["sheet"], one["sheet"]), *numbers)
    return table


def run(
    url: str, login: str, password: str, files: Sequence[Path], sheet: str | None, dry_run: bool, out: Console
) -> bool:
    """Run ``import_files`` outside an event loop."""
    return asyncio.run(import_files(url, login, password, files, sheet, dry_run, out))
