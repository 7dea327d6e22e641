"""Problem details (RFC 9457): the response to a refusal, in the client's language."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from chassis.calling.errors import Failure
from contracts.catalogue import NOUNS
from contracts.problem import COMMON, INTERNAL, MALFORMED, TOO_LARGE, UNAUTHENTICATED, Problem, Text
from contracts.registry.accounts import PASSWORD_CHANGE_REQUIRED
from contracts.registry.api_keys import KEY_REFUSED, KEY_SCOPE
from contracts.registry.factors import FACTOR_REQUIRED
from gateway.language import TAGS, in_language
from gateway.request_context import Response

MEDIA_TYPE = b"application/problem+json"
LONGEST_VALUE = 100

TOKEN_STALE = Problem(
    "token-stale",
    401,
    Text("令牌已失效", "The access token was revoked"),
    Text(
        "会话已退出、岗位已变动,或签名密钥已更换。请用刷新令牌换取新的访问令牌(POST /v1/sessions/refresh)。",
        "The session ended, the posts changed, or the signing key is used no more. Get a new access token with the "
        "refresh token (POST /v1/sessions/refresh).",
    ),
)
TOKEN_EXPIRED = Problem(
    "token-expired",
    401,
    Text("令牌已过期", "The access token has expired"),
    Text(
        "请用刷新令牌换取新的访问令牌(POST /v1/sessions/refresh)。",
        "Get a new access token with the refresh token (POST /v1/sessions/refresh).",
    ),
)
EXPORTS_BUSY = Problem(
    "exports-under-way",
    503,
    Text("正在导出的文件过多", "Too many files are being exported"),
    Text(
        "同时导出的文件数量有限,此次未导出。请在 {seconds} 秒后重试。",
        "Few files are exported at once; this one was not. Try again in {seconds} s.",
    ),
)
# The refusals of the gateway itself, besides the common problems.
OWN = (TOKEN_STALE, TOKEN_EXPIRED, PASSWORD_CHANGE_REQUIRED, FACTOR_REQUIRED, KEY_REFUSED, KEY_SCOPE)
OF_THE_GATEWAY = (*COMMON, *OWN, EXPORTS_BUSY)

_CHALLENGES = {
    UNAUTHENTICATED.code: b'Bearer realm="lianshang"',
    TOKEN_STALE.code: b'Bearer realm="lianshang", error="invalid_token", error_description="revoked"',
    TOKEN_EXPIRED.code: b'Bearer realm="lianshang", error="invalid_token", error_description="expired"',
}


def malformed(zh: str, en: str) -> Failure:
    """Return the failure for a request that cannot be read, with the reason."""
    return Failure(replace(MALFORMED, detail=Text(_literal(zh), _literal(en))))


def too_large(most: int) -> Failure:
    """Return the failure for more than ``most`` bytes, in the unit in which people see the sizes of files."""
    limit = f"{most / 1024**2:.3g} MB" if most >= 1024**2 else f"{most} B"
    return Failure(TOO_LARGE, limit=limit)


def internal(request_id: str) -> Failure:
    """Return the failure for an unexpected error."""
    return Failure(INTERNAL, request_id=request_id)


def problem_response(
    failure: Failure,
    language: str,
    request_id: str,
    *,
    secret: Callable[[str], bool] = lambda field: False,
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> Response:
    """Return the response for a failure; ``secret`` tells for a field whether its value is never shown."""
    body = json.dumps(document(failure, language, request_id, secret), ensure_ascii=False).encode()
    found = [
        (b"content-type", MEDIA_TYPE),
        (b"content-language", TAGS[language].encode()),
        (b"cache-control", b"no-store"),
        (b"vary", b"Accept-Encoding, Accept-Language, Authorization"),
        *headers,
    ]
    if failure.problem.status == 401:
        found.append((b"www-authenticate", _CHALLENGES.get(failure.problem.code, _CHALLENGES["unauthenticated"])))
    return Response(failure.problem.status, body, found)


def document(
    failure: Failure, language: str, request_id: str, secret: Callable[[str], bool] = lambda field: False
) -> dict[str, Any]:
    """Return the members of the problem: the standard ones, ``code``, and ``errors`` for invalid content."""
    problem, chinese = failure.problem, language == "zh"
    title, detail = (problem.title.zh, problem.detail.zh) if chinese else (problem.title.en, problem.detail.en)
    found: dict[str, Any] = {
        "type": f"/problems/{problem.code}",
        "title": title,
        "status": problem.status,
        "detail": detail.format_map(_Params(_words(failure.params, chinese))),
        "instance": request_id,
        "code": problem.code,
    }
    if failure.errors:
        found["errors"] = [_entry(error, language, secret) for error in failure.errors]
    return found


def _entry(error: Mapping[str, Any], language: str, secret: Callable[[str], bool]) -> dict[str, Any]:
    """Describe one error; a query parameter or header has no place in the content, hence no pointer."""
    field = str(error.get("field") or "")
    entry: dict[str, Any] = {"field": field}
    if "in" in error:
        entry["in"] = error["in"]
    else:
        entry["pointer"] = "".join(f"/{escaped(part)}" for part in field.split(".")) if field else ""
    if error.get("value") is not None and not secret(field):
        entry["value"] = shortened(error["value"])
    entry["detail"] = in_language(error.get("detail", ""), language)
    return entry


def escaped(part: str) -> str:
    """Escape one step of a JSON pointer (RFC 6901, 3)."""
    return part.replace("~", "~0").replace("/", "~1")


def shortened(value: Any) -> Any:
    """Return a value fit to be shown: scalars, long ones cut; of a container only the size, as it may hold anything."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list | tuple):
        return f"[{len(value)}]"
    # Within one process a service's values are not serialized: identifiers, dates, decimals.
    return value if isinstance(value, bool | int | float) else shortened(str(value))


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _words(params: Mapping[str, Any], chinese: bool) -> dict[str, Any]:
    """Return the parameters with names of objects in the language, as declared with the resource."""
    found = dict(params)
    if noun := NOUNS.get(str(found.get("kind"))):
        found["kind"] = noun.zh if chinese else noun.en
    return found


class _Params(dict[str, Any]):
    """Parameters of a text; a missing one shows as its name, rather than hiding the problem behind a KeyError."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
