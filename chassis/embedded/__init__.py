"""Everything in one process, with nothing to install: the broker, the database, all services and the gateway."""
