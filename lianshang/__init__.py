"""The composition root: the command line and the processes. It imports all other packages; only tests import it."""
