"""Import rules: that they name what there is, and what they do not see."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ABOVE = ("services", "gateway", "demo", "lianshang")


def texts_of(source: str) -> Iterator[tuple[int, str]]:
    """The strings of a module with their lines, but for docstrings, which may point anywhere."""
    tree = ast.parse(source)
    bodies = [body for node in ast.walk(tree) if isinstance(body := getattr(node, "body", None), list) and body]
    docstrings = {id(body[0].value) for body in bodies if isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def named_above(text: str) -> list[str]:
    """The modules above the machinery that a text names, or begins to name."""
    dotted = re.findall(rf"\b(?:{'|'.join(ABOVE)})(?:\.\w*)+", text)
    return [name for name in dotted if name.endswith(".") or is_module(name)]


def is_module(name: str) -> bool:
    """Whether the second part of a dotted name is a module or package of the first."""
    place = ROOT.joinpath(*name.split(".")[:2])
    return place.is_dir() or place.with_suffix(".py").is_file()


def is_file(pattern: str) -> bool:
    """Whether a module fits, of which the pattern may end in any number of parts."""
    return any(ROOT.glob(pattern.replace(".", "/").removesuffix("/**") + ".py"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("services.requests.service", ["services.requests.service"]),
        ("services.", ["services."]),
        ("lianshang.composition:class_of", ["lianshang.composition"]),
        ("lianshang.key_free", []),
        ("~/.local/share/lianshang", []),
        ("the gateway does not keep up", []),
    ],
)
def test_a_module_is_recognized_by_its_name_in_a_string(text: str, found: list[str]) -> None:
    assert named_above(text) == found


def test_the_machinery_names_nobody_above_it_in_a_string() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}": names
        for path in (ROOT / "chassis").rglob("*.py")
        for line, text in texts_of(path.read_text())
        if (names := named_above(text))
    }
    assert found == {}


def test_every_module_that_an_import_rule_is_for_exists() -> None:
    """One that was renamed would silently be free of its rule."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    modules = {module for rule in settings["contracts"] for module in rule.get("source_modules", ())}
    missing = [module for module in modules if not any(ROOT.glob(module.replace(".", "/"))) and not is_file(module)]
    assert missing == []
