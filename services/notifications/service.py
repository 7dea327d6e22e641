"""The service of notifications."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Notifications(Service):
    """Who is told what, the inbox, and mail."""

    name = "notifications"
    modules = rooms_of("services.notifications")
