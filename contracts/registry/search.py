"""What of registry is found by text."""

from contracts.registry.chains import CHAIN, LIST_CHAINS
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED
from contracts.registry.organizations import LIST_ORGANIZATIONS, ORGANIZATION
from contracts.registry.people import LIST_PERSONS, PERSON
from contracts.search import Search

SEARCH_ORGANIZATIONS = Search(
    ORGANIZATION, LIST_ORGANIZATIONS, (ORGANIZATION_CHANGED,), names=("name",), codes=("code", "uscc")
)
# Telephone and e-mail are encrypted, and found by a keyed hash of the whole alone (``contact`` of the list).
SEARCH_PERSONS = Search(PERSON, LIST_PERSONS, (PERSON_CHANGED,), names=("name",), codes=("code",))
SEARCH_CHAINS = Search(
    CHAIN, LIST_CHAINS, (CHAIN_CHANGED,), names=("name",), codes=("code",), words=("segments", "sub_industries")
)
