"""``lianshang`` with the sample's contracts and services in place of the real ones: ``python -m tests.sample up``."""

import ast
import importlib
import importlib.util
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent


def install() -> None:
    """Make ``contracts.catalogue``, ``services`` and ``gateway.serve`` those of the sample."""
    import contracts
    import contracts.common
    import contracts.operation
    import contracts.platform
    import services

    real = Path(contracts.__file__).parent
    contracts.platform.SERVICES = ("ledger", "mirror")
    contracts.platform.DEAD_LETTER_EVENTS = {
        service: contracts.platform._dead_letter_event(service) for service in contracts.platform.SERVICES
    }
    # Imported while the real contracts are still found: whatever the catalogue imports.
    for node in ast.parse((real / "catalogue.py").read_text()).body:
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("contracts."):
            importlib.import_module(str(node.module))
    services.__path__ = [str(HERE / "services")]
    # Only the sample's declarations are collected; what is imported already stays.
    contracts.__path__ = [str(HERE / "contracts")]
    spec = importlib.util.spec_from_file_location("contracts.catalogue", real / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    catalogue = importlib.util.module_from_spec(spec)
    sys.modules["contracts.catalogue"] = catalogue
    spec.loader.exec_module(catalogue)
    # Now it may be found again what others import by name.
    contracts.__path__ = [str(HERE / "contracts"), str(real)]
    sys.modules["gateway.serve"] = importlib.import_module("tests.sample.door")


def hurry() -> None:
    """Shorten what a test would otherwise wait for, in processes that have asked for it; some of it as they say."""
    from datetime import timedelta

    from chassis.connecting import broker
    from chassis.consuming import retries
    from chassis.publishing import rabbit, relay
    from chassis.storing import database

    retries.LEASE = timedelta(seconds=0.5)
    retries.MAX_TRIES = int(os.environ.get("SAMPLE_TRIES", "4"))
    database.LOCK_SECONDS = 1
    broker.HEARTBEAT = 2
    rabbit.CONFIRM_SECONDS = 2.0
    rabbit.DECLARE_SECONDS = 3.0
    relay.LOOK_SECONDS = 1.0
    relay.POLL_SECONDS = float(os.environ.get("SAMPLE_POLL", relay.POLL_SECONDS))


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["up"] or (words[:1] == ["run"] and words[1:] != ["gateway"]):
        from chassis.running.green import become_green

        become_green("asyncio" if words[0] == "up" else None)
    install()
    if words[:1] in (["up"], ["run"]) and words[1:] != ["gateway"]:
        from chassis.observing import health

        # Tests compare what they have just done.
        health.FIGURES_SECONDS = 0.0
        if os.environ.get("SAMPLE_HURRY"):
            hurry()
    if os.environ.get("UNHARDENED"):
        from tests.sample import unhardened

        unhardened.apply(os.environ["UNHARDENED"])
    from lianshang.cli.app import main

    main()
