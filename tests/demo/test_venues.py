"""The venues of the sample district."""

import pytest

from contracts.registry.venue_kinds import FACILITY, VENUE_KIND
from contracts.registry.venues import RegisterVenueSchema
from demo import district, venues


@pytest.fixture
def bodies():
    codes = {row["所属单位"] for row in district.rows(district.MUPING / "venues.csv")}
    return venues.bodies(dict.fromkeys(codes, "01980000-0000-7000-8000-000000000001"), {"SWYY": None})


def test_the_words_of_the_file_are_those_of_the_platform():
    assert {words.zh: kind.value for kind, words in VENUE_KIND.words.items()} == venues.KINDS
    assert {words.zh: facility.value for facility, words in FACILITY.words.items()} == venues.FACILITIES


def test_every_venue_of_the_file_can_be_registered(bodies):
    assert RegisterVenueSchema(many=True).validate(bodies) == {}
    assert {body["kind"] for body in bodies} == set(venues.KINDS.values())


def test_the_smallest_activity_centre_is_as_large_as_published(bodies):
    areas = [body["area"] for body in bodies if body["kind"] == venues.ACTIVITY_CENTRES]
    (published,) = (figure for figure in district.published() if figure.report == "venues.smallest_activity_centre")
    assert (published.value, published.relation) == (200, "at_least")
    assert min(areas) >= published.value


def test_courses_are_held_at_venues_that_there_are(bodies):
    names = {body["name"] for body in bodies}
    held = [course.place for course in district.courses() if "医药大学" not in course.place]
    assert all(any(place.startswith(name) for name in names) for place in held)


def test_opening_hours_are_written_by_days_of_the_week():
    assert venues.hours("6 09:00-12:00") == [{"weekday": 6, "opens": "09:00", "closes": "12:00"}]
    assert [entry["weekday"] for entry in venues.hours("1-5 08:30-17:30")] == [1, 2, 3, 4, 5]
    with pytest.raises(ValueError, match="08:30"):
        venues.hours("daily 08:30")
