"""A step of which a model knows beforehand whether it is refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from chassis.calling.errors import Failure


@contextmanager
def expecting(code: str | None) -> Iterator[bool]:
    """Expect a refusal with this code, or none; yields whether the step is possible."""
    if code is None:
        yield True
        return
    with pytest.raises(Failure) as caught:
        yield False
    assert caught.value.problem.code == code
