"""A call of the import."""

import base64

from contracts.requests.imports import IMPORT_RECORDS
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes

LINES = "台账编号,标题,类型,签约金融机构,签订日期\n{number},共建协议,共建协议,甲银行;乙银行,2026-06-20\n"


def import_records(district: District) -> Write:
    first, other = (base64.b64encode(LINES.format(number=number).encode()).decode() for number in ("A1", "A2"))
    return Write(
        district.handler,
        body={"filename": "协议.csv", "content": first, "sheet": "agreements"},
        other={"content": other},
    )


WRITES: Writes = in_district({IMPORT_RECORDS: import_records})
