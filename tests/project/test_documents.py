"""What the documents say of the files, the files bear out."""

import re
from collections.abc import Iterator
from pathlib import Path

from gateway.changes import KINDS

ROOT = Path(__file__).parents[2]
FOLDERS = "contracts|chassis|services|gateway|demo|lianshang|tests|bench|docs|scripts"
PROSE = ("*.md", "console/*.md", "docs/**/*.md", "services/**/README.md", "gateway/README.md", "demo/**/*.md")
SOURCES = ("contracts", "chassis", "services", "gateway", "demo", "lianshang", "bench")


def named_paths() -> Iterator[tuple[Path, str]]:
    """Every path that stands in a document, and every file that a module names."""
    for pattern in PROSE:
        for document in ROOT.glob(pattern):
            for found in re.finditer(rf"`((?:{FOLDERS})/[\w./<>*-]*)`", document.read_text()):
                yield document, re.sub(r"<[^>]*>", "*", found[1]).rstrip("/")
    for folder in SOURCES:
        for module in (ROOT / folder).rglob("*.py"):
            for found in re.finditer(rf"\b(?:{FOLDERS})/[\w./-]*\.(?:py|md|json)\b", module.read_text()):
                yield module, found[0]


def test_every_path_that_is_named_exists() -> None:
    missing = {f"{where.relative_to(ROOT)}: {path}" for where, path in named_paths() if not any(ROOT.glob(path))}
    assert sorted(missing) == []


def test_the_map_of_the_machinery_has_each_file_and_no_other() -> None:
    mapped, folder = set(), ""
    for line in (ROOT / "docs" / "architecture.md").read_text().splitlines():
        if about := re.match(r"`(chassis|lianshang|contracts/documents)/(\w+/)?`: ", line):
            folder = f"{about[1]}/{about[2] or ''}"
        elif line.startswith("## "):
            folder = ""
        elif folder and (row := re.match(r"\| `(\w+\.py)` \|", line)):
            mapped.add(folder + row[1])
    there = {
        str(path.relative_to(ROOT))
        for pattern in ("chassis/*/*.py", "lianshang/*.py", "contracts/documents/*.py")
        for path in ROOT.glob(pattern)
        if path.name != "__init__.py"
    }
    assert mapped == there


def test_the_gateway_and_each_service_tell_of_all_their_parts() -> None:
    parts = [path for path in (ROOT / "gateway").glob("*.py") if path.name != "__init__.py"]
    parts += [path.parent for path in ROOT.glob("services/*/*/__init__.py") if path.parent.name != "migrations"]
    untold = [
        str(path.relative_to(ROOT))
        for path in parts
        if f"`{path.name}{'/' if path.is_dir() else ''}`" not in (path.parent / "README.md").read_text()
    ]
    assert sorted(untold) == []


def test_each_decision_has_a_number_of_its_own_which_its_head_says() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [page.name[:4] for page in pages]
    assert sorted(set(numbers)) == numbers
    assert [page.read_text()[:7] for page in pages] == [f"# {number}." for number in numbers]


def test_the_console_listens_for_what_is_told() -> None:
    pages = sorted((ROOT / "console/src").rglob("*.vue"))
    calls = [call for page in pages for call in re.findall(r"useChanged\((\[.*?\]|'\w+')", page.read_text("utf-8"))]
    listened = {kind for call in calls for kind in re.findall(r"'([\w-]+)'", call)}
    assert "request" in listened
    assert listened <= set(KINDS)
