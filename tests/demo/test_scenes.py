"""The scenes of the year beside requests and courses."""

from datetime import date, timedelta
from uuid import UUID

from contracts.requests.activity_content import AnnounceActivitySchema, SummarizeActivitySchema
from contracts.requests.agreement_steps import RegisterAgreementSchema, RenewAgreementSchema
from contracts.requests.decision_lists import NewDecisionListSchema
from contracts.requests.followups import FollowUpResultSchema, MissSchema
from contracts.requests.lead_steps import ConvertLeadSchema, OpenLeadSchema
from contracts.requests.meetings import ConveneMeetingSchema
from contracts.requests.meetings_items import ReportResolutionSchema
from contracts.requests.meetings_kinds import NewMeetingKindSchema
from contracts.requests.meetings_matters import DiscussMatterSchema, RaiseMatterSchema
from contracts.requests.meetings_resolutions import ResolveSchema
from contracts.requests.negotiations import RecordNegotiationSchema
from contracts.requests.offers import MakeOfferSchema
from contracts.requests.on_site import EnteredOutcomeSchema, PlanOnSiteDaySchema
from contracts.requests.project_configuration import AddProjectKindSchema
from contracts.requests.project_steps import RegisterProjectSchema
from contracts.requests.prospects import RegisterProspectSchema
from contracts.requests.rotations import SetUpRotationSchema, SkipHostSchema
from contracts.requests.visit_plans import MakeVisitPlanSchema
from contracts.requests.visits import RecordVisitSchema
from demo import decisions, phrases
from demo.activities import COUNT, SKIP, SUMMARY, exchange, turns
from demo.agreements import RENEWAL, agreements
from demo.claims import BOARD, UNTIL
from demo.followups import MISSES, FollowUps
from demo.investment import (
    ENTERED_ON,
    EVERY,
    HELD,
    IN_RESERVE,
    KIND,
    LEADS,
    PROSPECTS,
    SIGNED,
    converted,
    lead,
    negotiation,
    project,
    prospect,
)
from demo.meetings import CONFERENCES, KINDS, NEGOTIATIONS, PROBLEMS, SUBJECTS, Meetings
from demo.on_site import OUTCOME, PLACE
from demo.visits import FINDINGS, planned, visited
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


def test_the_meetings_of_the_year_and_their_matters_are_accepted():
    days = [date(2026, 1, 4) + timedelta(days=number) for number in range(360)]
    scene = Meetings(days)
    scene._kinds = [str(UUID(int=1)), str(UUID(int=2))]
    for kind, count in ((0, CONFERENCES), (1, NEGOTIATIONS)):
        bodies = [scene._meeting(kind, number, count) for number in range(count)]
        assert [ConveneMeetingSchema().validate(body) for body in bodies] == [{}] * count
        assert len({body["starts_at"] for body in bodies}) == count
    assert [NewMeetingKindSchema().validate(kind) for kind in KINDS] == [{}, {}]
    titles = [scene._subject(number)[0] for number in range(PROBLEMS)]
    assert len(set(titles)) == PROBLEMS
    assert {title.partition("(")[0] for title in titles} <= {title for title, _, _ in SUBJECTS}


def test_a_matter_of_the_decision_list_is_resolved_and_carried_out():
    some, day = "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a", date(2026, 12, 2)
    assert NewDecisionListSchema().validate(decisions.listed(some, some, day)) == {}
    assert decisions.LIST["items"][decisions.FALLS_UNDER]
    matter = {**decisions.MATTER, "chain_id": some, "decision_item_id": some}
    assert RaiseMatterSchema().validate(matter) == {}
    assert DiscussMatterSchema().validate({"meeting_id": some, "note": decisions.DISCUSSED}) == {}
    assert ResolveSchema().validate(decisions.resolution(some, some, day)) == {}
    assert ReportResolutionSchema().validate({"evidence": decisions.EVIDENCE}) == {}


def test_the_words_of_an_on_site_day_are_accepted():
    assert PlanOnSiteDaySchema().validate({"day": "2026-01-04", "place": PLACE}) == {}
    assert EnteredOutcomeSchema().validate({"outcome": OUTCOME}) == {}


def test_the_agreements_of_the_district_can_be_registered():
    department, enterprise = "01980000-0000-7000-8000-000000000001", "01980000-0000-7000-8000-000000000002"
    bodies = agreements(department, enterprise)
    assert [RegisterAgreementSchema().validate(body) for body in bodies] == [{}] * len(bodies)
    assert RenewAgreementSchema().validate(RENEWAL) == {}


def test_the_visits_are_accepted():
    some = "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a"
    assert MakeVisitPlanSchema().validate(planned([some])) == {}
    for number in range(len(FINDINGS)):
        body = visited({"id": some, "enterprise_id": some}, number, "2026-11-02")
        assert RecordVisitSchema().validate(body) == {}


def test_the_investors_leads_and_negotiations_are_accepted():
    some, first = "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a", (date(2026, 1, 8) - ENTERED_ON).days
    entries = [prospect(number, some) for number in range(PROSPECTS)]
    assert [RegisterProspectSchema().validate(one) for one in entries] == [{}] * PROSPECTS
    assert len({one["name"] for one in entries}) == PROSPECTS
    assert [OpenLeadSchema().validate(lead(some, number, ENTERED_ON)) for number in range(LEADS)] == [{}] * LEADS
    held = [negotiation(number, ENTERED_ON) for number in range(HELD)]
    assert [RecordNegotiationSchema().validate({**one, "lead_id": some}) for one in held] == [{}] * HELD
    assert AddProjectKindSchema().validate(KIND) == {}
    assert ConvertLeadSchema().validate(converted(some, ENTERED_ON)) == {}
    projects = [project(number, some, some, ENTERED_ON) for number in range(1, SIGNED + IN_RESERVE)]
    assert [RegisterProjectSchema().validate(one) for one in projects] == [{}] * len(projects)
    assert len({one["title"] for one in projects}) == len(projects)
    # All of them since the first contact, in the year.
    assert first <= -EVERY * (HELD - 1)


def test_the_exchanges_are_accepted():
    some = "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a"
    bodies = [exchange(number, 2026, some) for number in range(COUNT)]
    assert [AnnounceActivitySchema().validate(body) for body in bodies] == [{}] * COUNT
    other = "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3b"
    assert SetUpRotationSchema().validate(turns([some, other], some)) == {}
    assert SkipHostSchema().validate(SKIP) == {}
    assert SummarizeActivitySchema().validate({"summary": SUMMARY, "headcount": 12}) == {}
