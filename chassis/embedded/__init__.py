"""Embedded mode: the broker, the database, all services and the gateway in one process, with nothing to install."""
