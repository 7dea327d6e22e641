"""The refresh token in a cookie: what operations of a session say about it (decision 0043)."""

from datetime import timedelta

from marshmallow import fields

from contracts.common import described
from contracts.problem import Problem, Text

# The field of a body that asks for it.
FIELD = "cookie"
# A session ends when it was not renewed for so long, and the cookie with it.
SESSION_IDLE = timedelta(hours=12)
KEPT_IN_COOKIE = (
    "Keep the refresh token in a cookie, which no script can read, instead of telling it in the answer: for pages of "
    "the platform itself."
)
FOREIGN_ORIGIN = Problem(
    "foreign-origin",
    403,
    Text("请求来自其他网站", "The request comes from another site"),
    Text(
        "`cookie` 只能由本平台自己的网页使用(Origin 为 {given},应为本平台的地址)。其他程序请保存 refresh_token。",
        "`cookie` is for pages of this platform (Origin says {given}, which is not its address). Other programs keep "
        "the refresh_token themselves.",
    ),
)


def cookie(description: str) -> fields.Boolean:
    """Whether the refresh token is kept in a cookie; the gateway takes this field out of the body."""
    return fields.Boolean(load_default=False, metadata=described(description))
