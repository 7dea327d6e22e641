"""Import the rows of the sheet 任职."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from chassis.ledgers.outcomes import Changed
from chassis.ledgers.planning import Changes, Plan
from chassis.ledgers.rows import Row
from chassis.storing.arrays import among
from chassis.storing.database import new_id
from contracts.problem import Text
from contracts.registry.kinds import ORGANIZATION_KIND, POST_KIND, PostKind
from contracts.roles import TRUSTED, Role
from services.registry.imports.known import Importing, KnownOrganization, KnownPerson
from services.registry.people import domain
from services.registry.people.last import is_last_after
from services.registry.people.models import Post

_ROLES = {role.value for role in Role}

# Two posts are the same if person, place and chain are the same; those of a chief if the chain is.
Key = tuple[PostKind, UUID | None, UUID | None, UUID | None]
Span = tuple[date, date | None]


class PostPlan(Plan):
    """The posts of the rows; those that the file does not list stay as they are."""

    COLUMNS = frozenset({"person", "kind", "organization", "chain", "valid_from", "valid_to"})

    def __init__(self, importing: Importing, _rows: Sequence[Row]) -> None:
        self.importing = importing
        self.changes = Changes(Post)
        # The rows that are of posts there are already.
        self.rows: dict[UUID, int] = {}
        # What the rows make of posts, in the order of the file.
        self.claimed: list[tuple[Row, str, Key, Span]] = []
        persons = [known.id for known in importing.persons.values() if known.row is not None]
        chains = [known.id for known in importing.chains.values() if known.row is not None]
        chiefs = Post.chain_id.in_(chains) & (Post.kind == PostKind.CHAIN_CHIEF)
        concerned = or_(among(Post.person_id, persons), chiefs)
        held = importing.session.execute(
            select(*Post.__table__.c).where(concerned).order_by(Post.id).with_for_update()
        ).all()
        self.held: dict[Key, list[Any]] = {}
        for post in held:
            key = _key(post.kind, post.person_id, post.organization_id, post.chain_id)
            self.held.setdefault(key, []).append(post)
        self.taken: dict[Key, list[Span]] = {
            key: [(post.valid_from, post.valid_to) for post in posts] for key, posts in self.held.items()
        }

    def take(self, row: Row) -> None:
        """Compare a row with the post."""
        if not row.sound:
            return
        importing = self.importing
        person = importing.persons.get(row["person"])
        if person is None:
            code = row["person"]
            importing.fault(row, "person", code, f"没有编号为 {code} 的人员。", f"There is no person {code}.")
        place = importing.organization(row, "organization", row["organization"])
        chain = importing.chain(row, "chain", row["chain"]) if row["chain"] else None
        sound = self._check(row, place)
        if person is None or place is None or (row["chain"] and chain is None) or not sound:
            return
        key = _key(row["kind"], person.id, place.id, chain.id if chain else None)
        same = [
            post
            for post in self.held.get(key, [])
            if post.valid_from == row["valid_from"] and post.person_id == person.id and post.organization_id == place.id
        ]
        if same:
            self._take_held(row, key, same[0])
        else:
            for name, known in (("person", person), ("organization", place), ("chain", chain)):
                if known is not None:
                    importing.check_active(row, name, known)
            self._take_new(row, key, person, place, chain.id if chain else None)

    def _check(self, row: Row, place: KnownOrganization | None) -> bool:
        importing, kind = self.importing, row["kind"]
        before = importing.faults.count
        if row["valid_to"] and row["valid_to"] < row["valid_from"]:
            importing.fault(row, "valid_to", row["valid_to"], "终止日期早于起始日期。", "It ends before it begins.")
        if place is not None and place.kind is not None:
            if not domain.fits(kind, place.kind):
                allowed = "、".join(sorted(ORGANIZATION_KIND.words[each].zh for each in domain.PLACES[kind]))
                zh = f"此职务不能在{ORGANIZATION_KIND.words[place.kind].zh}担任,应为:{allowed}。"
                en = f"Such a post is not held at a {ORGANIZATION_KIND.words[place.kind].en}."
                importing.fault(row, "organization", row["organization"], zh, en)
            if row["chain"] is None and domain.needs_chain(kind, place.kind):
                importing.fault(row, "chain", "", "此职务须填写产业链。", "Such a post needs a chain.")
        if kind is PostKind.OPERATOR and not importing.work.actor.is_any(Role.OPERATOR):
            zh, en = "平台管理员只能由平台管理员任命。", "Only an operator makes operators."
            importing.fault(row, "kind", "", zh, en)
        return importing.faults.count == before

    def _take_held(self, row: Row, key: Key, post: Any) -> None:
        first = self.rows.setdefault(post.id, row.number)
        if first != row.number:
            zh, en = f"与第 {first} 行重复。", f"Row {first} has it already."
            self.importing.fault(row, "valid_from", row["valid_from"], zh, en)
        elif not row.has("valid_to") or post.valid_to == row["valid_to"]:
            self._note(row, {})
        elif post.ended:
            zh = f"此任职已于 {post.valid_to} 终止,导入不能更改;请另起一行,写明新的起始日期。"
            en = f"It was ended on {post.valid_to}, which an import does not change; give a new row a new first day."
            self.importing.fault(row, "valid_to", row["valid_to"], zh, en)
        elif row["valid_to"] is not None and is_last_after(
            self.importing.work,
            post,
            row["valid_to"],
            [each.id for each, values in self.changes.registered if values["valid_to"]],
        ):
            words = POST_KIND.words[post.kind]
            zh = f"此后将无人可以{words.zh}身份登录;请先另行任命并开通账号。"
            en = f"Nobody who can sign in would be {words.en} afterwards; appoint another one first."
            self.importing.fault(row, "valid_to", row["valid_to"], zh, en)
        else:
            self.changes.change(post, ended=row["valid_to"] is not None, valid_to=row["valid_to"])
            self.importing.changed_access.add(post.person_id)
            self.taken[key].remove((post.valid_from, post.valid_to))
            self.claimed.append((row, "valid_to", key, (post.valid_from, row["valid_to"])))
            self._note(row, {"valid_to": (post.valid_to, row["valid_to"])})
            if post.valid_to is not None and (row["valid_to"] is None or row["valid_to"] > post.valid_to):
                self._note_trust(row, post.person_id)
            elif post.kind.value in TRUSTED:
                self.importing.trust_ended.add(post.id)

    def _take_new(
        self,
        row: Row,
        key: Key,
        person: KnownPerson,
        place: KnownOrganization,
        chain_id: UUID | None,
    ) -> None:
        self.claimed.append((row, "valid_from", key, (row["valid_from"], row["valid_to"])))
        self.changes.new.append(
            {
                "id": new_id(),
                "kind": row["kind"],
                "person_id": person.id,
                "organization_id": place.id,
                "chain_id": chain_id,
                "valid_from": row["valid_from"],
                "valid_to": row["valid_to"],
                "ended": False,
            }
        )
        if row["kind"].value in _ROLES and person.row is not None:
            self.importing.changed_access.add(person.id)
        self._note_trust(row, person.id)
        self._note(row, None)

    def _note(self, row: Row, changed: Changed | None) -> None:
        """Note what a row changes, under the names of the person, the post and the place."""
        importing, kind = self.importing, POST_KIND.words[row["kind"]]
        person, place = importing.persons[row["person"]], importing.organizations[row["organization"]]
        title = Text(*(f"{person.name} · {said} · {place.name}" for said in kind))
        importing.outcomes[row.ledger].add(row, changed, title)

    def check(self) -> None:
        """Add a fault for each row whose post overlaps the same one, as all rows leave them, whatever their order."""
        for row, name, key, span in self.claimed:
            taken = self.taken.setdefault(key, [])
            standing = [each for each in taken if _overlap(each, span)]
            if standing:
                zh = f"与自 {standing[0][0]} 起的同一任职重叠。"
                en = f"It overlaps the same post held since {standing[0][0]}."
                self.importing.fault(row, name, row[name], zh, en)
            else:
                taken.append(span)

    def _note_trust(self, row: Row, person_id: UUID) -> None:
        """Note a role of trust that the row gives or prolongs."""
        importing = self.importing
        if row["kind"].value not in TRUSTED:
            return
        chain = importing.chains.get(row["chain"])
        names = {
            "person": importing.persons[row["person"]].name,
            "organization": importing.organizations[row["organization"]].name,
            "chain": chain and (chain.row.name if chain.row else row["chain"]),
        }
        importing.trust_posts.append({**{name: row[name] for name in ("kind", "valid_from", "valid_to")}, **names})
        importing.trust_persons.add(person_id)

    def write(self) -> None:
        """Write the posts."""
        self.changes.write(self.importing.session)
        self.importing.changed_posts += self.changes.after()


def _key(kind: PostKind, person_id: UUID, organization_id: UUID, chain_id: UUID | None) -> Key:
    if domain.only_one(kind):
        return kind, None, None, chain_id
    return kind, person_id, organization_id, chain_id


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= (other[1] or date.max) and other[0] <= (one[1] or date.max) and one[0] <= (one[1] or date.max)
