"""Files on requests: what an enterprise submits with one, and what a department answers with."""

from contracts.files import Attachable
from contracts.problem import Text
from contracts.requests.reading import REQUEST, VIEWERS
from contracts.requests.vocabulary import REQUEST_FILE_KIND
from contracts.roles import FOR_ENTERPRISES, Role

REQUEST_FILES = Attachable(
    REQUEST,
    Text("诉求附件", "file of a request"),
    sees=VIEWERS,
    adds=FOR_ENTERPRISES | {Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK},
    removes=frozenset({Role.SUPERVISOR, Role.OPERATOR}),
    kinds=REQUEST_FILE_KIND,
)
