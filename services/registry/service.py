"""The service of registry."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Registry(Service):
    """The service that stores chains, organizations, persons and their relations, and signs people in."""

    name = "registry"
    modules = rooms_of("services.registry")
