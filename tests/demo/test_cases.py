"""The case of the demonstration: enough requests, in words that are found by the first of them."""

from demo import cases, district, roster
from services.requests.similarity import likeness


def test_the_requests_of_the_case_are_found_by_the_first() -> None:
    assert len({title for title, _ in cases.WORDS}) == len(cases.WORDS) >= 12
    assert len(roster.read().enterprises) >= len(cases.WORDS)
    said = [likeness.said(*words) for words in cases.WORDS]
    alike = [likeness.alike(said[0], other, likeness.unknown_rarity) for other in said[1:]]
    assert sum(score >= likeness.SIMILAR for score in alike) >= 9


def test_its_item_is_in_the_catalog_and_its_department_handles() -> None:
    assert cases.ITEM in {item.code for item in district.catalog()}
    assert roster.read().of("部门经办人", cases.DEPARTMENT)
