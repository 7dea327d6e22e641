"""Which of the caller's own organizations is meant: the one named, or the only one there is."""

from collections.abc import Collection
from uuid import UUID

from chassis.calling.errors import invalid
from contracts.problem import Text


def one_of_own(own: Collection[UUID], chosen: UUID | None, field: str, words: Text) -> UUID:
    """Return the organization that is chosen, or the only one of the caller's own.

    Raises ``Failure`` naming the field, with ``words`` and all of the caller's own, for any other and for none of
    several.
    """
    if chosen is None and len(own) == 1:
        return next(iter(own))
    if chosen is None or chosen not in own:
        listed = sorted(map(str, own))
        raise invalid(
            field,
            str(chosen) if chosen else None,
            f"{words.zh}:{'、'.join(listed)}。",
            f"{words.en}: {', '.join(listed)}.",
        )
    return chosen
