"""The doors of registry."""

from typing import Any
from uuid import UUID

import services.registry.accounts.commands as account_commands
import services.registry.accounts.queries as account_queries
import services.registry.accounts.schedule as account_schedule
import services.registry.chains.commands as chain_commands
import services.registry.chains.queries as chain_queries
import services.registry.imports.commands as import_commands
import services.registry.organizations.commands as organization_commands
import services.registry.organizations.queries as organization_queries
import services.registry.organizations.schedule as organization_schedule
import services.registry.people.commands as person_commands
import services.registry.people.queries as person_queries
import services.registry.relations.commands as relation_commands
import services.registry.relations.queries as relation_queries
import services.registry.reports.queries as report_queries
from chassis.calling.rpc import operation
from chassis.running.schedule import every
from chassis.running.service import Service
from chassis.running.work import Work
from contracts.registry import accounts, chains, imports, organizations, people, relations, reports
from services.registry.accounts.bootstrap import ensure_operator

Content = dict[str, Any]


class Registry(Service):
    """Who exists, how they relate, and who may sign in."""

    name = "registry"

    @operation(accounts.OPEN_SESSION)
    def open_session(self, work: Work, body: Content) -> Any:
        return account_commands.open_session(work, **body)

    @operation(accounts.REFRESH_SESSION)
    def refresh_session(self, work: Work, body: Content) -> Any:
        return account_commands.refresh_session(work, **body)

    @operation(accounts.CLOSE_SESSION)
    def close_session(self, work: Work) -> Any:
        return account_commands.close_session(work)

    @operation(accounts.GET_ME)
    def get_me(self, work: Work) -> Any:
        return account_queries.get_me(work)

    @operation(accounts.CHANGE_PASSWORD)
    def change_password(self, work: Work, body: Content) -> Any:
        return account_commands.change_password(work, **body)

    @operation(accounts.GET_ACCOUNT)
    def get_account(self, work: Work, person_id: UUID) -> Any:
        return account_queries.get_account(work, person_id)

    @operation(accounts.OPEN_ACCOUNT)
    def open_account(self, work: Work, person_id: UUID, body: Content) -> Any:
        return account_commands.open_account(work, person_id, **body)

    @operation(accounts.CHANGE_ACCOUNT)
    def change_account(self, work: Work, person_id: UUID, body: Content) -> Any:
        return account_commands.change_account(work, person_id, **body)

    @operation(accounts.LIST_SIGNING_KEYS)
    def list_signing_keys(self, work: Work) -> Any:
        return account_queries.list_signing_keys(work)

    @operation(accounts.LIST_REVOCATIONS)
    def list_revocations(self, work: Work) -> Any:
        return account_queries.list_revocations(work)

    @operation(accounts.ROTATE_SIGNING_KEY)
    def rotate_signing_key(self, work: Work) -> Any:
        return account_commands.rotate_signing_key(work)

    @operation(chains.LIST_CHAINS)
    def list_chains(self, work: Work, query: Content) -> Any:
        return chain_queries.list_chains(work, query)

    @operation(chains.GET_CHAIN)
    def get_chain(self, work: Work, chain_id: UUID, query: Content) -> Any:
        return chain_queries.get_chain(work, chain_id, **query)

    @operation(chains.CREATE_CHAIN)
    def create_chain(self, work: Work, body: Content) -> Any:
        return chain_commands.create_chain(work, **body)

    @operation(chains.CHANGE_CHAIN)
    def change_chain(self, work: Work, chain_id: UUID, body: Content) -> Any:
        return chain_commands.change_chain(work, chain_id, body)

    @operation(organizations.LIST_ORGANIZATIONS)
    def list_organizations(self, work: Work, query: Content) -> Any:
        return organization_queries.list_organizations(work, query)

    @operation(organizations.GET_ORGANIZATION)
    def get_organization(self, work: Work, organization_id: UUID, query: Content) -> Any:
        return organization_queries.get_organization(work, organization_id, **query)

    @operation(organizations.CREATE_ORGANIZATION)
    def create_organization(self, work: Work, body: Content) -> Any:
        return organization_commands.create_organization(work, **body)

    @operation(organizations.CHANGE_ORGANIZATION)
    def change_organization(self, work: Work, organization_id: UUID, body: Content) -> Any:
        return organization_commands.change_organization(work, organization_id, body)

    @operation(organizations.LIST_CONTACTS)
    def list_contacts(self, work: Work, organization_id: UUID, query: Content) -> Any:
        return organization_queries.list_contacts(work, organization_id, **query)

    @operation(relations.LIST_RELATIONS)
    def list_relations(self, work: Work, organization_id: UUID, query: Content) -> Any:
        return relation_queries.list_relations(work, organization_id, query)

    @operation(relations.OPEN_RELATION)
    def open_relation(self, work: Work, organization_id: UUID, body: Content) -> Any:
        return relation_commands.open_relation(work, organization_id, **body)

    @operation(relations.END_RELATION)
    def end_relation(self, work: Work, organization_id: UUID, relation_id: UUID, body: Content) -> Any:
        return relation_commands.end_relation(work, organization_id, relation_id, **body)

    @operation(relations.LIST_MEMBERSHIPS)
    def list_memberships(self, work: Work, organization_id: UUID, query: Content) -> Any:
        return relation_queries.list_memberships(work, organization_id, query)

    @operation(relations.OPEN_MEMBERSHIP)
    def open_membership(self, work: Work, organization_id: UUID, body: Content) -> Any:
        return relation_commands.open_membership(work, organization_id, **body)

    @operation(relations.END_MEMBERSHIP)
    def end_membership(self, work: Work, organization_id: UUID, membership_id: UUID, body: Content) -> Any:
        return relation_commands.end_membership(work, organization_id, membership_id, **body)

    @operation(people.LIST_PERSONS)
    def list_persons(self, work: Work, query: Content) -> Any:
        return person_queries.list_persons(work, query)

    @operation(people.GET_PERSON)
    def get_person(self, work: Work, person_id: UUID) -> Any:
        return person_queries.get_person(work, person_id)

    @operation(people.GET_CONTACT_DETAILS)
    def get_contact_details(self, work: Work, person_id: UUID) -> Any:
        return person_queries.get_contact_details(work, person_id)

    @operation(people.CREATE_PERSON)
    def create_person(self, work: Work, body: Content) -> Any:
        return person_commands.create_person(work, **body)

    @operation(people.CHANGE_PERSON)
    def change_person(self, work: Work, person_id: UUID, body: Content) -> Any:
        return person_commands.change_person(work, person_id, body)

    @operation(people.LIST_POSTS)
    def list_posts(self, work: Work, query: Content) -> Any:
        return person_queries.list_posts(work, query)

    @operation(people.GET_POST)
    def get_post(self, work: Work, post_id: UUID) -> Any:
        return person_queries.get_post(work, post_id)

    @operation(people.GIVE_POST)
    def give_post(self, work: Work, body: Content) -> Any:
        return person_commands.give_post(work, **body)

    @operation(people.END_POST)
    def end_post(self, work: Work, post_id: UUID, body: Content) -> Any:
        return person_commands.end_post(work, post_id, **body)

    @operation(imports.IMPORT_FILE)
    def import_file(self, work: Work, body: Content) -> Any:
        return import_commands.import_file(work, **body)

    @operation(reports.GET_COVERAGE)
    def get_coverage(self, work: Work, query: Content) -> Any:
        return report_queries.get_coverage(work, query)

    @operation(reports.LIST_UNCOVERED)
    def list_uncovered(self, work: Work, query: Content) -> Any:
        return report_queries.list_uncovered(work, query)

    @operation(reports.GET_HONOURS)
    def get_honours(self, work: Work, query: Content) -> Any:
        return report_queries.get_honours(work, query)

    @every(seconds=60, first=True)
    def ensure_operator(self, work: Work) -> int:
        return ensure_operator(work)

    @every(seconds=30)
    def announce_new_day(self, work: Work) -> int:
        return organization_schedule.announce_new_day(work)

    @every(seconds=3600, by_wall=True)
    def forget_sessions(self, work: Work) -> int:
        return account_schedule.forget_sessions(work)
