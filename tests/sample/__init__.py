"""A tiny platform of two services, for tests of the machinery alone: a ledger that emits, and a mirror that reacts."""
