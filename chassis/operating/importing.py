"""The function of every service that imports files of its ledgers."""

from collections.abc import Mapping
from typing import Any

from chassis.running.handlers import handles
from chassis.running.work import Accepted, Work
from contracts.catalogue import IMPORTS


@handles({service: declared.operation for service, declared in IMPORTS.items() if not declared.of_its_own})
def import_ledgers(work: Work, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Import a file."""
    # Here, since most services have no ledgers, and a process loads only what it uses.
    from chassis.ledgers.importing import import_rows

    return import_rows(work, IMPORTS[work.service].operation, body)
