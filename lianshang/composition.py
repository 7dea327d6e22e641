"""Finds services by their names: the only place that turns the name of a service into its package and its class.

A command that needs no more than the package of a service loads neither nameko nor eventlet.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chassis.running.service import Service


def package_of(service: str) -> str:
    """Return the dotted name of a service's package."""
    return f"services.{service}"


def class_of(service: str) -> "type[Service]":
    """Return the class of a service, found by its name in ``services.<name>.service``; ``TypeError`` without one."""
    from chassis.running.service import Service

    module = importlib.import_module(f"{package_of(service)}.service")
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Service) and vars(value).get("name") == service:
            return value
    raise TypeError(f"services/{service}/service.py holds no service named {service!r}")
