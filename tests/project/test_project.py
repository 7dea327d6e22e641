"""The project's own rules about its files: dependencies, sizes, names."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ["contracts", "chassis", "services", "gateway", "demo", "lianshang"]
LOCKS = ("requirements.lock", "requirements-embedded.lock", "requirements-console.lock", "requirements-dev.lock")
OURS = {*PACKAGES, "tests"}


def sources(*more: str) -> Iterator[Path]:
    for package in [*PACKAGES, *more]:
        yield from (ROOT / package).rglob("*.py")


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(name: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lists = {"runtime": project["dependencies"], **project["optional-dependencies"]}
    return {normal(re.split(r"[\[<>=~! ;]", entry)[0]) for entry in lists[name]}


def pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(), flags=re.MULTILINE))


def test_every_imported_library_is_a_declared_dependency() -> None:
    distributions = packages_distributions()
    undeclared = set()
    for path in sources():
        for module in imported_modules(path):
            top = module.partition(".")[0]
            if top in sys.stdlib_module_names or top in OURS:
                continue
            names = {normal(name) for name in distributions.get(top, [top])}
            if not names & (declared("runtime") | declared("embedded")):
                undeclared.add(f"{path.relative_to(ROOT)} imports {module}")
    assert sorted(undeclared) == []


def test_the_lock_files_hold_every_declared_library_and_agree() -> None:
    runtime, embedded, console, everything = map(pinned, LOCKS)
    assert declared("runtime") <= {normal(name) for name in runtime}
    assert declared("embedded") <= {normal(name) for name in embedded}
    assert declared("console") <= {normal(name) for name in console}
    assert declared("dev") <= {normal(name) for name in everything}
    assert {name: everything.get(name) for name in embedded | runtime | console} == embedded | runtime | console
    assert {name: embedded[name] for name in runtime if name in embedded}.items() <= runtime.items()


def test_the_image_holds_no_database_and_no_node_and_a_checkout_does() -> None:
    apart = declared("embedded") | declared("console")
    assert not apart & {normal(name) for name in pinned("requirements.lock")}
    dockerfile, makefile = (ROOT / "Dockerfile").read_text(), (ROOT / "Makefile").read_text()
    # The first one is a stage of its own, of which only the built console is taken.
    installed = re.findall(r"^RUN .*install\.sh (.+)$", dockerfile, flags=re.MULTILINE)
    assert installed == ["requirements-console.lock", "requirements.lock"]
    assert re.findall(r"^COPY --from=console (.+)$", dockerfile, flags=re.MULTILINE) == [
        "/build/gateway/static/console gateway/static/console"
    ]
    assert re.search(r"^LOCKS := (.+)$", makefile, flags=re.MULTILINE)[1].split() == list(LOCKS[:2])  # type: ignore[index]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_has_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "index-url" not in text
    entries = re.findall(r"^[\w.-]+==.*(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+", text, flags=re.MULTILINE)
    assert len(entries) == len(re.findall(r"^[\w.-]+==", text, flags=re.MULTILINE))


def test_no_module_has_more_than_400_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_text().count("\n") for path in sources("bench")}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_no_module_is_called_utils() -> None:
    assert [str(path) for path in sources() if path.stem in {"util", "utils", "helpers", "misc"}] == []


def test_ci_runs_what_the_readme_says() -> None:
    ran = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("make ")]
    assert ran == ["make install-dev", "make check", "make test"]


def test_no_test_module_imports_a_test_module() -> None:
    def imported(path: Path) -> Iterator[str]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield from imported_modules(path)

    found = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in (ROOT / "tests").rglob("*.py")
        for module in imported(path)
        if module.startswith("tests.") and any(part.startswith("test_") for part in module.split("."))
    }
    assert found == set(), "what tests share stands in a module of its own"


def test_the_build_context_has_what_the_image_copies() -> None:
    copied = re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text())
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    names = {name for line in copied for name in line.split()}
    assert "lianshang" in names
    # A folder that is let in has all that is in it.
    assert {name for name in names if not {name, name.split("/")[0]} & let_in} == set()


@pytest.mark.parametrize("folder", ["console", "tests/console/chromium80"])
def test_a_lock_file_of_npm_has_hashes_and_names_no_host(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name and not entry.get("inBundle")}
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())
    wanted = json.loads((ROOT / folder / "package.json").read_text())
    pins = wanted["dependencies"] | wanted.get("devDependencies", {})
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pins.values())
