"""The console: the built files of ``console/``, kept in memory and handed out as they are.

``make console`` puts them into ``gateway/static/console``, each with its compressed forms beside it. They may come, or
be replaced, while the gateway runs: the page tells that they have changed, and is put into place last.
"""

import hashlib
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from chassis.calling.clients import client_of
from gateway.compression import takes
from gateway.conditional_requests import entity_tags
from gateway.limiter import Limiter
from gateway.request_context import Headers, RequestContext, Response

FOLDER = Path(str(files("gateway"))) / "static" / "console"
PAGE_FILE = "index.html"
# Nothing from elsewhere and nothing inline, neither script nor style. Vue's templates and ECharts make HTML of texts
# that the console gives them; nobody else may.
POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    b"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    b"require-trusted-types-for 'script'; trusted-types vue default"
)
# Of RATE_LIMIT, for an address: a whole office behind it fetches a dozen files each when it begins to work.
PART = 10.0
_KINDS = {
    ".html": b"text/html; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".svg": b"image/svg+xml",
    ".png": b"image/png",
    ".woff2": b"font/woff2",
    ".webmanifest": b"application/manifest+json",
}
# What is packed, the smallest first, and the end of the name of a packed file.
_CODINGS = {"br": ".br", "gzip": ".gz"}
_VARY = (b"vary", b"Accept, Accept-Encoding")
_POLICY = (b"content-security-policy", POLICY)
_NOT_BUILT = """\
<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>链上 Lianshang</title>
<h1>链上</h1>
<p>网页界面尚未构建。请在项目目录运行 <code>make console</code>,完成后刷新本页。
接口说明见 <a href="/docs">/docs</a>。</p>
<p lang="en">The console has not been built. Run <code>make console</code> in the project's folder, then load this page
again. The reference of the API is at <a href="/docs">/docs</a>.</p>
</html>
"""


@dataclass(frozen=True, slots=True)
class _File:
    """A file in each coding that there is of it; ``""`` is none."""

    kind: bytes
    tag: str
    bodies: dict[str, bytes]
    keep: bytes


class Console:
    """Answers with a file, or with the page: the console finds its own way from the address."""

    def __init__(self, rate: str) -> None:
        """Serve what is in ``FOLDER``; ``rate`` is that of requests, see ``Limiter``."""
        self._folder = FOLDER
        self._limiter = Limiter(rate, name="console", part=PART)
        self._files: dict[str, _File] = {}
        self._built = 0

    async def page(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return the page, for the address ``/``."""
        return self._answer(request, PAGE_FILE)

    def find(self, request: RequestContext) -> Response | None:
        """Return what a path that is no other's stands for; ``None`` if nothing.

        A browser that goes to a place of the console gets the page. What looks like a file and is none, such as one of
        an earlier release, does not: a script would be a page then.
        """
        name = request.path[1:]
        if name in self._current():
            return self._answer(request, name)
        is_place = "." not in name[name.rfind("/") + 1 :] and "text/html" in request.headers.get("accept", "")
        return self._answer(request, PAGE_FILE) if is_place else None

    def _answer(self, request: RequestContext, name: str) -> Response:
        request.label = "console"
        request.extra += self._limiter.take(f"address {client_of(request.address)}")
        file = self._current().get(name)
        if file is None:
            return Response(503, _NOT_BUILT.encode(), [(b"content-type", _KINDS[".html"]), _POLICY, _VARY])
        wish = request.headers.get("accept-encoding", "")
        coding = next((one for one in file.bodies if one and takes(one, wish)), "")
        tag = f"{file.tag}-{coding}" if coding else file.tag
        headers: Headers = [(b"etag", f'"{tag}"'.encode()), (b"cache-control", file.keep), _POLICY, _VARY]
        known = entity_tags(request.headers.get("if-none-match", "")) or ()
        if any(opaque == tag for _, opaque in known):
            return Response(304, headers=headers, packed=True)
        coded = [(b"content-encoding", coding.encode())] if coding else []
        return Response(200, file.bodies[coding], [(b"content-type", file.kind), *coded, *headers], packed=True)

    def _current(self) -> dict[str, _File]:
        try:
            built = os.stat(self._folder / PAGE_FILE).st_mtime_ns
        except FileNotFoundError:
            built = 0
        if built != self._built:
            self._files = _read(self._folder) if built else {}
            self._built = built
        return self._files


def _read(folder: Path) -> dict[str, _File]:
    """Read all files that are served, by their paths."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in _KINDS:
            name, body = path.relative_to(folder).as_posix(), path.read_bytes()
            packed = {coding: Path(f"{path}{suffix}") for coding, suffix in _CODINGS.items()}
            bodies = {coding: each.read_bytes() for coding, each in packed.items() if each.exists()}
            # The names of assets change with their content.
            keep = b"public, max-age=31536000, immutable" if name.startswith("assets/") else b"no-cache"
            tag = hashlib.sha256(body).hexdigest()[:20]
            found[name] = _File(_KINDS[path.suffix], tag, {**bodies, "": body}, keep)
    return found
