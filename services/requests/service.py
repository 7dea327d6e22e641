"""The service of requests."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Requests(Service):
    """Catalog, dispatch rules, the life of a request, its deadlines and its figures."""

    name = "requests"
    modules = rooms_of("services.requests")
