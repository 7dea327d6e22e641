"""Runs one process of the bare program: ``python -m bench.limit door`` or ``consumer``, until it is stopped."""

import sys

from bench.limit import consumer, door

{"door": door.main, "consumer": consumer.main}[sys.argv[1]]()
