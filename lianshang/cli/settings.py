"""Loads the settings for a command, and reports mistakes in them."""

import typer
from rich.console import Console

from chassis.running.settings import Settings, SettingsError, load_settings
from lianshang.faults import EXIT_SETTINGS

complaints = Console(stderr=True, highlight=False)


def settings() -> Settings:
    """Return the settings from the environment; exits with a message if they are unusable."""
    try:
        return load_settings()
    except SettingsError as error:
        raise complain(str(error)) from None


def complain(what: str, status: int = EXIT_SETTINGS) -> typer.Exit:
    """Print what is wrong; returns an exception for the caller to raise."""
    complaints.print(f"lianshang: {what}", style="red", markup=False, soft_wrap=True)
    return typer.Exit(status)
