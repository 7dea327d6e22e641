"""The doors of the service requests."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.rpc import operation
from chassis.consuming.reactions import reaction
from chassis.running.schedule import every
from chassis.running.service import Service
from chassis.running.work import Arrived, Work
from contracts.requests import calendar, catalog, dispatching, mirror, orders, reading, reports
from services.requests.catalog import commands as catalog_commands
from services.requests.catalog import queries as catalog_queries
from services.requests.clocks import commands as clock_commands
from services.requests.clocks import queries as clock_queries
from services.requests.clocks import schedule as clock_schedule
from services.requests.dispatching import commands as rule_commands
from services.requests.dispatching import queries as rule_queries
from services.requests.lifecycle import commands as order_commands
from services.requests.lifecycle import queries as order_queries
from services.requests.lists import queries as list_queries
from services.requests.mirror import reactions
from services.requests.outcomes import commands as outcome_commands
from services.requests.outcomes import schedule as outcome_schedule
from services.requests.reports import queries as report_queries
from services.requests.reports import schedule as report_schedule

Body = Mapping[str, Any]
Result = dict[str, Any]


class Requests(Service):
    """Catalog, dispatch rules, the life of a request, its deadlines and its figures."""

    name = "requests"

    # Catalog

    @operation(catalog.GET_CATALOG)
    def get_catalog(self, work: Work, query: Body) -> Result:
        return catalog_queries.get_catalog(work, query)

    @operation(catalog.GET_CATALOG_CLASS)
    def get_catalog_class(self, work: Work, class_id: UUID) -> Result:
        return catalog_queries.get_class(work, class_id)

    @operation(catalog.GET_CATALOG_ITEM)
    def get_catalog_item(self, work: Work, item_id: UUID) -> Result:
        return catalog_queries.get_item(work, item_id)

    @operation(catalog.ADD_CATALOG_CLASS)
    def add_catalog_class(self, work: Work, body: Body) -> Result:
        return catalog_commands.add_class(work, body)

    @operation(catalog.CHANGE_CATALOG_CLASS)
    def change_catalog_class(self, work: Work, class_id: UUID, body: Body) -> Result:
        return catalog_commands.change_class(work, class_id, body)

    @operation(catalog.ADD_CATALOG_ITEM)
    def add_catalog_item(self, work: Work, body: Body) -> Result:
        return catalog_commands.add_item(work, body)

    @operation(catalog.CHANGE_CATALOG_ITEM)
    def change_catalog_item(self, work: Work, item_id: UUID, body: Body) -> Result:
        return catalog_commands.change_item(work, item_id, body)

    # Dispatch rules

    @operation(dispatching.GET_DISPATCH_RULES)
    def get_dispatch_rules(self, work: Work, query: Body) -> Result:
        return rule_queries.get_rules(work, query)

    @operation(dispatching.LIST_DISPATCH_RULE_VERSIONS)
    def list_dispatch_rule_versions(self, work: Work, query: Body) -> Result:
        return rule_queries.list_versions(work, query)

    @operation(dispatching.REPLACE_DISPATCH_RULES)
    def replace_dispatch_rules(self, work: Work, body: Body) -> Result:
        return rule_commands.replace_rules(work, body)

    @operation(dispatching.TRY_DISPATCH_RULES)
    def try_dispatch_rules(self, work: Work, body: Body) -> Result:
        return rule_queries.try_out(work, body)

    # The life of a request

    @operation(orders.SUBMIT_REQUEST)
    def submit_request(self, work: Work, body: Body) -> Result:
        return order_commands.submit_request(work, body)

    @operation(orders.DISPATCH_REQUEST)
    def dispatch_request(self, work: Work, request_id: UUID, body: Body) -> Result:
        return order_commands.dispatch_request(work, request_id, body)

    @operation(orders.ACCEPT_REQUEST)
    def accept_request(self, work: Work, request_id: UUID) -> Result:
        return order_commands.accept_request(work, request_id)

    @operation(orders.RETURN_REQUEST)
    def return_request(self, work: Work, request_id: UUID, body: Body) -> Result:
        return order_commands.return_request(work, request_id, body)

    @operation(orders.REDISPATCH_REQUEST)
    def redispatch_request(self, work: Work, request_id: UUID, body: Body) -> Result:
        return order_commands.redispatch_request(work, request_id, body)

    @operation(orders.CONFIRM_DISPATCH)
    def confirm_dispatch(self, work: Work, request_id: UUID, body: Body) -> Result:
        return order_commands.confirm_dispatch(work, request_id, body)

    @operation(orders.REQUEST_EXTENSION)
    def request_extension(self, work: Work, request_id: UUID, body: Body) -> Result:
        return order_commands.request_extension(work, request_id, body)

    @operation(orders.DECIDE_EXTENSION)
    def decide_extension(self, work: Work, request_id: UUID, body: Body) -> Result:
        return order_commands.decide_extension(work, request_id, body)

    @operation(orders.WITHDRAW_REQUEST)
    def withdraw_request(self, work: Work, request_id: UUID, body: Body) -> Result:
        return order_commands.withdraw_request(work, request_id, body)

    @operation(orders.ANSWER_REQUEST)
    def answer_request(self, work: Work, request_id: UUID, body: Body) -> Result:
        return outcome_commands.answer_request(work, request_id, body)

    @operation(orders.EVALUATE_REQUEST)
    def evaluate_request(self, work: Work, request_id: UUID, body: Body) -> Result:
        return outcome_commands.evaluate_request(work, request_id, body)

    @operation(orders.REVIEW_REQUEST)
    def review_request(self, work: Work, request_id: UUID, body: Body) -> Result:
        return outcome_commands.review_request(work, request_id, body)

    @every(seconds=60)
    def close_unevaluated(self, work: Work) -> int:
        return outcome_schedule.close_unevaluated(work)

    # Reading

    @operation(reading.LIST_REQUESTS)
    def list_requests(self, work: Work, query: Body) -> Result:
        return list_queries.list_requests(work, query)

    @operation(reading.GET_REQUEST)
    def get_request(self, work: Work, request_id: UUID) -> Result:
        return order_queries.get_request(work, request_id)

    @operation(reading.LIST_REQUEST_HISTORY)
    def list_request_history(self, work: Work, request_id: UUID, query: Body) -> Result:
        return order_queries.list_history(work, request_id, query)

    @operation(reading.GET_REQUEST_DEADLINE)
    def get_request_deadline(self, work: Work, request_id: UUID) -> Result:
        return order_queries.get_deadline(work, request_id)

    @operation(reports.GET_REQUEST_FIGURES)
    def get_request_figures(self, work: Work, query: Body) -> Result:
        return report_queries.get_figures(work, query)

    @every(seconds=60)
    def tally_ended(self, work: Work) -> int:
        return report_schedule.tally_ended(work)

    # Working calendar, terms and clocks

    @operation(calendar.GET_WORKING_CALENDAR)
    def get_working_calendar(self, work: Work, query: Body) -> Result:
        return clock_queries.get_working_calendar(work, **query)

    @operation(calendar.SET_CALENDAR_DAY)
    def set_calendar_day(self, work: Work, day: str, body: Body) -> Result:
        return clock_commands.set_calendar_day(work, day, **body)

    @operation(calendar.REMOVE_CALENDAR_DAY)
    def remove_calendar_day(self, work: Work, day: str) -> Result:
        return clock_commands.remove_calendar_day(work, day)

    @operation(calendar.SET_WORKING_HOURS)
    def set_working_hours(self, work: Work, body: Body) -> Result:
        return clock_commands.set_working_hours(work, **body)

    @operation(calendar.SET_CALENDAR_YEAR)
    def set_calendar_year(self, work: Work, year: str, body: Body) -> Result:
        return clock_commands.set_calendar_year(work, year, **body)

    @operation(calendar.GET_TERMS)
    def get_terms(self, work: Work) -> Result:
        return clock_queries.get_terms(work)

    @operation(calendar.SET_TERMS)
    def set_terms(self, work: Work, body: Body) -> Result:
        return clock_commands.set_terms(work, **body)

    @every(seconds=5)
    def climb_ladder(self, work: Work) -> int:
        return clock_schedule.climb_ladder(work)

    @every(seconds=30)
    def recompute_deadlines(self, work: Work) -> int:
        return clock_schedule.recompute(work)

    # Copies of the registry's state

    @reaction(mirror.MIRROR)
    def mirror(self, arrived: Arrived) -> None:
        reactions.mirror(arrived)
