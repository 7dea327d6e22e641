"""The base of this service's tables; each capability declares its own in its ``models.py``."""

from chassis.storing.database import Model, new_metadata


class Base(Model):
    """The base of this service's models."""

    __abstract__ = True
    metadata = new_metadata()
