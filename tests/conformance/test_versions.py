"""Events of earlier, later and grown versions between real processes."""

import pytest

from tests.sample.running import Platform, eventually

pytestmark = pytest.mark.system


def tell(platform: Platform, product: str, fen: int, version: int = 3) -> None:
    body = {"product": product, "fen": fen, "version": version}
    reply = platform.call("ledger", "set_price", body=body, correlation="test")
    assert reply.status_code == 200, reply.text


def quoted(platform: Platform, product: str) -> list[tuple[int, int]]:
    """Sequence and amount of what the mirror has applied, in that order."""
    statement = "SELECT number, amount FROM lines WHERE account = :product AND reaction = 'quote' ORDER BY id"
    return [(row.number, row.amount) for row in platform.rows("mirror", statement, product=product)]


def await_quotes(platform: Platform, product: str, expected: list[tuple[int, int]]) -> None:
    eventually(
        lambda: len(quoted(platform, product)) >= len(expected),
        20,
        lambda: f"{quoted(platform, product)}; parked: {platform.parked()}",
    )
    assert quoted(platform, product) == expected


# Copies the first event of a product as that of a release which knows more than this one.
FOREIGN = """
    INSERT INTO outbox (event_id, type, key, sequence, envelope)
    SELECT :id, type, key, 2,
           envelope || jsonb_build_object('id', CAST(:id AS text), 'sequence', 2) || CAST(:more AS jsonb)
    FROM outbox WHERE key = :key AND sequence = 1
"""


def test_a_producer_that_is_upgraded_and_taken_back_keeps_its_order_and_is_understood(platform: Platform) -> None:
    for fen, version in ((100, 1), (205, 2), (333, 3), (7, 1), (9, 3)):
        tell(platform, "tea", fen, version)
    await_quotes(platform, "tea", [(1, 100), (2, 205), (3, 333), (4, 7), (5, 9)])
    told = platform.rows("ledger", "SELECT type FROM outbox WHERE key = 'price/tea' ORDER BY sequence")
    assert [row.type for row in told] == [f"price.changed.v{version}" for version in (1, 2, 3, 1, 3)]


def test_fields_that_a_later_release_has_added_are_ignored(platform: Platform) -> None:
    tell(platform, "salt", 10)
    more = (
        '{"anewattribute": "x", "data": {"product": "salt", "valid_from": "2027-01-01", '
        '"price": {"minor": 12, "currency": "CNY", "digits": 2}}}'
    )
    platform.execute("ledger", FOREIGN, id="01a20000-0000-7000-8000-0000000000a1", key="price/salt", more=more)
    await_quotes(platform, "salt", [(1, 10), (2, 12)])


def test_a_major_version_that_nobody_knows_yet_waits_and_keeps_its_place(platform: Platform) -> None:
    tell(platform, "rice", 10)
    platform.execute(
        "ledger",
        FOREIGN,
        id="01a20000-0000-7000-8000-0000000000a2",
        key="price/rice",
        more='{"type": "price.changed.v9", "data": {"everything": "is different"}}',
    )
    found = "SELECT state, type, envelope, error FROM parked WHERE key = 'price/rice'"
    eventually(lambda: bool(platform.rows("mirror", found)), 20, lambda: "a pending retry of rice")
    (kept,) = platform.rows("mirror", found)
    assert (kept.state, kept.type) == ("waiting", "price.changed.v9")
    assert kept.envelope["data"] == {"everything": "is different"}
    assert "knows no event price.changed.v9" in kept.error
    assert quoted(platform, "rice") == [(1, 10)]
