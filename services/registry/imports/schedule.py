"""Carries out what was accepted as a job."""

from chassis.running.handlers import every
from chassis.running.jobs import carry_out_next
from chassis.running.runtime import Runtime
from contracts.registry.imports import IMPORT_FILE
from services.registry.imports.commands import import_file


@every(seconds=5, outside=True)
def run_jobs(runtime: Runtime) -> int:
    """Import the file that has waited longest; returns how many that was."""
    return carry_out_next(runtime, {IMPORT_FILE.name: import_file})
