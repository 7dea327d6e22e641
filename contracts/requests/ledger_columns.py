"""Columns that the ledgers of requests have in common."""

from typing import Any

from marshmallow import fields, validate

from contracts.common import code
from contracts.ledgers import Column
from contracts.problem import Text
from contracts.requests.own_numbers import HEAD, ledger_number

# By what the rows of a ledger are known: a number is that of one organization.
KEY = ("owner", "ledger_number")


def number_column(holds: Text) -> Column:
    """Return the column of the numbers by which the rows of a ledger are known."""
    return Column("ledger_number", HEAD, ledger_number(), holds, required=True)


def owner_column(holds: Text) -> Column:
    """Return the column of the organization that a row belongs to."""
    return Column("owner", Text("单位", "organization"), code(""), holds, clears=False)


def chain_column(*, clears: bool = True) -> Column:
    """Return the column of the chain."""
    return Column(
        "chain",
        Text("产业链", "chain"),
        code(""),
        Text("产业链的编号", "the key of the chain that it is for"),
        clears=clears,
    )


def enterprise_column(holds: Text) -> Column:
    """Return the column of the enterprise that a row is about."""
    return Column("enterprise", Text("企业", "enterprise"), code(""), holds, required=True)


def clock_columns() -> tuple[Column, Column]:
    """Return the columns of the times between which something was held."""
    return (
        Column(
            "begins", Text("开始时间", "begins"), fields.Time(), Text("开始时间,如 9:30", "such as 9:30"), required=True
        ),
        Column(
            "ends", Text("结束时间", "ends"), fields.Time(), Text("结束时间,如 11:00", "such as 11:00"), required=True
        ),
    )


def listed(inner: fields.Field[Any], most: int) -> fields.List:
    """Return the field of a column whose cells hold several values."""
    return fields.List(inner, validate=validate.Length(max=most))


OWN = Text(
    "单位只填写任职于多个单位者所登记的单位;台账编号在同一单位内不重复,再次导入按它更新。",
    "单位 is for those who hold posts at several organizations. 台账编号 is unique within one of them, and importing "
    "again updates by it.",
)
QUIET = Text(
    "导入的内容计入统计、可检索、留有记录,但不逐条发送通知。",
    "What is imported counts in figures, is found and has its history, but nobody is notified of each row.",
)
