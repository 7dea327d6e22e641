"""Cases and their measurements: both programs in turn, for several rounds, so that disturbances affect both alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

from bench.usage import percentile

LIMIT, PLATFORM = "limit", "platform"
# Above this share of a core, the load generator itself may be the bottleneck.
BUSY = 0.8


@dataclass(frozen=True)
class Options:
    """The options of the command line."""

    rounds: int
    seconds: float
    clients: int
    rate: float
    events: int
    only: str
    rows: int

    def wants(self, name: str) -> bool:
        """Whether a case of this name is asked for."""
        return self.only in name


@dataclass(frozen=True)
class Round:
    """One round with one program: ``count`` operations done in ``seconds``.

    ``delays`` are seconds from the request until it was done, ``cpu`` microseconds of processor time for each
    operation, by process, ``load_share`` the share of a core that the load generator used, if there is one, ``besides``
    other figures of each operation, by name.
    """

    count: int
    seconds: float
    cpu: Mapping[str, float]
    delays: list[float] = field(default_factory=list)
    load_share: float = 0.0
    besides: Mapping[str, float] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Operations done in a second."""
        return self.count / self.seconds


@dataclass(frozen=True)
class Aim:
    """A target, in words, with the test whether a comparison reaches it."""

    words: str
    reached: Callable[["Case"], bool]


@dataclass
class Case:
    """One comparison of two programs; ``run`` makes one round, a short one if its second argument says so.

    ``by_delay`` says that delays count, not rates; at most ``most_rounds`` are made.
    """

    name: str
    run: Callable[[str, bool], Round]
    aim: Aim | None = None
    by_delay: bool = False
    most_rounds: int = 100
    programs: tuple[str, str] = (LIMIT, PLATFORM)
    rounds: dict[str, list[Round]] = field(default_factory=dict)

    def measure(self, rounds: int, before: Callable[[], None]) -> None:
        """Measure both in turn, calling ``before`` each pair of rounds; the first, which fill caches, do not count.

        The order alternates from pair to pair, so that neither program always finds what the other has left.
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
        """The rates of a program, by round."""
        return [one.rate for one in self.rounds[program]]

    def delay(self, program: str, share: float) -> float:
        """Milliseconds within which ``share`` per cent of operations were done, over all rounds."""
        return percentile([delay for one in self.rounds[program] for delay in one.delays], share) * 1000

    def ratios(self) -> list[float]:
        """The rate or the median delay of the second program as a multiple of the first's, for each pair of rounds."""
        pairs = zip(*(self.rounds[program] for program in self.programs), strict=True)
        if self.by_delay:
            return [median(second.delays) / median(first.delays) for first, second in pairs]
        return [second.rate / first.rate for first, second in pairs]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return median(self.ratios())

    def cpu(self, program: str) -> dict[str, float]:
        """Microseconds of processor time for each operation, by process."""
        rounds = self.rounds[program]
        return {name: median([one.cpu[name] for one in rounds]) for name in rounds[0].cpu}

    def besides(self, program: str) -> dict[str, float]:
        """Other figures of each operation, by name."""
        rounds = self.rounds[program]
        return {name: median([one.besides[name] for one in rounds]) for name in rounds[0].besides}

    def load_share(self, program: str) -> float:
        """The share of a core that the load generator used."""
        return median([one.load_share for one in self.rounds[program]])


def at_least(ratio: float) -> Aim:
    """Aim at a rate of the second program of at least this multiple of the first's."""
    return Aim(f"≥ {ratio:g}", lambda case: case.ratio >= ratio)


def at_most(ratio: float) -> Aim:
    """Aim at delays of the second program of at most this multiple of the first's."""
    return Aim(f"≤ {ratio:g}", lambda case: case.ratio <= ratio)


def within(half: float, nearly_all: float) -> Aim:
    """Aim at a median and a 99th percentile of the second program's delays, in milliseconds."""

    def reached(case: Case) -> bool:
        program = case.programs[1]
        return case.delay(program, 50) <= half and case.delay(program, 99) <= nearly_all

    return Aim(f"p50 ≤ {half:g} ms, p99 ≤ {nearly_all:g} ms", reached)
