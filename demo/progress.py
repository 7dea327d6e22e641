"""Show progress: bars on a terminal, one line for each stage elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

# The width for a file or a pipe: enough for the widest table of the report.
PLAIN_WIDTH = 160

Advance = Callable[[int], None]


def console() -> Console:
    """Return a console on standard output, of a fixed width if it is no terminal."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=PLAIN_WIDTH)


class Teller:
    """Reports stages as they begin and end; ``seconds`` holds the duration of each."""

    def __init__(self, out: Console) -> None:
        self.out = out
        self.seconds: dict[str, float] = {}

    def say(self, text: str, style: str = "") -> None:
        """Print one line unchanged."""
        self.out.print(text, style=style, markup=False)

    @contextmanager
    def stage(self, key: str, title: str, total: int | None = None) -> Iterator[Advance]:
        """Report a stage of ``total`` steps; the function that is yielded counts them."""
        started = time.monotonic()
        if self.out.is_terminal:
            with self._bars() as bars:
                task = bars.add_task(title, total=total)
                yield lambda steps: bars.advance(task, steps)
                bars.update(task, total=total or 1, completed=total or 1)
        else:
            yield lambda steps: None
        self.seconds[key] = time.monotonic() - started
        if not self.out.is_terminal:
            self.say(f"  {title}: {f'{total}, ' if total else ''}{self.seconds[key]:.1f} s")

    def _bars(self) -> Progress:
        return Progress(
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.out,
        )
