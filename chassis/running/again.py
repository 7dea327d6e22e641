"""Repeats a transaction that another has overtaken, and tells what kept one from being done."""

from collections.abc import Callable
from typing import TypeVar

import structlog
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from chassis.calling.errors import Failure
from chassis.storing.database import OutcomeUnknown
from contracts.problem import UNAVAILABLE, Problem

log = structlog.get_logger()
Result = TypeVar("Result")

# PostgreSQL's error codes for conflicts with another transaction. The work is repeated and sees what that has written.
_OVERTAKEN = {"40001", "40P01", "23505"}
# Its error codes, if it sends one at all, for a server that cannot be reached, stops or starts, and for a lock held for
# too long, such as by a process that is suspended within a transaction.
_NOT_NOW = {None, "57P01", "57P02", "57P03", "55P03"}
_TRIES = 4


def if_overtaken(service: str, attempt: Callable[[], Result], unknown: Problem = UNAVAILABLE) -> Result:
    """Repeat a transaction that conflicted with another, or whose connection from the pool was dead already.

    An unreachable database is refused as such; ``unknown`` is the refusal when it is lost during the commit.
    """
    for tried in range(1, _TRIES + 1):
        try:
            return attempt()
        except (StaleDataError, DBAPIError) as error:
            if tried < _TRIES and _worth_another_try(error):
                # The lines behind the first one quote what somebody wrote.
                log.info("transaction runs again", tried=tried, error=str(error).partition("\n")[0])
            elif isinstance(error, OperationalError) and getattr(error.orig, "pgcode", None) in _NOT_NOW:
                log.warning("the database cannot serve now", error=str(error.orig).strip())
                raise Failure(UNAVAILABLE, service=service) from error
            else:
                raise
        except PoolTimeout as error:
            log.warning("no database connection free", error=str(error))
            raise Failure(UNAVAILABLE, service=service) from error
        except OutcomeUnknown as error:
            log.warning("database went away during a commit", error=str(error))
            raise Failure(unknown, service=service) from error
    raise AssertionError("unreachable: the last try returns or raises")


def _worth_another_try(error: StaleDataError | DBAPIError) -> bool:
    if isinstance(error, StaleDataError) or error.connection_invalidated:
        return True
    return isinstance(error, IntegrityError | OperationalError) and getattr(error.orig, "pgcode", None) in _OVERTAKEN
