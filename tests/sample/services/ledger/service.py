"""The sample's ledger."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Ledger(Service):
    """Adds entries and tells of them."""

    name = "ledger"
    modules = rooms_of("services.ledger")
