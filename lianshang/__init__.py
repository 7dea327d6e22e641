"""The composition root: the command line and the processes. It knows everybody; only tests know it."""
