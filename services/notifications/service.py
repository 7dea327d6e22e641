"""The doors of notifications."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.rpc import operation
from chassis.consuming.reactions import reaction
from chassis.running.runtime import Runtime
from chassis.running.schedule import every
from chassis.running.service import Service
from chassis.running.work import Arrived, Work
from contracts.notifications import deliveries, inbox, rules, subscriptions
from services.notifications import commands, queries, reactions, schedule

Body = Mapping[str, Any]


class Notifications(Service):
    """Who is told what, the inbox, and mail."""

    name = "notifications"

    @operation(inbox.LIST_INBOX)
    def list_inbox(self, work: Work, query: Body) -> dict[str, Any]:
        """See the contract."""
        return queries.list_inbox(work, query)

    @operation(inbox.GET_UNREAD_COUNT)
    def get_unread_count(self, work: Work) -> dict[str, Any]:
        """See the contract."""
        return queries.get_unread_count(work)

    @operation(inbox.GET_ENTRY)
    def get_entry(self, work: Work, entry_id: UUID) -> dict[str, Any]:
        """One entry."""
        return queries.get_entry(work, entry_id)

    @operation(inbox.READ_ENTRY)
    def read_entry(self, work: Work, entry_id: UUID) -> dict[str, Any]:
        """See the contract."""
        return commands.read_entry(work, entry_id)

    @operation(inbox.READ_INBOX)
    def read_inbox(self, work: Work, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.read_inbox(work, body)

    @operation(rules.GET_NOTIFICATION_RULES)
    def get_notification_rules(self, work: Work) -> dict[str, Any]:
        """See the contract."""
        return queries.get_notification_rules(work)

    @operation(rules.PUT_NOTIFICATION_RULES)
    def put_notification_rules(self, work: Work, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.put_notification_rules(work, body)

    @operation(deliveries.LIST_DELIVERIES)
    def list_deliveries(self, work: Work, query: Body) -> dict[str, Any]:
        """See the contract."""
        return queries.list_deliveries(work, query)

    @operation(deliveries.RETRY_DELIVERY)
    def retry_delivery(self, work: Work, delivery_id: UUID) -> dict[str, Any]:
        """See the contract."""
        return commands.retry_delivery(work, delivery_id)

    @reaction(subscriptions.MIRROR)
    def mirror(self, arrived: Arrived) -> None:
        """Keep what addressing must know of registry."""
        reactions.mirror(arrived)

    @reaction(subscriptions.TELL)
    def tell(self, arrived: Arrived) -> None:
        """Tell people what the rules say they must know."""
        reactions.tell(arrived)

    @reaction(subscriptions.ALERT)
    def alert(self, arrived: Arrived) -> None:
        """Tell operators of a dead letter."""
        reactions.alert(arrived)

    @every(seconds=3600, by_wall=True)
    def forget_deliveries(self, work: Work) -> int:
        """Delete old mails."""
        return schedule.forget_deliveries(work)

    @every(seconds=3600, by_wall=True)
    def forget_entries(self, work: Work) -> int:
        """Delete old entries of inboxes."""
        return schedule.forget_entries(work)

    @every(seconds=10, outside=True)
    def deliver(self, runtime: Runtime) -> int:
        """Send the mails that are due. Deciding on mails rings for it; its turns are for those to be tried again."""
        return schedule.deliver(runtime)
