"""What every command begins with: the settings, and how a mistake is told to whoever made it."""

import typer
from rich.console import Console

from chassis.running.settings import Settings, SettingsError, load_settings

EXIT_SETTINGS = 2

complaints = Console(stderr=True, highlight=False)


def settings() -> Settings:
    """The settings from the environment, or the end of the process with what is wrong."""
    try:
        return load_settings()
    except SettingsError as error:
        raise complain(str(error)) from None


def complain(what: str) -> typer.Exit:
    """Say what is wrong; the result is to be raised."""
    complaints.print(f"lianshang: {what}", style="red", markup=False)
    return typer.Exit(EXIT_SETTINGS)
