"""The table of what ended requests add to the figures of whole months."""

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Uuid

from services.requests.models import Base
from services.requests.reports.domain import ROLLED_UP

# By what figures are grouped, narrowed and seen. ``department_id`` is whose figures they are, ``holder_id`` the
# department that had the request last, by which its handlers see it.
KEYS = ("month", "chain_id", "park_id", "item_id", "department_id", "holder_id")

# The sums of what happened with requests that are rolled up within a month, which is given by its first day. Times add
# up to more than counts do.
monthly_rollups = Table(
    "request_tallies",
    Base.metadata,
    Column("month", Date, nullable=False),
    *(Column(name, Uuid) for name in KEYS[1:]),
    *(Column(name, BigInteger if name == "used_minutes" else Integer, nullable=False) for name in ROLLED_UP),
    Index("uq_request_tallies", *KEYS, unique=True, postgresql_nulls_not_distinct=True),
)
