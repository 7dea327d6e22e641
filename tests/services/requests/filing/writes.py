"""A call of every write of files on requests."""

from collections.abc import Callable

from contracts.operation import Operation
from contracts.requests.files import REQUEST_FILES
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def write(operation: Operation) -> Callable[[District], Write]:
    """One of them, by the enterprise."""

    def prepare(district: District) -> Write:
        ids = {"request_id": district.submit()["id"], "kind": "matter"}
        return filing.writes(district.service, REQUEST_FILES, district.contact, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {operation: write(operation) for operation in (REQUEST_FILES.begin, REQUEST_FILES.attach, REQUEST_FILES.remove)}
)
