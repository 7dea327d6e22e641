"""``lianshang import`` and the platform of the demonstration, as far as no platform is needed."""

import socket
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from demo import importing, stack
from lianshang.cli.app import app


@pytest.mark.parametrize(
    ("name", "given", "sheet"),
    [
        ("registry.xlsx", None, None),
        ("人员.csv", None, "persons"),
        ("任职-2026.csv", None, "posts"),
        ("organizations.csv", None, "organizations"),
        ("list.csv", "chains", "chains"),
    ],
)
def test_a_csv_file_says_by_its_name_what_it_lists(name, given, sheet):
    assert importing.sheet_of(Path(name), given) == sheet


def test_a_csv_file_that_does_not_say_what_it_lists_is_refused():
    with pytest.raises(ValueError, match="--sheet"):
        importing.sheet_of(Path("list.csv"), None)


def printed(result, dry_run=False):
    out = Console(width=132, record=True, quiet=False, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    importing.show(out, "人员.xlsx", result, dry_run)
    return out.export_text()


def test_bad_rows_are_listed_with_sheet_row_column_value_and_reason():
    fault = {
        "sheet": "人员",
        "row": 17,
        "column": "手机",
        "value": "12345",
        "reason": {"zh": "不是电话号码", "en": "Not a telephone number"},
    }
    text = printed({"applied": False, "sheets": [], "errors": [fault]})
    for part in ("人员", "17", "手机", "12345", "不是电话号码", "Not a telephone number", "nothing imported"):
        assert part in text


def test_counts_are_told_by_sheet():
    counts = [{"sheet": "persons", "created": 3, "updated": 2, "unchanged": 1}]
    text = printed({"applied": True, "sheets": counts, "errors": []})
    assert "已导入 imported" in text
    assert "nothing changed" in printed({"applied": False, "sheets": counts, "errors": []}, dry_run=True)
    assert [cell.strip() for cell in text.splitlines()[-2].strip("│").split("│")] == ["人员", "3", "2", "1"]


def test_a_dry_run_shows_the_first_rows_that_would_change():
    said = {"zh": "李禾", "en": "李禾"}
    changed = [{"column": "姓名", "old": {"zh": "李和", "en": "李和"}, "new": said}]
    changes = [
        {"sheet": "人员", "row": n, "code": f"RY{n}", "title": said, "outcome": "updated", "changed": changed}
        for n in range(2, 40)
    ]
    still = {"sheet": "人员", "row": 50, "code": "RY50", "title": said, "outcome": "unchanged", "changed": []}
    counts = [{"sheet": "persons", "created": 0, "updated": 1500, "unchanged": 1}]
    found = {"applied": False, "sheets": counts, "errors": [], "changes": [*changes, still], "change_count": 1500}
    text = printed(found, dry_run=True)
    for part in ("1500 行", "RY2 ", "RY21", "更新 updated", "姓名: 李和 → 李禾"):
        assert part in text
    assert "RY22" not in text
    assert "RY50" not in text


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert stack.free_port(port) > port


def test_the_commands_explain_themselves():
    for command, word in (("demo", "--once"), ("import", "--dry-run")):
        result = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "120"}, color=False)
        assert result.exit_code == 0
        assert word in result.output


def test_a_platform_that_does_not_answer_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr("demo.client.PATIENCE_SECONDS", 0.0)
    file = tmp_path / "人员.csv"
    file.write_text("编号,姓名\n", encoding="utf-8")
    port = stack.free_port(20000)
    url = f"http://127.0.0.1:{port}"
    monkeypatch.setattr("demo.client.Api.call.__kwdefaults__", {**importing.Api.call.__kwdefaults__, "seconds": 0.0})
    result = CliRunner().invoke(app, ["import", "--url", url, str(file)], env={"LIANSHANG_PASSWORD": "x" * 12})
    assert result.exit_code == 2
    assert "does not answer" in result.output
