"""Files over HTTP, in both forms of the platform: embedded in a folder, distributed at a server of S3."""

import base64
import hashlib
from typing import Any

import httpx

from tests.filing import DOCX, HTML, PDF, PNG
from tests.system.client import User
from tests.system.district import District


def upload(user: User, path: str, content: bytes, name: str, **options: Any) -> httpx.Response:
    """Upload a file as an app does: its content as the body."""
    headers = {"Content-Type": "application/octet-stream", **options.pop("headers", {})}
    return user.ask("POST", f"{path}/files", params={"name": name, **options}, content=content, headers=headers)


def test_a_file_hangs_on_a_request_from_upload_to_removal(district: District) -> None:
    request = district.submit("附件一事")
    path = f"/v1/requests/{request['id']}"
    made = upload(district.contact, path, PDF, "材料/情况说明.pdf", kind="matter")
    assert made.status_code == 201, made.text
    file = made.json()
    digest = hashlib.sha256(PDF).digest()
    assert (file["name"], file["media_type"], file["size"]) == ("情况说明.pdf", "application/pdf", len(PDF))
    assert (file["sha256"], file["kind"], file["removable"]) == (digest.hex(), "matter", True)
    assert district.dispatcher.get(f"{path}/files")["items"] == [{**file, "removable": False}]

    content = f"{path}/files/{file['id']}/content"
    got = district.dispatcher.ask("GET", content)
    assert (got.status_code, got.content) == (200, PDF)
    assert got.headers["content-type"] == "application/pdf"
    assert got.headers["content-disposition"].startswith("attachment;")
    assert "filename*=UTF-8''%E6%83%85%E5%86%B5%E8%AF%B4%E6%98%8E.pdf" in got.headers["content-disposition"]
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["content-security-policy"].startswith("sandbox")
    assert got.headers["repr-digest"] == f"sha-256=:{base64.b64encode(digest).decode()}:"
    part = district.dispatcher.ask("GET", content, headers={"Range": "bytes=5-9", "If-Range": got.headers["etag"]})
    assert (part.status_code, part.content) == (206, PDF[5:10])
    assert part.headers["content-range"] == f"bytes 5-9/{len(PDF)}"
    changed = district.dispatcher.ask("GET", content, headers={"Range": "bytes=5-9", "If-Range": '"other"'})
    assert (changed.status_code, changed.content) == (200, PDF)
    assert district.dispatcher.ask("GET", content, headers={"Range": "bytes=9999-"}).status_code == 416
    assert district.dispatcher.ask("GET", content, headers={"If-None-Match": got.headers["etag"]}).status_code == 304
    assert district.dispatcher.http.head(content).headers["content-length"] == str(len(PDF))

    steps = district.contact.get(f"{path}/history", limit=100)["items"]
    assert [step["action"] for step in steps][-1] == "file"
    assert district.dispatcher.ask("DELETE", f"{path}/files/{file['id']}").status_code == 403
    assert district.contact.ask("DELETE", f"{path}/files/{file['id']}").status_code == 204
    assert district.dispatcher.get(f"{path}/files")["items"] == []
    assert district.dispatcher.ask("GET", content).status_code == 404


def test_who_may_not(district: District) -> None:
    request = district.submit("谁不可以")
    path = f"/v1/requests/{request['id']}"
    file = upload(district.contact, path, PNG, "照片.png", kind="matter").json()
    content = f"{path}/files/{file['id']}/content"
    for stranger in (district.rival, district.handler):
        assert stranger.ask("GET", content).status_code == 404
        assert stranger.ask("GET", f"{path}/files").status_code == 404
        assert upload(stranger, path, PNG, "照片.png", kind="matter").status_code == 404
    nobody = User(district.stack.url)
    assert nobody.ask("GET", content).status_code == 401
    assert upload(nobody, path, PNG, "照片.png", kind="matter").status_code == 401
    # It can be had by the address of its own request alone.
    other = district.submit("另一件")
    assert district.contact.ask("GET", content.replace(request["id"], other["id"])).status_code == 404
    assert upload(district.dispatcher, path, PNG, "照片.png", kind="matter").status_code == 403
    assert upload(district.contact, path, PNG, "照片.png", kind="answer").status_code == 409


def test_what_belongs_to_an_answer_is_seen_by_the_enterprise_once_it_is_given(district: District) -> None:
    request = district.submit("答复材料")
    path = f"/v1/requests/{request['id']}"
    district.dispatcher.do(f"{path}/dispatch")
    district.handler.do(f"{path}/accept")
    file = upload(district.handler, path, DOCX, "答复函.docx", kind="answer")
    assert file.status_code == 201, file.text
    content = f"{path}/files/{file.json()['id']}/content"
    assert district.contact.get(f"{path}/files")["items"] == []
    assert district.contact.ask("GET", content).status_code == 404
    assert district.dispatcher.ask("GET", content).content == DOCX
    district.handler.do(f"{path}/answer", {"answer": "见附件。"})
    assert [each["name"] for each in district.contact.get(f"{path}/files")["items"]] == ["答复函.docx"]
    assert district.contact.ask("GET", content).content == DOCX
    assert upload(district.handler, path, DOCX, "补充.docx", kind="answer").status_code == 409


def test_the_type_is_found_from_the_content_and_refusals_name_it(district: District) -> None:
    path = f"/v1/requests/{district.submit('类型')['id']}"
    refused = upload(district.contact, path, HTML, "通知.png", kind="matter", headers={"Accept-Language": "zh"})
    assert refused.status_code == 415
    assert refused.json()["code"] == "file-type-refused"
    assert "HTML" in refused.json()["detail"]
    assert "PDF" in refused.json()["detail"]
    form = district.contact.ask("POST", f"{path}/files", params={"name": "a", "kind": "matter"}, files={"f": PDF})
    assert (form.status_code, form.json()["code"]) == (415, "not-a-file")
    big = upload(district.contact, path, PDF + bytes(25 * 1024 * 1024), "大.pdf", kind="matter")
    assert (big.status_code, big.json()["code"]) == (413, "too-large")
    assert district.contact.get(f"{path}/files")["items"] == []


def test_the_same_key_gives_the_same_file_once(district: District) -> None:
    path = f"/v1/requests/{district.submit('同键')['id']}"
    headers = {"Idempotency-Key": f"file-{district.stack.url}"}
    first, second = (upload(district.contact, path, PDF, "一.pdf", kind="matter", headers=headers) for _ in range(2))
    assert (first.status_code, first.json()) == (201, second.json())
    other = upload(district.contact, path, PDF + b"\n", "一.pdf", kind="matter", headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
    assert len(district.contact.get(f"{path}/files")["items"]) == 1


def test_the_same_key_gives_the_answer_of_then_where_no_more_can_be_added(district: District) -> None:
    path = f"/v1/requests/{district.submit('最后一份')['id']}"
    district.dispatcher.do(f"{path}/dispatch")
    district.handler.do(f"{path}/accept")
    headers = {"Idempotency-Key": f"last-{district.stack.url}"}
    first = upload(district.handler, path, DOCX, "答复函.docx", kind="answer", headers=headers)
    district.handler.do(f"{path}/answer", {"answer": "见附件。"})
    again = upload(district.handler, path, DOCX, "答复函.docx", kind="answer", headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())
    other = upload(district.handler, path, PDF, "答复函.docx", kind="answer", headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
    unknown = {"Idempotency-Key": f"late-{district.stack.url}"}
    late = upload(district.handler, path, PDF, "补充.pdf", kind="answer", headers=unknown)
    assert (late.status_code, late.json()["code"]) == (409, "file-cannot-be-added")
    assert len(district.contact.get(f"{path}/files")["items"]) == 1


def test_files_hang_on_venues_too(district: District) -> None:
    venue = {"code": "ZD1", "name": "党群服务中心", "kind": "station", "owner_id": district.ids["BM1"]}
    made = district.operator.do("/v1/venues", {**venue, "address": "滨海路 1 号", "area": 200, "facilities": []})
    path = f"/v1/venues/{made['id']}"
    file = upload(district.operator, path, PNG, "外景.png")
    assert file.status_code == 201, file.text
    content = f"{path}/files/{file.json()['id']}/content"
    assert district.contact.ask("GET", content).content == PNG
    assert upload(district.contact, path, PNG, "外景.png").status_code == 403
    assert district.operator.ask("DELETE", f"{path}/files/{file.json()['id']}").status_code == 204
