"""Vacancies: requests under way whose next step is nobody's, because nobody holds the post or can act in it."""

from marshmallow import fields

from contracts.common import Tolerant, chosen, described
from contracts.problem import Text
from contracts.resource import Resource
from contracts.roles import ROLE
from contracts.telling import Told


class VacancyData(Tolerant):
    """Whose step it would be, where, and how many requests wait for it."""

    id = fields.UUID(required=True, metadata=described("The vacancy."))
    role = chosen(ROLE, "Whose step it would be.", required=True)
    department_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The department that has the requests; null for other roles."),
    )
    department_name = fields.String(required=True, allow_none=True, metadata=described("Its name."))
    chain_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The chain whose dispatcher, supervisor or chief is missing; null otherwise."),
    )
    chain_name = fields.String(required=True, allow_none=True, metadata=described("Its name."))
    park_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The park whose dispatcher is missing, for requests that concern no chain; null otherwise."),
    )
    park_name = fields.String(required=True, allow_none=True, metadata=described("Its name."))
    chain_ids = fields.List(fields.UUID(), required=True, metadata=described("All chains that the requests concern."))
    park_ids = fields.List(fields.UUID(), required=True, metadata=described("All parks in which the enterprises lie."))
    requests = fields.Integer(required=True, metadata=described("How many requests wait."))


VACANCY = Resource("requests", "vacancy", Text("缺岗", "vacancy"), "/v1/vacancies", VacancyData, plural="vacancies")
VACANCY_FOUND = VACANCY.event(
    "found",
    Text("待办诉求无人可办", "Requests under way wait for a step that nobody can take"),
    VacancyData,
)

TOLD = Told((VACANCY,))
