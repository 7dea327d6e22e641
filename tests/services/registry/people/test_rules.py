"""Rules of posts that need no database."""

from contracts.registry.kinds import PARTY_KINDS, POST_KIND, OrganizationKind, PostKind
from contracts.roles import Role
from services.registry.people import domain as people


def test_every_role_is_a_post_of_the_same_name() -> None:
    assert {role.value for role in Role} <= {kind.value for kind in PostKind}
    assert set(POST_KIND.words) == set(PostKind)


def test_each_post_is_held_where_it_makes_sense() -> None:
    assert people.fits(PostKind.DISPATCHER, OrganizationKind.PARK)
    assert people.fits(PostKind.SUPERVISOR, OrganizationKind.UNIVERSITY)
    assert not people.fits(PostKind.DISPATCHER, OrganizationKind.ENTERPRISE)
    assert not people.fits(PostKind.ENTERPRISE_CONTACT, OrganizationKind.PARK)
    assert all(people.fits(PostKind.INSTRUCTOR, kind) for kind in PARTY_KINDS)
    assert people.needs_chain(PostKind.DISPATCHER, OrganizationKind.CHAIN_COMMITTEE)
    assert not people.needs_chain(PostKind.DISPATCHER, OrganizationKind.PARK)
