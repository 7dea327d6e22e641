"""``python -m bench.limit door`` or ``consumer``: run one of the two processes until it is told to end."""

import sys

from bench.limit import consumer, door

{"door": door.main, "consumer": consumer.main}[sys.argv[1]]()
