"""By which way a request comes in: from the enterprise's own contact, or taken in for it by somebody at its park."""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.running.work import Work
from contracts.problem import Text
from contracts.requests.on_site import OnSiteStatus
from contracts.requests.vocabulary import TAKEN_IN_CHANNEL, RequestChannel
from contracts.roles import Role
from services.requests.lifecycle.owning import one_of_own
from services.requests.on_site.models import OnSiteDay

# By which way who takes requests in for enterprises of a park, the usual one first.
CHANNELS: Mapping[Role, tuple[RequestChannel, ...]] = {
    Role.GRID_WORKER: (RequestChannel.GRID,),
    Role.SERVICE_CLERK: (RequestChannel.ON_SITE, RequestChannel.HOTLINE, RequestChannel.VISIT),
}


class Source(NamedTuple):
    """Who asks by which way, and the post of the actor, which is at the park where it is taken in for an enterprise."""

    enterprise_id: UUID
    channel: RequestChannel
    role: Role
    posts: tuple[Post, ...]

    @property
    def taken_in(self) -> bool:
        """Whether somebody takes it in for the enterprise."""
        return self.role in CHANNELS


def choose_source(work: Work, enterprise_id: UUID | None, channel: str | None) -> Source:
    """Return who asks by which way: the enterprise's own contact or its agent, unless somebody takes it in.

    Raises ``Failure`` for an enterprise or a channel that is not the actor's, or an enterprise that has to be named.
    """
    speaks = (post for post in work.actor.posts if post.role is Role.ENTERPRISE_CONTACT or post.mandate)
    own = {post.organization_id: post for post in speaks}
    takers = [role for role in CHANNELS if work.actor.is_any(role)]
    is_own = bool(own) and (enterprise_id is None or str(enterprise_id) in own)
    if channel is None and (is_own or not takers):
        post = own[str(own_enterprise(own, enterprise_id))]
        return Source(
            UUID(post.organization_id), RequestChannel.AGENT if post.mandate else RequestChannel.WEB, post.role, (post,)
        )
    role = next((each for each in takers if channel is None or channel in CHANNELS[each]), None)
    if role is None:
        possible = TAKEN_IN_CHANNEL.listed(each for taker in takers for each in CHANNELS[taker])
        raise invalid(
            "channel",
            channel,
            f"您可以代为受理的渠道:{possible.zh};企业自行提交时不填。",
            f"What you can take in by: {possible.en}. Leave it out where the enterprise itself submits.",
        )
    if enterprise_id is None:
        raise not_of_the_park(None)
    return _source(work, enterprise_id, RequestChannel(channel) if channel else CHANNELS[role][0], role)


def _source(work: Work, enterprise_id: UUID, channel: RequestChannel, role: Role) -> Source:
    return Source(enterprise_id, channel, role, tuple(post for post in work.actor.posts if post.role is role))


def not_of_the_park(enterprise_id: UUID | None) -> Failure:
    """Return the refusal of an enterprise that is none of the taker's park, or not known here yet: both the same."""
    return invalid(
        "enterprise_id",
        str(enterprise_id) if enterprise_id else None,
        "请填写您所在园区的企业(刚登记的企业请稍后重试)。",
        "Must be an enterprise of your park; try again in a moment for one that has just been registered.",
    )


def post_to_submit(source: Source, park_id: UUID | None, item_id: UUID | None) -> Post:
    """Return the post in which a request is submitted.

    Raises ``Failure`` if it is taken in at another park, or the mandate of an agent does not cover the item.
    """
    place = park_id if source.taken_in else source.enterprise_id
    post = next((post for post in source.posts if post.organization_id == str(place)), None)
    if post is None:
        raise not_of_the_park(source.enterprise_id)
    if post.within is not None and str(item_id) not in post.within:
        raise invalid(
            "item_id",
            str(item_id) if item_id else None,
            f"企业的委托仅限以下事项:{'、'.join(sorted(post.within))}。",
            f"The mandate of the enterprise covers these items alone: {', '.join(sorted(post.within))}.",
        )
    return post


def own_enterprise(own: Collection[str], enterprise_id: UUID | None) -> UUID:
    """Return the enterprise named, if it is the actor's, or the only one the actor acts for.

    Raises ``Failure`` if it is not the actor's, or has to be named.
    """
    if not own:
        raise invalid(
            "enterprise_id",
            str(enterprise_id) if enterprise_id else None,
            "您目前不代表任何企业:没有有效的委托。",
            "You speak for no enterprise at present: no mandate is in force.",
        )
    words = Text("请填写您所代表的企业之一", "Must be one of the enterprises you speak for")
    return one_of_own(set(map(UUID, own)), enterprise_id, "enterprise_id", words)


def on_site_day(work: Work, on_site_day_id: UUID | None, source: Source, park_id: UUID | None) -> UUID | None:
    """Return the on-site day on which a request is taken in, if it is.

    Raises ``Failure`` unless it is taken in on the spot, on a day of the park that has come and was not cancelled.
    """
    if on_site_day_id is None:
        return None
    found = work.session.get(OnSiteDay, on_site_day_id)
    fits = (
        found is not None
        and found.park_id == park_id
        and found.day <= work.today
        and found.status != OnSiteStatus.CANCELLED
    )
    if source.channel is not RequestChannel.ON_SITE or not fits:
        raise invalid(
            "on_site_day_id",
            str(on_site_day_id),
            "须为现场受理(on_site),且为本园区已到日期、未取消的现场服务日。",
            "Goes with `on_site`, and must be a day of the park that has come and was not cancelled.",
        )
    return on_site_day_id
