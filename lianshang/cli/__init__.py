"""The command ``lianshang``."""

import gc
import sys

from chassis.running.green import become_green


def main() -> None:
    """Run the command line.

    Processes that run services need eventlet to replace the blocking parts of the standard library before anything else
    is imported; the others, such as the gateway, must not see it at all.
    """
    # A service's modules, tables and schemas are for ever: looking through them as often as preset costs a fifth of the
    # start, and a twentieth of the work after it. Nor is anything garbage of a thousand clients that connect at once.
    gc.set_threshold(50_000, 20, 100)
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if "--help" not in sys.argv:
        if words[:1] == ["up"]:
            become_green("asyncio")
        elif words[:1] == ["run"] and words[1:2] != ["gateway"]:
            become_green(None)
    if words == sys.argv[1:] and (words == ["up"] or (words[:1] == ["run"] and len(words) == 2)):
        from lianshang import running

        sys.exit(running.up() if words == ["up"] else running.run(words[1]))
    if words == [] and sys.argv[1:] == ["--version"]:
        from importlib.metadata import version

        print(f"lianshang {version('lianshang')}")  # noqa: T201
        return
    from lianshang.cli.app import main as call

    call()
