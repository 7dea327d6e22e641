"""The committed snapshot of everything that is published: ``python -m tests.contracts.snapshot`` writes it anew."""

import json
from pathlib import Path
from typing import Any

from contracts.catalogue import EVENTS, OPERATIONS
from contracts.compatibility import shape

PATH = Path(__file__).parent / "snapshot.json"


def current() -> dict[str, Any]:
    """What the contracts declare now."""
    return {
        "operations": {
            f"{operation.service}.{operation.name}": {
                "method": operation.method,
                "path": operation.path,
                "status": operation.status,
                "given": shape(given) if (given := operation.body or operation.query) else {},
                "taken": shape(operation.result) if operation.result else {},
            }
            for operation in sorted(OPERATIONS, key=lambda operation: (operation.service, operation.name))
        },
        "events": {event.type: shape(event.data) for event in sorted(EVENTS, key=lambda event: event.type)},
    }


def committed() -> dict[str, Any]:
    """What was declared when the snapshot was written."""
    found: dict[str, Any] = json.loads(PATH.read_text())
    return found


if __name__ == "__main__":
    PATH.write_text(json.dumps(current(), indent=1, ensure_ascii=False) + "\n")
