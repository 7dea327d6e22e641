"""The Chinese of descriptions: declarations say them in English, ``*.zh.toml`` beside them in Chinese.

Each file maps an English description to the Chinese one, for the descriptions of the module that it is named after;
``contracts/common.zh.toml`` has those that several modules use. So a declaration stays short, and a sentence that is
said in many places is translated once.
"""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

_SUFFIX = ".zh.toml"


@cache
def words() -> dict[str, str]:
    """Return the Chinese of each description. Raises ``ValueError`` for one that is given twice."""
    found: dict[str, str] = {}
    for file in _files(files("contracts")):
        for english, chinese in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if english in found:
                raise ValueError(f"{file.name}: {english!r} is translated in another file too")
            found[english] = chinese
    return found


def _files(folder: Traversable) -> list[Traversable]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            found += _files(entry)
        elif entry.name.endswith(_SUFFIX):
            found.append(entry)
    return found


def in_chinese(value: Any) -> Any:
    """Return a document with every ``description`` below it in Chinese, as far as there are words for it."""
    if isinstance(value, dict):
        return {key: _said(inner) if key == "description" else in_chinese(inner) for key, inner in value.items()}
    return [in_chinese(inner) for inner in value] if isinstance(value, list) else value


def _said(value: Any) -> Any:
    # A field may be called "description" too.
    return words().get(value, value) if isinstance(value, str) else in_chinese(value)
