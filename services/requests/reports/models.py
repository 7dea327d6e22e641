"""The tables of monthly rollups: the sums of ended requests by whole months."""

from sqlalchemy import BigInteger, Column, Date, Index, Integer, String, Table, Uuid

from services.requests.models import Base
from services.requests.reports.domain import LATE, OF_PARTS, ROLLED_UP

# The columns by which figures are grouped, filtered and made visible. ``department_id`` is the department that the
# figures count for, ``holder_id`` the one that had the request last, whose handlers may see it.
KEYS = ("month", "chain_id", "park_id", "item_id", "department_id", "holder_id")


# The sums of what happened with rolled-up requests within a month, which is given by its first day. Sums of times need
# more digits than counts.
def _rollups(table: str, kept: str, *besides: Column[str]) -> Table:
    return Table(
        table,
        Base.metadata,
        Column("month", Date, nullable=False),
        *(Column(name, Uuid) for name in KEYS[1:]),
        *besides,
        *(
            Column(
                name,
                BigInteger if name == "used_minutes" else Integer,
                nullable=False,
                # The release before does not count these.
                server_default="0" if name in LATE or name in OF_PARTS else None,
            )
            for name in ROLLED_UP
        ),
        Index(
            f"uq_{table}",
            *KEYS,
            *(column.name for column in besides),
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        info={"kept": kept},
    )


monthly_rollups = _rollups("request_tallies", "for ever: the figures of years, some thousand rows a month")
# The share in the rollups above of what came in by each channel but the usual one, which has the rest of them.
channel_rollups = _rollups(
    "request_channel_tallies",
    "for ever: the figures of years, some hundred rows a month",
    Column("channel", String(10), nullable=False),
)
