"""The service of requests."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Requests(Service):
    """The service of requests: catalog, dispatch rules, the life of a request, deadlines and figures."""

    name = "requests"
    modules = rooms_of("services.requests")
