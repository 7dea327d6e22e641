"""What the tests take away is there to be taken away: a renamed function would otherwise leave its hardening on."""

import inspect
from typing import Any

import pytest

from tests.sample import unhardened


@pytest.mark.parametrize("name", unhardened.UNHARDENED)
def test_what_is_taken_away_exists_and_takes_the_same_arguments(name: str) -> None:
    replaced = []

    def compare(owner: str, attribute: str, replacement: Any) -> None:
        # Its own, not inherited: what nameko has already needs no replacing.
        original = vars(unhardened.find(owner)).get(attribute)
        assert original is not None, f"{owner} has no {attribute} of its own"
        if inspect.isfunction(original):
            assert list(inspect.signature(replacement).parameters) == list(inspect.signature(original).parameters)
        else:
            assert isinstance(replacement, type(original))
        assert replacement is not original
        replaced.append(attribute)

    unhardened.UNHARDENED[name](compare)
    assert replaced
