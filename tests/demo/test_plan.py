"""The plan of the played year: what it contains, that it keeps to every bound, that it is the same every time."""

from collections import Counter
from datetime import date, timedelta

import holidays
import pytest

from demo import district, phrases, plan, roster
from demo.plan import Plot
from demo.training import plan_training


def year_of_working_days():
    """The working days of 2026, make-up days of the Chinese calendar included."""
    calendar = holidays.country_holidays("CN", years=2026)
    every = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    return [day for day in every if calendar.is_working_day(day)]


DAYS = year_of_working_days()


@pytest.fixture(scope="module")
def people():
    return roster.read()


@pytest.fixture(scope="module")
def stories(people):
    return plan.plan(people, district.catalog(), district.matters(), len(DAYS))


def items_by_code():
    return {item.code: item for item in district.catalog()}


def steps_named(story, action):
    return [step for step in story.steps if step.action == action]


def term_of(story):
    return items_by_code()[story.matter.item].working_days


def dispatched_on(story):
    return steps_named(story, "dispatch")[0].day


def answered_on(story):
    return steps_named(story, "answer")[0].day


def test_exactly_175_requests_are_closed_and_some_are_not(stories):
    closing = [story for story in stories if story.plot.closes]
    assert len(closing) == plan.CLOSED == 175
    assert Counter(story.plot for story in stories) == {plot: plot.count for plot in Plot}
    assert len(stories) > 175


def test_the_published_figure_is_what_is_planned():
    (figure,) = [figure for figure in district.published() if figure.report == "requests.closed"]
    assert figure.value == plan.CLOSED


def test_two_plans_are_the_same(people, stories):
    again = plan.plan(people, district.catalog(), district.matters(), len(DAYS))
    assert again == stories


def test_steps_of_a_story_never_go_back_in_time(stories):
    for story in stories:
        days = [step.day for step in story.steps]
        assert days == sorted(days), story.number
        assert story.steps[0].action == "submit"
        assert story.last_day < len(DAYS)


def test_people_act_on_every_second_working_day_only(stories):
    days = {step.day for story in stories for step in story.steps}
    assert all(day % plan.PACE == 0 for day in days)
    assert len(days) <= len(DAYS) // plan.PACE + 1


def test_a_closing_story_ends_with_what_closes_it(stories):
    for story in stories:
        last = story.steps[-1]
        if story.plot is Plot.UNEVALUATED:
            assert last.action == "answer"
        elif story.plot is Plot.UPHELD:
            assert (last.action, last.body["decision"]) == ("review", "uphold")
        elif story.plot.closes:
            assert last.action == "evaluation"
            assert last.body["overall"] >= 3


def test_an_unevaluated_answer_has_time_to_close_before_the_year_ends(stories):
    for story in stories:
        if story.plot is Plot.UNEVALUATED:
            assert story.last_day + 10 < len(DAYS) - plan.PACE


def test_what_is_answered_in_time_is_answered_within_the_term(stories):
    in_time = (Plot.PLAIN, Plot.CONFIRMED, Plot.NOT_EXTENDED, Plot.REOPENED, Plot.UPHELD, Plot.UNEVALUATED)
    for story in stories:
        if story.plot in in_time:
            assert answered_on(story) <= dispatched_on(story) + term_of(story), (story.plot, story.number)


def test_a_granted_extension_is_needed_and_kept(stories):
    extended = [story for story in stories if story.plot is Plot.EXTENDED]
    for story in extended:
        (asked,), (decided,) = steps_named(story, "extension"), steps_named(story, "extension/decision")
        due = dispatched_on(story) + term_of(story)
        assert asked.day <= due
        assert decided.body["granted"] is True
        assert 1 <= asked.body["days"] <= 10
        assert answered_on(story) <= due + asked.body["days"]
    assert any(answered_on(story) > dispatched_on(story) + term_of(story) for story in extended)


def test_overdue_stories_reach_their_rung_and_no_higher_one(stories):
    bounds = {Plot.OVERDUE: (1, 5), Plot.NOTICE: (6, 10), Plot.CHIEF: (11, 99)}
    for story in stories:
        if story.plot in bounds:
            low, high = bounds[story.plot]
            assert low <= answered_on(story) - dispatched_on(story) - term_of(story) <= high, story.number


def test_a_department_returns_within_two_working_days_of_the_dispatch(stories):
    returned = [story for story in stories if steps_named(story, "return")]
    assert {story.plot for story in returned} == {Plot.REDISPATCHED, Plot.CONFIRMED}
    for story in returned:
        assert steps_named(story, "return")[0].day - dispatched_on(story) <= 2


def test_every_department_names_another_one_when_it_returns():
    departments = {item.department for item in district.catalog()} | {
        rule.department for rule in district.dispatch_rules()
    }
    assert departments <= set(phrases.NEIGHBOURS)
    assert all(neighbour != department for department, neighbour in phrases.NEIGHBOURS.items())


def test_poor_evaluations_are_poor_and_go_to_review(stories):
    for story in stories:
        marks = [step.body["overall"] for step in steps_named(story, "evaluation")]
        if story.plot in (Plot.REOPENED, Plot.UPHELD):
            assert marks[0] <= 2
            assert len(steps_named(story, "review")) == 1
        else:
            assert all(mark >= 3 for mark in marks)


def test_where_the_clock_is_fixed_everything_happens_on_one_day_and_175_still_close(people):
    stories = plan.plan(people, district.catalog(), district.matters(), None)
    closing = [story for story in stories if story.plot.closes]
    assert len(closing) == 175
    assert {step.day for story in stories for step in story.steps} == {0}
    assert all(story.steps[-1].action in ("evaluation", "review") for story in closing)


def test_a_year_that_is_too_short_is_refused(people):
    with pytest.raises(ValueError, match="do not end"):
        plan.plan(people, district.catalog(), district.matters(), 60)


def test_only_those_who_act_get_an_account(people):
    accounts = people.accounts()
    assert 30 <= len(accounts) <= 50
    assert {"lianzhang", "duban", "dengji", "guanli", "paidan1", "paidan2", "yq011", "kjj1", "kjj3"} <= set(accounts)
    for enterprise in people.enterprises:
        assert enterprise.contact in accounts
    assert {segment for one in people.enterprises for segment in one.segments} == {
        "研发", "中试", "检验检测", "审评审批", "生产", "销售"
    }  # fmt: skip
    assert {one.park for one in people.enterprises} == {"", "YQ01", "YQ02", "YQ03"}


def test_a_department_always_has_a_handler_and_the_one_who_left_acts_no_more(people):
    for department in phrases.NEIGHBOURS:
        assert all(people.of("部门经办人", department, day) for day in DAYS)
    after = {holder.login for holder in people.of("部门经办人", "BM01", date(2026, 7, 1))}
    assert after == {"kjj1", "kjj3"}
    assert people.turning_days() == {"kjj3": date(2026, 7, 1)}


def test_every_matter_answers_the_form_of_its_item():
    items = items_by_code()
    matters = district.matters()
    assert {matter.item for matter in matters} == set(items)
    for matter in matters:
        fields = {field.key: field for field in items[matter.item].fields}
        assert set(matter.form) <= set(fields), matter.title
        assert {key for key, field in fields.items() if field.required} <= set(matter.form), matter.title
        for key, value in matter.form.items():
            assert not fields[key].choices or value in fields[key].choices, matter.title


def test_courses_are_enrolled_in_before_and_attended_after():
    training = plan_training(DAYS, movable=True)
    enrolled = Counter()
    for course in district.courses():
        days = {
            what: [
                DAYS[day]
                for day, doings in training.doings.items()
                for doing in doings
                if (doing.course, doing.what) == (course, what)
            ]
            for what in ("enrol", "cancel", "attend")
        }
        assert course.enrolment_opens < min(days["enrol"])
        assert max(days["enrol"]) <= max(days["cancel"]) < course.begins.date()
        assert min(days["attend"]) > course.ends.date()
    for doings in training.doings.values():
        for doing in doings:
            enrolled[doing.what] += len(doing.enrolments)
    assert enrolled["enrol"] == len(district.enrolments())
    assert enrolled["attend"] == 278 + sum(one.outcome == "缺席" for one in district.enrolments())


def test_where_the_clock_is_fixed_nobody_attends():
    training = plan_training(DAYS[:1], movable=False)
    assert {doing.what for doings in training.doings.values() for doing in doings} == {"enrol", "cancel"}


def test_two_requests_are_handled_jointly_and_one_co_department_is_late(stories):
    joint = [story for story in stories if steps_named(story, "part")]
    assert [story.plot for story in sorted(joint, key=lambda story: plan.JOINT.index(story.plot))] == [*plan.JOINT]
    for story in joint:
        (added,), (done,) = steps_named(story, "part"), steps_named(story, "part/contribution")
        assert done.day == answered_on(story)
        # It has as much time as the item gives.
        assert (done.day - added.day > term_of(story)) == (story.plot is Plot.OVERDUE)
