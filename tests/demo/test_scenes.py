"""The scenes of the year beside requests and courses."""

from contracts.requests.followups import FollowUpResultSchema, MissSchema
from contracts.requests.offers import MakeOfferSchema
from contracts.requests.on_site import EnteredOutcomeSchema, PlanOnSiteDaySchema
from demo import phrases
from demo.claims import BOARD, UNTIL
from demo.followups import MISSES, FollowUps
from demo.on_site import OUTCOME, PLACE
from services.requests.claims.domain import personal_data


def one(number, cause, overall):
    return {"number": number, "cause": cause, "enterprise_overall": overall}


def test_every_problem_of_the_board_can_be_offered():
    for title, description, allowed in BOARD:
        body = {"title": title, "description": description, "allowed": allowed, "until": UNTIL.isoformat()}
        assert MakeOfferSchema().validate(body) == {}
        assert personal_data(title + description) is None


def test_two_enterprises_say_something_else_on_the_telephone_than_they_wrote():
    calls = FollowUps()
    waiting = [one(f"HF{number}", "sample", 5) for number in range(4)] + [
        one("HF4", "unevaluated", None),
        one("HF5", "poor", 2),
    ]
    results = [calls._result(each) for each in waiting]
    assert [result["overall"] for result in results] == [2, 2, 5, 5, 4, 4]
    assert [FollowUpResultSchema().validate(result) for result in results] == [{}] * 6
    assert [MissSchema().validate({"note": note}) for note in phrases.MISSED_CALLS] == [{}] * MISSES


def test_the_words_of_an_on_site_day_are_accepted():
    assert PlanOnSiteDaySchema().validate({"day": "2026-01-04", "place": PLACE}) == {}
    assert EnteredOutcomeSchema().validate({"outcome": OUTCOME}) == {}
