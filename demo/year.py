"""Play the demonstration from an empty platform to the report."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from demo import cases, district, plan, play, render, report, roster, setup, venues
from demo.activities import Activities
from demo.agreements import Agreements
from demo.claims import Claims
from demo.client import Api, User
from demo.followups import FollowUps
from demo.investment import Investment
from demo.meetings import Meetings
from demo.muping.names import digest
from demo.on_site import OnSiteDays
from demo.plan import Plot, Story
from demo.progress import Teller
from demo.staff import CLERK, StaffDesk
from demo.training import plan_training
from demo.visits import Visits

# The morning on which the district is loaded: the first working day of the year, before any step.
FIRST_MORNING = datetime(2026, 1, 4, 8, 30, tzinfo=play.SHANGHAI)
LAST_EVENING = datetime(2026, 12, 31, 17, 20, tzinfo=play.SHANGHAI)
LEFT_OUT = (
    *("training.courses", "training.attendances", "on_site_days.held", "activities.exchanges", "staff_requests.closed"),
    *("meetings.joint_conferences", "matters.settled_by_negotiation", "negotiations.held"),
    *("projects.signed", "projects.in_reserve"),
)
FIXED_CLOCK = "时钟不可调整,未演示 left out: the clock is fixed"


@dataclass(frozen=True)
class Outcome:
    """The result: whether every compared figure agrees, and the accounts for signing in."""

    agrees: bool
    home: setup.District


async def demonstrate(url: str, operator: tuple[str, str], password: str, tell: Teller) -> Outcome:
    """Load the district, play its year and print the report, showing the progress of each stage.

    ``operator`` is login and password of a platform operator, ``password`` is that of all accounts of the district.

    Raises ``setup.AlreadyLoaded`` before anything is changed, ``client.Refused`` if the platform refuses something.
    """
    async with Api(url) as api:
        director = User(api, *operator)
        await director.sign_in()
        await setup.refuse_if_loaded(director)
        movable = bool((await api.call("GET", "/v1/clock")).json()["movable"])
        clock = play.Clock(director, movable)
        await clock.move(FIRST_MORNING)
        return await _live(api, clock, password, tell)


async def _live(api: Api, clock: play.Clock, password: str, tell: Teller) -> Outcome:
    director, people = clock.operator, roster.read()
    with tell.stage("import", "导入登记数据  Importing the registry"):
        home = await setup.import_registry(director)
    with tell.stage("accounts", "开通账号  Opening accounts", len(people.accounts())) as advance:
        await asyncio.gather(
            setup.open_accounts(home, people, password, advance),
            setup.load_catalog(home),
        )
    now = datetime.fromisoformat((await api.call("GET", "/v1/clock")).json()["now"])
    days = await play.working_days(director) if clock.movable else [now.astimezone(play.SHANGHAI).date()]
    stories = plan.plan(people, district.catalog(), district.matters(), len(days) if clock.movable else None)
    training = plan_training(days, clock.movable)
    registrar = home.users[people.one("登记员")]
    await venues.register(home, registrar)
    await training.announce(home, registrar, now, clock.movable)

    player = play.Player(home, people, clock, days)
    steps = sum(len(story.steps) for story in stories) + training.steps
    if not clock.movable:
        tell.say(_what_is_left_out(stories), "yellow")
    with tell.stage("play", "演示一年  Playing the year", steps) as advance:
        scenes = (
            FollowUps(),
            Claims(),
            OnSiteDays(),
            StaffDesk(),
            Agreements(),
            Visits(),
            Meetings(days),
            Investment(),
            Activities(),
        )
        await player.play(stories, training, scenes, advance)
        together = await cases.bring_together(player)
        await asyncio.gather(*(user.be_there() for user in home.users.values()))
        await clock.move(LAST_EVENING)
    with tell.stage("report", "核对消息并统计  Checking inboxes, computing the report"):
        shown = await play.wait_for_inboxes(player, stories)
        year = await report.gather(home, home.users[people.one("督办员")], home.users[CLERK], clock.movable)
    tell.say(f"  最后一件诉求已在派单员收件箱  The last request is in its dispatcher's inbox: {shown}")
    tell.say(f"  集中办理 one case, answered at once: {together}")
    tell.say(f"  HTTP 调用 calls {api.calls}, 时钟调整 moves of the clock {clock.moves}")
    left_out = {} if clock.movable else dict.fromkeys(LEFT_OUT, FIXED_CLOCK)
    lines = report.compare(district.published(), year.published, left_out)
    for table in (render.departments(year), render.contents(year), render.figures(lines)):
        render.show(tell.out, table)
    return Outcome(report.all_agree(lines), home)


def _what_is_left_out(stories: Sequence[Story]) -> str:
    told = "、".join(
        f"{plot.zh} {plot.en} ({plot.count})" for plot in Plot if plot.by_time and any(s.plot is plot for s in stories)
    )
    return (
        "  此平台的时钟不可调整,以下只有时间才能引起的内容从略,相应诉求按期答复并评价;培训只报名、不登记出勤。\n"
        "  The clock of this platform is fixed. Left out is what only time can cause; such requests are answered in "
        f"time and evaluated, and nobody attends the courses, which lie ahead: {told}"
    )


def logins(people: roster.Roster, password: str, operator: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    """Return one account for each role: role, login, password, what it stands for."""
    enterprises = {one.contact: one.name for one in people.enterprises}
    contact = min(enterprises, key=lambda login: (login != "qy001", digest(login)))
    return [
        ("企业联系人 enterprise contact", contact, password, enterprises[contact]),
        ("派单员 dispatcher", "paidan1", password, "产业链综合党委 chain committee"),
        ("派单员 dispatcher", "yq011", password, "蓝谷生物医药产业园 park"),
        ("部门经办人 department handler", "kjj1", password, "牟平区科学技术局 department"),
        ("代办专员 service agent", "daiban1", password, "受企业委托 by mandate of enterprises"),
        ("督办员 supervisor", people.one("督办员"), password, "全部诉求 all requests"),
        ("回访员 follow-up clerk", people.one("回访员"), password, "办结后的回访 calls back about closed requests"),
        ("链长 chain chief", people.one("链长"), password, "生物医药产业链 the chain"),
        ("服务中心工作人员 service centre clerk", people.one("服务中心工作人员"), password, "蓝谷生物医药产业园 park"),
        ("网格员 grid worker", people.one("网格员"), password, "蓝谷生物医药产业园 park"),
        ("登记员 registrar", people.one("登记员"), password, "登记与培训 registry, courses"),
        ("平台管理员 platform operator", people.one("平台管理员"), password, "规则、目录、时钟 rules, catalog, clock"),
        ("平台管理员 platform operator", *operator, "初始账号 the first account"),
    ]
