"""Finds what each capability brings to the tests that hold all of them to something.

A capability lies in ``tests/services/<service>/<capability>/`` and brings its ``writes.py`` and ``rows.py`` there; what
belongs to a whole service may lie in the folder of the service, and what every service has alike lies under ``each/``.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent


@cache
def brought(name: str, service: str = "*") -> dict[str, ModuleType]:
    """The modules of that name, by their folders such as ``talent/courses``; of one service, if it is named."""
    paths = sorted([*HERE.glob(f"{service}/{name}.py"), *HERE.glob(f"{service}/*/{name}.py")])
    folders = [path.parent.relative_to(HERE) for path in paths]
    return {folder.as_posix(): import_module(".".join((__package__, *folder.parts, name))) for folder in folders}


def place(service: str, name: str) -> str:
    """Where an entry that is missing belongs, to be told to whoever has to add it."""
    folders = [path.name for path in sorted((HERE / service).iterdir()) if (path / "__init__.py").exists()]
    return f"tests/services/{service}/<capability>/{name}.py, where <capability> is {', '.join(folders)}, or a new one"
