"""Files for tests: small ones of each type, and a server of S3 to keep them at."""

import io
import os
import socket
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import obstore
from obstore.store import S3Store

from tests.servers import Server, free_ports

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(100) + b"\xff\xd9"
HTML = "<!doctype html><title>通知</title><script>fetch('/v1/me')</script>".encode()
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return made.getvalue()


DOCX = archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


class S3Server(Server):
    """moto's server of S3, in a process of its own, with one bucket."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        (self.port,) = free_ports(1)

    def command(self) -> list[str]:
        """The program with its arguments."""
        return [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(self.port)]

    def environment(self) -> Mapping[str, str]:
        """Nothing of the developer's own settings gets in."""
        return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}

    def answers(self) -> bool:
        """Whether it takes connections."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    @property
    def url(self) -> str:
        """The FILES_URL of its bucket."""
        return f"s3+http://key:secret@127.0.0.1:{self.port}/lianshang/files"

    def make_bucket(self) -> None:
        """Make the bucket, which a deployment has from its administrator."""
        import httpx

        assert httpx.put(f"http://127.0.0.1:{self.port}/lianshang", trust_env=False).is_success

    def stored(self) -> list[str]:
        """What is in the bucket."""
        store = S3Store(
            "lianshang",
            endpoint=f"http://127.0.0.1:{self.port}",
            access_key_id="key",
            secret_access_key="secret",
            client_options={"allow_http": True},
        )
        return [each["path"] for page in obstore.list(store) for each in page]
