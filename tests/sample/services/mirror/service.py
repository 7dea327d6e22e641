"""The sample's mirror."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Mirror(Service):
    """Applies what the ledger tells, and misbehaves when told to."""

    name = "mirror"
    modules = rooms_of("services.mirror")
