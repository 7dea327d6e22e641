"""Says what the actor can do with a thing as it stands."""

from collections.abc import Callable

from chassis.calling.actor import Actor
from contracts.actions import Actions
from contracts.vocabulary import Codes


def possible(actor: Actor, actions: Actions, may: Callable[[Codes], bool]) -> list[Codes]:
    """Return the codes of what the actor can do: the operations that admit the roles, and of these what ``may`` be.

    ``may`` decides by the thing as it is there already: it is asked for each row of a list.
    """
    admitted = (
        code for code, operation in actions.operations.items() if operation.admits(actor.roles, actor.signed_in)
    )
    return [code for code in admitted if may(code)]
