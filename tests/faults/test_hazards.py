"""The hazards of stock nameko that were measured, each with the hardening that survives it.

``HAZARDS`` is the table. Each line is tested twice with the same scene: it passes as the platform is, and it fails, for
the reason that the line names, when ``tests/sample/unhardened.py`` has taken the hardening away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from tests.faults import scenarios
from tests.faults.conftest import Stage
from tests.faults.run import ON_RABBITMQ, Run
from tests.faults.scenarios import Scene
from tests.sample.running import Platform, delete_queues, eventually
from tests.sample.unhardened import UNHARDENED

pytestmark = pytest.mark.system


@dataclass(frozen=True)
class Hazard:
    """One line: what nameko does, which hardening of ``service`` survives it, and the ``damage`` done without.

    ``patience`` is how long the scene waits, in seconds, for what never happens without the hardening; with it, it
    happens in half of that. ``environment`` is for the process of the service.
    """

    what: str
    hardening: str
    service: str
    scene: Callable[[Scene], None]
    damage: str
    patience: float = 5.0
    environment: Mapping[str, str] = field(default_factory=dict)


HAZARDS = (
    Hazard(
        what="a call that its caller has given up runs later",
        hardening="deadlines",
        service="ledger",
        scene=scenarios.a_caller_gives_up_on_a_service_that_does_not_get_to_it,
        damage="an abandoned call has run after its deadline",
    ),
    Hazard(
        what="an event whose handler raises is acknowledged, and lost",
        hardening="parking",
        service="mirror",
        scene=scenarios.a_reaction_fails,
        damage="1 not applied by tally: LOST: failing 1",
    ),
    Hazard(
        what="an event whose handler raises is delivered again at once, thousands of times",
        hardening="pacing",
        service="mirror",
        scene=scenarios.a_reaction_fails_each_time,
        damage=r"two consumers ran the same event \d{3} times",
    ),
    Hazard(
        what="a body that cannot be decoded is logged and acknowledged",
        hardening="rejecting",
        service="mirror",
        scene=scenarios.a_body_cannot_be_decoded,
        damage="0 dead letters of .* instead of 2",
    ),
    Hazard(
        what="work in hand when the broker dies runs twice",
        hardening="inbox",
        service="mirror",
        scene=scenarios.the_broker_is_killed_while_work_is_in_hand,
        damage="applied more than once by tally: DOUBLED: in hand 1",
    ),
    Hazard(
        what="closing a connection politely hangs while the broker is frozen",
        hardening="impoliteness",
        service="ledger",
        scene=scenarios.the_broker_freezes_while_an_event_is_published,
        damage="the relay waits for a frozen broker",
    ),
    Hazard(
        what="waiting for a confirmation hangs while the broker is frozen",
        hardening="confirming",
        service="ledger",
        scene=scenarios.the_broker_freezes_while_an_event_is_published,
        damage="the relay waits for a frozen broker",
    ),
    Hazard(
        what="an event that no queue is bound for is confirmed, and lost",
        hardening="routing",
        service="ledger",
        scene=scenarios.an_event_finds_no_queue,
        damage="1 not applied by tally: LOST: unroutable 2",
    ),
    Hazard(
        what="an event that one of its two queues has lost is not missed",
        hardening="feeding",
        service="ledger",
        scene=scenarios.one_of_two_queues_is_deleted,
        damage="what a deleted queue held was not published again",
        patience=8.0,
    ),
    Hazard(
        what="stopping disconnects under running handlers, whose messages are delivered again",
        hardening="staying",
        service="mirror",
        scene=scenarios.a_process_is_stopped_during_a_long_handler,
        damage="events were delivered again after a polite stop",
    ),
    Hazard(
        what="the process dies of an acknowledgement on a connection that the broker has given up",
        hardening="settling",
        service="mirror",
        scene=scenarios.a_process_is_blocked_for_longer_than_two_heartbeats,
        damage="mirror (has died|does not serve any more)",
        environment={"FAILPOINT": "message.before_settling:pause"},
    ),
    Hazard(
        what="the process lives on over a connection that nobody consumes on",
        hardening="listening",
        service="mirror",
        scene=scenarios.a_process_is_blocked_for_longer_than_two_heartbeats,
        damage="mirror does not serve any more",
        environment={"FAILPOINT": "message.before_settling:pause"},
    ),
    Hazard(
        what="a database driver that waits in C freezes every handler",
        hardening="yielding",
        service="ledger",
        scene=scenarios.handlers_wait_for_the_database,
        damage="five statements never ran side by side",
    ),
)


@pytest.fixture(scope="module")
def bare(stage: Stage) -> Run:
    """The platform to take hardenings away from, after the tests that need them."""
    return stage.run()


def begin_anew(stage: Stage, run: Run, hazard: Hazard) -> Scene:
    """Empty databases and queues, and processes of which one is without a hardening.

    The other service goes on where nothing was taken from it, since starting a process takes longer than most scenes.
    """
    assert stage.broker is not None
    stage.mend_servers()
    platform = run.platform
    for name in {hazard.service, *platform.special}:
        platform.kill9(name)
    settle(platform)
    platform.empty()
    # What comes after a damage is another platform's.
    run.acknowledged, run.foreign, run.spoiled = {}, 0, True
    for name in platform.names:
        if platform.processes[name].poll() is not None:
            bare = {"UNHARDENED": hazard.hardening, **hazard.environment} if name == hazard.service else {}
            platform.launch(name, **bare)
    for name in platform.names:
        platform.await_ready(name)
    return Scene(run, stage.broker, hazard.patience)


def settle(platform: Platform) -> None:
    """Wait until those that go on have done what there is to do, and throw away what is for others."""
    ledger, mirror = (platform.processes[name].poll() is None for name in ("ledger", "mirror"))
    if ledger:
        eventually(lambda: platform.unpublished() == 0, 30, lambda: platform.last_words("ledger"))
    if mirror:
        consumed = ("mirror.follow", "mirror.tally", "mirror.dead-letters")
        eventually(
            lambda: (
                all(scenarios.consumers(platform, queue) for queue in consumed)
                and not any(scenarios.waiting(platform, queue) for queue in consumed)
                and not platform.in_hand()
            ),
            30,
            lambda: platform.last_words("mirror"),
        )
    else:
        delete_queues(platform.broker)


@pytest.mark.parametrize(
    "hazard", {hazard.scene: hazard for hazard in HAZARDS}.values(), ids=lambda h: h.scene.__name__
)
@ON_RABBITMQ
def test_the_hazard_is_survived(stage: Stage, hazard: Hazard) -> None:
    run = stage.run()
    assert stage.broker is not None
    if hazard.environment:
        run.platform.restart(hazard.service, **hazard.environment)
    hazard.scene(Scene(run, stage.broker))


# Of one service after the other, so that the other one goes on.
@pytest.mark.control
@pytest.mark.parametrize("hazard", sorted(HAZARDS, key=lambda hazard: hazard.service), ids=lambda h: h.hardening)
@ON_RABBITMQ
def test_without_its_hardening_the_hazard_does_its_damage(stage: Stage, bare: Run, hazard: Hazard) -> None:
    scene = begin_anew(stage, bare, hazard)
    with pytest.raises(AssertionError, match=hazard.damage):
        hazard.scene(scene)


def test_each_hardening_that_can_be_taken_away_is_in_the_table() -> None:
    # Marking before publishing is no hazard of nameko, but the first thing one would write: test_fault_controls has it.
    assert {hazard.hardening for hazard in HAZARDS} == UNHARDENED.keys() - {"marking"}
