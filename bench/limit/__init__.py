"""The bare limit: the work of the platform's hot paths, written by hand without a framework.

Same tables, same rows, same durability: a submission writes request, history, number, outbox, audit and idempotency row
and the entry of the search in one transaction; a relay publishes the outbox under confirms and marks it; a consumer
with an inbox writes the entries, the mails that were decided on and its own outbox rows before it acknowledges; live
clients are notified. Everything else is left out: validation, authorization, schemas, encryption, problem documents,
retries, dead letters, metrics, logs, traces.

``python -m bench.limit door`` serves HTTP and relays; ``python -m bench.limit consumer`` consumes.
"""
