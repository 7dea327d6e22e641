"""The base of talent's tables."""

from chassis.storing.database import Model, new_metadata


class Base(Model):
    """The base of this service's models."""

    __abstract__ = True
    metadata = new_metadata()
