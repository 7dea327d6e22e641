"""Acknowledging several messages at once says nothing of any other."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from chassis.connecting.settling import Settling


class Channel:
    """Keeps what it is told. Its connection lives."""

    connection: object = True

    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []


@dataclass
class Message:
    """Tells its channel how it is answered."""

    channel: Channel
    delivery_tag: int

    def ack(self, multiple: bool = False) -> None:
        self.channel.told.append((self.delivery_tag, "ack up to it" if multiple else "ack"))

    def requeue(self) -> None:
        self.channel.told.append((self.delivery_tag, "requeue"))

    def reject(self) -> None:
        self.channel.told.append((self.delivery_tag, "reject"))


class Broken(Message):
    """Its connection breaks while the answer is written."""

    def ack(self, multiple: bool = False) -> None:
        raise AttributeError("'NoneType' object has no attribute 'sendall'")


@dataclass
class Figure:
    now: int = field(default=0)

    def inc(self) -> None:
        self.now += 1

    def dec(self) -> None:
        self.now -= 1


@pytest.fixture
def figure() -> Figure:
    return Figure()


@pytest.fixture
def settling(figure: Figure) -> Settling:
    return Settling(figure)


def arrive(settling: Settling, channel: Channel, *tags: int) -> list[Any]:
    """Messages of these tags are delivered."""
    messages = [Message(channel, tag) for tag in tags]
    for message in messages:
        settling.arrived(message)
    return messages


def test_all_that_are_open_are_acknowledged_by_one_word(settling: Settling, figure: Figure) -> None:
    channel = Channel()
    messages = arrive(settling, channel, 1, 2, 3)
    assert (settling.in_hand, figure.now) == (3, 3)
    settling.ack_all(messages)
    assert channel.told == [(3, "ack up to it")]
    assert (settling.in_hand, figure.now) == (0, 0)


def test_what_came_later_may_still_be_open(settling: Settling) -> None:
    channel = Channel()
    messages = arrive(settling, channel, 1, 2, 3)
    settling.ack_all(messages[:2])
    settling.ack_all(messages[2:])
    assert channel.told == [(2, "ack up to it"), (3, "ack up to it")]


def test_while_one_before_is_open_each_is_acknowledged_alone(settling: Settling) -> None:
    channel = Channel()
    first, *others = arrive(settling, channel, 1, 2, 3)
    settling.ack_all(others)
    assert channel.told == [(2, "ack"), (3, "ack")]
    settling.reject(first)
    settling.ack_all(arrive(settling, channel, 4, 5))
    assert channel.told[2:] == [(1, "reject"), (5, "ack up to it")]


def test_what_is_left_to_be_delivered_again_is_never_acknowledged(settling: Settling) -> None:
    channel = Channel()
    left, *others = arrive(settling, channel, 1, 2, 3)
    settling.leave(left)
    settling.ack_all(others)
    assert channel.told == [(2, "ack"), (3, "ack")]
    assert settling.in_hand == 0


def test_messages_of_a_connection_that_was_lost_do_not_stand_in_the_way(settling: Settling) -> None:
    before, now = Channel(), Channel()
    lost = arrive(settling, before, 1, 2)
    messages = arrive(settling, now, 1, 2)
    before.connection = None
    settling.ack_all(lost)
    assert (before.told, now.told) == ([], [])
    settling.ack_all(messages)
    assert now.told == [(2, "ack up to it")]


def test_an_answer_that_cannot_be_written_is_no_error_since_the_broker_delivers_again(
    settling: Settling, figure: Figure
) -> None:
    message = Broken(Channel(), 1)
    settling.arrived(message)
    settling.ack(message)
    assert (settling.in_hand, figure.now) == (0, 0)
