"""Read a body that comes as a form with a file (``multipart/form-data``, RFC 7578) into what JSON would have held.

The delimiter is looked for as bytes, so nothing in a part can be taken for the end of it but the delimiter itself.
Whatever is not well-formed is refused.
"""

import base64
import re
from email.message import Message
from typing import Any
from urllib.parse import unquote

from gateway.problems import malformed, too_large

FILE = "file"
# As the declaration of the body has them, and a few more to be told of.
MOST_PARTS = 10
_LONGEST_HEAD = 2_000
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]\Z")


def is_form(content_type: str) -> bool:
    """Whether a body of this type is a form with files."""
    return content_type.partition(";")[0].strip().lower() == "multipart/form-data"


def parse_form(raw: bytes, content_type: str, field: str, most: int) -> dict[str, Any]:
    """Return the fields of a form; its file is in Base64 in ``field``, and its name is ``filename``.

    Raises ``Failure`` with ``malformed``, or ``TOO_LARGE`` for a file of more than ``most`` bytes.
    """
    boundary = _parameter(content_type, "boundary")
    if not boundary or not _BOUNDARY.match(boundary):
        raise malformed("multipart 缺少合法的 boundary。", "The multipart form has no valid boundary.")
    parts = (b"\r\n" + raw).split(b"\r\n--" + boundary.encode())
    first, *middle, last = parts if len(parts) > 1 else (b"", b"")
    if first.strip() or last.rstrip(b" \t\r\n") != b"--":
        raise malformed("multipart 表单不完整。", "The multipart form is not complete.")
    if len(middle) > MOST_PARTS:
        raise malformed(f"表单至多 {MOST_PARTS} 个部分。", f"A form has {MOST_PARTS} parts at most.")
    found: dict[str, Any] = {}
    for part in middle:
        name, filename, content = _read(part)
        if name == FILE and filename is not None:
            if len(content) > most:
                raise too_large(most)
            told = {field: base64.b64encode(content).decode(), "filename": filename}
        elif name in (FILE, field):
            raise malformed("file 须为带文件名的文件。", "The part `file` must be a file with its name.")
        else:
            told = {name: _text(content)}
        if told.keys() & found.keys():
            raise malformed(f"表单中 {name} 重复。", f"The form has {name} twice.")
        found |= told
    return found


def _read(part: bytes) -> tuple[str, str | None, bytes]:
    """Return the name of a part, that of its file if it is one, and its content."""
    head, blank, content = part.partition(b"\r\n\r\n")
    if not blank or len(head) > _LONGEST_HEAD or head[: len(head) - len(head.lstrip(b" \t"))].strip(b" \t"):
        raise malformed("multipart 部分的头不完整。", "The head of a part of the form is not complete.")
    headers = Message()
    for line in _text(head).split("\r\n")[1:]:
        key, colon, value = line.partition(":")
        if not colon or key in headers:
            raise malformed("multipart 部分的头有误。", "The head of a part of the form is not well-formed.")
        headers[key] = value.strip()
    if headers.get("content-transfer-encoding", "binary").lower() not in ("binary", "8bit", "7bit"):
        raise malformed("不支持 Content-Transfer-Encoding。", "Content-Transfer-Encoding is not supported.")
    disposition = headers.get("content-disposition", "")
    name = _parameter(disposition, "name")
    if disposition.partition(";")[0].strip().lower() != "form-data" or not name:
        raise malformed("multipart 部分缺少名称。", "A part of the form has no name.")
    return name, _parameter(disposition, "filename"), content


def _parameter(header: str, name: str) -> str | None:
    """Return a parameter of a header; browsers escape quotes in names with a percent sign (RFC 7578, 2)."""
    message = Message()
    message["content-type"] = header
    found = message.get_param(name)
    if isinstance(found, tuple):
        found = found[2]
    return unquote(str(found)) if found is not None else None


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise malformed("表单文字须为 UTF-8。", "The text of a form must be UTF-8.") from None
