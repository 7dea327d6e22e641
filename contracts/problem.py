"""Problems: every kind of refusal, declared once with its status and its words in both languages.

A problem reaches the client as an RFC 9457 document; ``code`` is the tail of its ``type``.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Text(NamedTuple):
    """A text in the two languages of the platform."""

    zh: str
    en: str


@dataclass(frozen=True)
class Problem:
    """One kind of refusal.

    ``code`` is kebab-case and never changes its meaning; ``detail`` may name parameters in braces, which the
    service gives when it raises the failure.
    """

    code: str
    status: int
    title: Text
    detail: Text


INVALID = Problem(
    "invalid",
    422,
    Text("内容有误", "The content is not valid"),
    Text("请按 errors 中逐项说明修改后重试。", "Mend what each entry of errors names, then try again."),
)
MALFORMED = Problem(
    "malformed",
    400,
    Text("请求无法解析", "The request cannot be read"),
    Text("{reason}", "{reason}"),
)
UNAUTHENTICATED = Problem(
    "unauthenticated",
    401,
    Text("需要登录", "Sign in first"),
    Text(
        "请在 Authorization 请求头中提供有效的访问令牌(Bearer)。",
        "Give a valid access token in the Authorization header (Bearer).",
    ),
)
FORBIDDEN = Problem(
    "forbidden",
    403,
    Text("无权执行此操作", "You may not do this"),
    Text("此操作需要以下岗位之一:{roles_zh}。{but_zh}", "This operation needs one of these roles: {roles_en}.{but_en}"),
)
NOT_FOUND = Problem(
    "not-found",
    404,
    Text("未找到", "Not found"),
    Text("没有 {kind} {id},或您无权查看。", "There is no {kind} {id}, or you may not see it."),
)
METHOD_NOT_ALLOWED = Problem(
    "method-not-allowed",
    405,
    Text("不支持此方法", "Method not allowed"),
    Text("此地址只支持:{allow}。", "This address only takes: {allow}."),
)
CHANGED = Problem(
    "changed-meanwhile",
    412,
    Text("数据已被他人修改", "It was changed meanwhile"),
    Text(
        "If-Match 为 {given},当前版本为 {current}。请重新读取后再修改。",
        "If-Match says {given}, the current version is {current}. Read it again, then change it.",
    ),
)
TOO_SLOW = Problem(
    "too-slow",
    408,
    Text("请求体发送过慢", "The content came too slowly"),
    Text("请求体须在 {seconds} 秒内发送完毕。", "A body must have arrived within {seconds} seconds."),
)
TOO_LARGE = Problem(
    "too-large",
    413,
    Text("内容过大", "The content is too large"),
    Text("最大 {limit}。", "It may have {limit} at most."),
)
UNSUPPORTED_MEDIA = Problem(
    "unsupported-media-type",
    415,
    Text("不支持的内容类型", "Unsupported media type"),
    Text("请使用 Content-Type: application/json。", "Send Content-Type: application/json."),
)
PRECONDITION_REQUIRED = Problem(
    "precondition-required",
    428,
    Text("需要 If-Match", "If-Match is required"),
    Text(
        "请先读取,并在 If-Match 请求头中带上返回的 ETag。",
        "Read it first and send the ETag that came with it in If-Match.",
    ),
)
TOO_MANY = Problem(
    "too-many-requests",
    429,
    Text("请求过于频繁", "Too many requests"),
    Text("请在 {seconds} 秒后重试。", "Try again in {seconds} seconds."),
)
KEY_REUSED = Problem(
    "idempotency-key-reused",
    422,
    Text("幂等键已用于其他请求", "The idempotency key was used for another request"),
    Text(
        "Idempotency-Key {key} 已用于内容不同的请求。请换用新的键。",
        "Idempotency-Key {key} belongs to a request with other content. Use a new key.",
    ),
)
KEY_OUTLIVED = Problem(
    "idempotency-key-outlived",
    403,
    Text("原任职已终止", "The post of the first call has ended"),
    Text(
        "Idempotency-Key {key} 首次调用时所凭的任职现已不再担任,原答复不再提供。请直接读取相应内容。",
        "The first call with Idempotency-Key {key} was made in a post that is no longer held, so its answer is not "
        "given again. Read the object itself instead.",
    ),
)
KEY_IN_USE = Problem(
    "idempotency-key-in-use",
    409,
    Text("相同幂等键的请求正在处理", "A request with this idempotency key is still running"),
    Text("请稍后用同一个键重试。", "Try again with the same key in a moment."),
)
INTERNAL = Problem(
    "internal",
    500,
    Text("内部错误", "Internal error"),
    Text("已记录,追踪号 {request_id}。", "It has been logged under request id {request_id}."),
)
UNAVAILABLE = Problem(
    "unavailable",
    503,
    Text("服务暂不可用", "The service is away"),
    Text("服务 {service} 暂不可用,请稍后重试。", "The service {service} is away. Try again in a moment."),
)
OVERLOADED = Problem(
    "overloaded",
    503,
    Text("请求过多", "Too much to do"),
    Text(
        "平台当前请求过多,此请求未被处理。请在 {seconds} 秒后重试。",
        "The platform has more to do than it can, and has done nothing about this. Try again in {seconds} s.",
    ),
)
# No sign of a service that has too much to do, so it is none of OVERLOADED, after which gateways call it less.
HASHING_BUSY = Problem(
    "hashing-busy",
    503,
    Text("正在核对的密码过多", "Too many passwords are being checked"),
    Text(
        "核对密码需要较长时间,同时进行的数量有限;此次未予核对。请在 {seconds} 秒后重试。",
        "Checking a password takes long, so few are checked at once; this one was not. Try again in {seconds} s.",
    ),
)
TIMED_OUT = Problem(
    "timed-out",
    504,
    Text("结果未知", "The outcome is unknown"),
    Text(
        "服务 {service} 未在时限内答复。请用同一个 Idempotency-Key 重试。",
        "The service {service} did not answer in time. Try again with the same Idempotency-Key.",
    ),
)

# The problems that any operation may answer with, whatever it declares.
COMMON = (
    INVALID, MALFORMED, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, CHANGED, TOO_SLOW,
    TOO_LARGE, UNSUPPORTED_MEDIA, PRECONDITION_REQUIRED, TOO_MANY, KEY_REUSED, KEY_OUTLIVED, KEY_IN_USE, INTERNAL,
    UNAVAILABLE, OVERLOADED, TIMED_OUT,
)  # fmt: skip
