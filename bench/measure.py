"""Cases and what is measured of them: two programs in turn, several rounds, so that what disturbs one disturbs both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

from bench.usage import percentile

LIMIT, PLATFORM = "limit", "platform"
# Above this share of a core the load generator may be what is measured.
BUSY = 0.8


@dataclass(frozen=True)
class Options:
    """What is asked for on the command line."""

    rounds: int
    seconds: float
    clients: int
    rate: float
    events: int
    only: str

    def wants(self, name: str) -> bool:
        """Whether a case of this name is asked for."""
        return self.only in name


@dataclass(frozen=True)
class Round:
    """One round with one program: ``count`` things done in ``seconds``.

    ``delays`` are seconds from asking until it was done, ``cpu`` microseconds of processor time for each thing, by
    process, ``load_share`` what part of a core the load generator used, where there is one, ``besides`` other
    figures of each thing, by what they are.
    """

    count: int
    seconds: float
    cpu: Mapping[str, float]
    delays: list[float] = field(default_factory=list)
    load_share: float = 0.0
    besides: Mapping[str, float] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Things done in a second."""
        return self.count / self.seconds


@dataclass(frozen=True)
class Aim:
    """What is to be reached, in words, and whether a comparison reaches it."""

    words: str
    reached: Callable[["Case"], bool]


@dataclass
class Case:
    """One thing that two programs are measured at. ``run`` makes one round, a short one if its second argument says so.

    ``by_delay`` says that the delays count, not the rate; there are no more than ``most_rounds``.
    """

    name: str
    run: Callable[[str, bool], Round]
    aim: Aim | None = None
    by_delay: bool = False
    most_rounds: int = 100
    programs: tuple[str, str] = (LIMIT, PLATFORM)
    rounds: dict[str, list[Round]] = field(default_factory=dict)

    def measure(self, rounds: int, before: Callable[[], None]) -> None:
        """Measure both in turn, calling ``before`` each pair of rounds. The first, which fill caches, do not count.

        Who began a pair of rounds is the second in the next, so that neither always finds what the other has left.
        """
        before()
        turn = list(self.programs)
        for program in turn:
            self.run(program, True)
        self.rounds = {program: [] for program in self.programs}
        for _ in range(min(rounds, self.most_rounds)):
            before()
            for program in turn:
                self.rounds[program].append(self.run(program, False))
            turn.reverse()

    def rates(self, program: str) -> list[float]:
        """Of each round."""
        return [one.rate for one in self.rounds[program]]

    def delay(self, program: str, share: float) -> float:
        """Milliseconds within which ``share`` per cent were done, over all rounds."""
        return percentile([delay for one in self.rounds[program] for delay in one.delays], share) * 1000

    def ratios(self) -> list[float]:
        """The second program's rate, or the middle of its delays, as a multiple of the first's, of each pair."""
        pairs = zip(*(self.rounds[program] for program in self.programs), strict=True)
        if self.by_delay:
            return [median(second.delays) / median(first.delays) for first, second in pairs]
        return [second.rate / first.rate for first, second in pairs]

    @property
    def ratio(self) -> float:
        """The middle of them."""
        return median(self.ratios())

    def cpu(self, program: str) -> dict[str, float]:
        """Microseconds of processor time for each thing, by process."""
        rounds = self.rounds[program]
        return {name: median([one.cpu[name] for one in rounds]) for name in rounds[0].cpu}

    def besides(self, program: str) -> dict[str, float]:
        """Other figures of each thing, by what they are."""
        rounds = self.rounds[program]
        return {name: median([one.besides[name] for one in rounds]) for name in rounds[0].besides}

    def load_share(self, program: str) -> float:
        """The part of a core that the load generator used."""
        return median([one.load_share for one in self.rounds[program]])


def at_least(ratio: float) -> Aim:
    """The second program does at least so much of what the first does."""
    return Aim(f"≥ {ratio:g}", lambda case: case.ratio >= ratio)


def at_most(ratio: float) -> Aim:
    """The second program takes at most so much longer."""
    return Aim(f"≤ {ratio:g}", lambda case: case.ratio <= ratio)


def within(half: float, nearly_all: float) -> Aim:
    """The second program's delays: half of them and 99 of 100 within so many milliseconds."""

    def reached(case: Case) -> bool:
        program = case.programs[1]
        return case.delay(program, 50) <= half and case.delay(program, 99) <= nearly_all

    return Aim(f"p50 ≤ {half:g} ms, p99 ≤ {nearly_all:g} ms", reached)
