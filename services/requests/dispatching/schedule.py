"""The schedule of dispatch rules: tell of what they name and was renamed, or is gone."""

from sqlalchemy import select

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.outdated_rules import DISPATCH_RULES, RULES_OUTDATED
from services.requests.dispatching.models import NamedByRules
from services.requests.dispatching.names import current, keep, lock, newest


@every(seconds=3600, by_wall=True)
def find_outdated_rules(work: Work) -> int:
    """Tell of each change of a name once; returns how many names have changed.

    It is woken when a chain, a park, a department or an item has changed.
    """
    # Two processes must not both find that nobody has been told.
    lock(work)
    rules = newest(work)
    if rules is None:
        return 0
    known = {(each.kind, each.key): each for each in work.session.scalars(select(NamedByRules))}
    changes = []
    for place, named in current(work, rules.rules).items():
        before = known.get(place)
        # Of rules that are older than these notes, nothing is known but what they name in vain.
        if (before.name, before.gone) != (named.name, named.gone) if before else named.gone:
            now = None if named.gone else named.name
            told = before.name if before else named.name
            changes.append({"kind": place[0], "before": told, "now": now, "positions": named.positions})
    if changes or not known:
        keep(work)
    if changes:
        data = {"version": rules.version, "created_by_id": rules.created_by_id, "changes": changes}
        work.emit(RULES_OUTDATED, DISPATCH_RULES.name, data)
    return len(changes)
