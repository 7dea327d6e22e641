"""Comments on a request: public ones between the enterprise and the offices, internal ones among the offices."""

from dataclasses import replace

from marshmallow import fields

from contracts.audiences import EVERYBODY
from contracts.commenting import CommentData, Commented
from contracts.common import chosen, described
from contracts.problem import Text
from contracts.requests.behalf import agents_listed
from contracts.requests.reading import REQUEST, SEEN_BY, VIEWERS
from contracts.requests.seen_by import centre_id, opened_to_id, taken_in_by
from contracts.requests.vocabulary import REQUEST_STATUS
from contracts.roles import Role
from contracts.telling import Told


class RequestCommentData(CommentData):
    """A comment on a request, with the request's state."""

    request_id = fields.UUID(required=True, metadata=described("The request."))
    number = fields.String(required=True, metadata=described("The number that people know it by.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    status = chosen(REQUEST_STATUS, "Where it stands.", required=True)
    enterprise_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("Who asks; null for an internal comment, which is not for it."),
    )
    enterprise_name = fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it concerns."))
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park that the enterprise lies in."))
    department_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Who has to handle it now; null before the dispatch.")
    )
    taken_in_by = taken_in_by()
    agents = agents_listed()
    co_department_ids = fields.List(
        fields.UUID(), load_default=list, metadata=described("The co-departments, which have a part in it.")
    )
    centre_id = centre_id()
    opened_to_id = opened_to_id()


# Operators see every request, but are no party to any.
REQUEST_COMMENTS = Commented(
    REQUEST, VIEWERS, VIEWERS - {Role.OPERATOR}, RequestCommentData, replace(SEEN_BY, formerly={})
)
REQUEST_COMMENT = REQUEST_COMMENTS.comment
LIST_REQUEST_COMMENTS = REQUEST_COMMENTS.list
GET_REQUEST_COMMENT = REQUEST_COMMENTS.get
CREATE_REQUEST_COMMENT = REQUEST_COMMENTS.add
CHANGE_REQUEST_COMMENT = REQUEST_COMMENTS.edit
WITHDRAW_REQUEST_COMMENT = REQUEST_COMMENTS.withdraw
LIST_REQUEST_COMMENT_VERSIONS = REQUEST_COMMENTS.versions
REQUEST_COMMENT_FILES = REQUEST_COMMENTS.files
REQUEST_COMMENT_ADDED = REQUEST_COMMENTS.added
REQUEST_COMMENT_EDITED = REQUEST_COMMENTS.edited
REQUEST_COMMENT_WITHDRAWN = REQUEST_COMMENTS.withdrawn

TOLD = Told(
    (REQUEST_COMMENT,), audiences={"mentioned": Text("被提及的岗位的任职人", "the holders of the posts mentioned")}
)
