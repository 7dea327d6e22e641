"""A call of the import."""

import base64

from contracts.registry.imports import IMPORT_FILE
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR
from tests.services.writes import Write, Writes

ENTERPRISE_CHAINS = "编号,名称,环节,细分产业\n{code},生物医药,研发、生产,创新药\n"


def import_file(_registry: ServiceUnderTest) -> Write:
    first, other = (base64.b64encode(ENTERPRISE_CHAINS.format(code=code).encode()).decode() for code in ("A1", "A2"))
    return Write(
        REGISTRAR, body={"filename": "产业链.csv", "content": first, "sheet": "chains"}, other={"content": other}
    )


WRITES: Writes = {IMPORT_FILE: import_file}
