"""What events say of service agents, who act for enterprises by mandate (``contracts/requests/mandates.py``)."""

from marshmallow import fields

from contracts.audiences import EVERYBODY
from contracts.common import described


def agents_listed() -> fields.List:
    """Return the field of an event that lists the agents who see its thing now, see ``SeenBy.listed``."""
    return fields.List(
        fields.UUID(),
        required=False,
        load_default=list,
        metadata=described("The service agents whose mandates cover it now."),
    )


def agent_named() -> fields.String:
    """Return the field of an event that names the agent who acted; the envelope names both by their ids."""
    return fields.String(
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described(
            "The service agent who did it in the enterprise's name; null where no agent did.", audience=EVERYBODY
        ),
    )
