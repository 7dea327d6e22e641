"""Who sees things of a kind, declared once with its resource: by the ids that rows and events of it carry.

The service decides by it whom it shows a thing, and the gateway whom it tells that the thing has changed
(``chassis/calling/reach.py``, docs/decisions/0031-changes-are-told-to-those-who-see.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from contracts.roles import Role

_Fields = Mapping[str, frozenset[Role]]


@dataclass(frozen=True, eq=False)
class SeenBy:
    """Who sees a thing, by the names of fields.

    ``organizations``: holders of a post in these roles at the organization that the field names; ``chains``: those
    whose post names that chain, and those of ``AT_LARGE`` whose post names none (decision 0024); ``persons``: the
    person named; ``own``: the person named, while in one of these roles.
    ``everything``: these roles see all things of the kind. ``everybody``: so does everybody who is signed in.
    ``posts``: a field of events that lists posts whose holders see the thing, each as ``role``, or as ``role/id`` at an
    organization or for a chain; the service decides by what it keeps of them.
    ``listed``: a field of events that lists persons who see the thing besides; the service decides by what it keeps of
    them. ``within`` is the field by which a mandate may bound what its holder sees (``chassis.calling.actor.Mandate``).
    ``formerly`` is as ``organizations``, for whom an event takes the thing away from: they are told a last time.
    ``several`` names those fields of ``organizations`` that list any number of ids; null is none.
    """

    organizations: _Fields = field(default_factory=dict)
    chains: _Fields = field(default_factory=dict)
    persons: tuple[str, ...] = ()
    own: _Fields = field(default_factory=dict)
    everything: frozenset[Role] = frozenset()
    everybody: bool = False
    posts: str = ""
    listed: str = ""
    within: str = ""
    formerly: _Fields = field(default_factory=dict)
    several: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields by which a thing is seen."""
        return (*self.organizations, *self.chains, *self.persons, *self.own)

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the fields of events that list who sees a thing."""
        return tuple(filter(None, (self.posts, self.listed)))

    def without(self, *names: str) -> "SeenBy":
        """Return who sees a thing by the other fields of organizations."""
        kept = {name: roles for name, roles in self.organizations.items() if name not in names}
        return replace(self, organizations=kept, several=tuple(name for name in self.several if name not in names))


EVERYBODY = SeenBy(everybody=True)
