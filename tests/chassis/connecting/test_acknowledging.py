"""Acknowledging several messages at once says nothing of any other."""

from types import SimpleNamespace
from typing import Any

import pytest
from kombu.message import Message

from chassis.connecting.broker import QueueConsumer


class Channel:
    """Keeps what it is told. Its connection lives."""

    connection: object = True
    no_ack_consumers = None

    def __init__(self) -> None:
        self.told: list[tuple[int, bool]] = []

    def basic_ack(self, tag: int, multiple: bool = False) -> None:
        self.told.append((tag, multiple))

    def basic_reject(self, tag: int, requeue: bool = False) -> None:
        pass


@pytest.fixture
def consumer() -> QueueConsumer:
    consumer = QueueConsumer()
    consumer._in_hand_figure = SimpleNamespace(inc=lambda: None, dec=lambda: None)
    return consumer


def arrive(consumer: QueueConsumer, channel: Channel, *tags: int) -> list[Any]:
    """Messages of these tags are delivered."""
    provider = SimpleNamespace(gathers=True, handle_message=lambda body, message: None)
    messages = [Message(channel=channel, delivery_tag=tag) for tag in tags]
    for message in messages:
        consumer.handle_message(provider, {}, message)
    return messages


def test_all_that_are_open_are_acknowledged_by_one_word(consumer: QueueConsumer) -> None:
    channel = Channel()
    consumer.ack_messages(arrive(consumer, channel, 1, 2, 3))
    assert channel.told == [(3, True)]
    assert consumer._in_hand == 0


def test_what_came_later_may_still_be_open(consumer: QueueConsumer) -> None:
    channel = Channel()
    messages = arrive(consumer, channel, 1, 2, 3)
    consumer.ack_messages(messages[:2])
    consumer.ack_messages(messages[2:])
    assert channel.told == [(2, True), (3, True)]


def test_while_one_before_is_open_each_is_acknowledged_alone(consumer: QueueConsumer) -> None:
    channel = Channel()
    first, *others = arrive(consumer, channel, 1, 2, 3)
    consumer.ack_messages(others)
    assert channel.told == [(2, False), (3, False)]
    consumer.reject_message(first)
    consumer.ack_messages(arrive(consumer, channel, 4, 5))
    assert channel.told[2:] == [(5, True)]


def test_what_is_left_to_be_delivered_again_is_never_acknowledged(consumer: QueueConsumer) -> None:
    channel = Channel()
    left, *others = arrive(consumer, channel, 1, 2, 3)
    consumer.leave_message(left)
    consumer.ack_messages(others)
    assert channel.told == [(2, False), (3, False)]


def test_messages_of_a_connection_that_was_lost_do_not_stand_in_the_way(consumer: QueueConsumer) -> None:
    before, now = Channel(), Channel()
    lost = arrive(consumer, before, 1, 2)
    messages = arrive(consumer, now, 1, 2)
    before.connection = None
    consumer.ack_messages(lost)
    assert (before.told, now.told) == ([], [])
    consumer.ack_messages(messages)
    assert now.told == [(2, True)]
