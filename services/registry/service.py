"""The service of registry."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Registry(Service):
    """Who exists, how they relate, and who may sign in."""

    name = "registry"
    modules = rooms_of("services.registry")
