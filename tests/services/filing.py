"""Files on things of a service, without the gateway: what it tells the service of an upload."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.files import Attachable
from contracts.operation import Operation
from tests.harness import ServiceUnderTest
from tests.services.writes import Write

KNOWN = {"name": "情况说明.pdf", "media_type": "application/pdf", "size": 1024, "sha256": "ab" * 32}


def begun(service: ServiceUnderTest, files: Attachable, caller: Actor, ids: dict[str, Any]) -> dict[str, Any]:
    """What the gateway says when the content of an upload is stored."""
    body = {name: str(value) for name, value in ids.items()}
    return {**body, **KNOWN, "file_id": service.call(files.begin, caller, body=body)["file_id"]}


def attached(service: ServiceUnderTest, files: Attachable, caller: Actor, ids: dict[str, Any], **other: Any) -> Any:
    """A file that hangs on something."""
    return service.call(files.attach, caller, body={**begun(service, files, caller, ids), **other})


def writes(service: ServiceUnderTest, files: Attachable, caller: Actor, ids: dict[str, Any]) -> dict[Operation, Write]:
    """A call of each write."""
    body = {name: str(value) for name, value in ids.items()}
    return {
        files.begin: Write(caller, body=body, other={files.parameters[-1]: "019a0000-0000-7000-8000-000000000001"}),
        files.attach: Write(caller, body=begun(service, files, caller, ids), other={"name": "另一个.pdf"}),
        files.remove: Write(
            caller,
            (*(body[name] for name in files.parameters), attached(service, files, caller, ids)["id"]),
        ),
    }
