"""Five libraries are fixed by decision; some others would quietly pull in older ones."""

from importlib.metadata import version

import pytest


@pytest.mark.parametrize(
    ("library", "expected"),
    [("nameko", "2.14"), ("kombu", "5"), ("sqlalchemy", "2.1"), ("marshmallow", "4"), ("pytest", "9")],
)
def test_a_fixed_library_has_its_decided_version(library: str, expected: str) -> None:
    wanted = expected.split(".")
    assert version(library).split(".")[: len(wanted)] == wanted
