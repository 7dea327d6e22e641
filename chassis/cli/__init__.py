"""The command ``lianshang``."""

import sys
import warnings


def main() -> None:
    """Run the command line.

    Processes that run services need eventlet to replace the blocking parts of the standard library before anything else
    is imported; the others, such as the gateway, must not see it at all.
    """
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if "--help" not in sys.argv:
        if words[:1] == ["up"]:
            _become_green("asyncio")
        elif words[:1] == ["run"] and words[1:2] != ["gateway"]:
            _become_green(None)
    from chassis.cli.app import app

    app()


def _become_green(hub: str | None) -> None:
    # It asks every program to move to asyncio; docs/decisions says why this one has not.
    warnings.filterwarnings("ignore", category=DeprecationWarning, module="eventlet")
    warnings.filterwarnings("ignore", message="(?s).*Eventlet is deprecated")
    import eventlet
    import eventlet.hubs

    if hub is not None:
        eventlet.hubs.use_hub(hub)
    eventlet.monkey_patch()
