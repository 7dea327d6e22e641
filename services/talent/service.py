"""The service of talent."""

from chassis.running.handlers import rooms_of
from chassis.running.service import Service


class Talent(Service):
    """The service of training: courses, enrolment with a waiting list, attendance."""

    name = "talent"
    modules = rooms_of("services.talent")
