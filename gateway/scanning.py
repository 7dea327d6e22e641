"""Has a scanner look at an upload while it passes by: clamd, or another that speaks its INSTREAM (clamd(8)).

Each portion is sent with its length before it, a length of zero ends the content, and the answer is one line:
``stream: OK``, or ``stream: NAME FOUND``.
"""

import asyncio
from urllib.parse import urlsplit

SCAN_SECONDS = 60
_LONGEST_ANSWER = 1024


class ScannerAway(Exception):
    """The scanner cannot be reached, or does not answer as one; the message says why."""


class Scan:
    """One upload at the scanner."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def begin(cls, url: str) -> "Scan":
        """Connect. Raises ``ScannerAway``."""
        parts = urlsplit(url)
        try:
            async with asyncio.timeout(SCAN_SECONDS):
                reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 3310)
        except (OSError, TimeoutError) as error:
            raise ScannerAway(str(error)) from error
        scan = cls(reader, writer)
        writer.write(b"zINSTREAM\0")
        return scan

    async def see(self, portion: bytes) -> None:
        """Show it the next portion. Raises ``ScannerAway``."""
        if not portion:
            return
        self._writer.write(len(portion).to_bytes(4, "big") + portion)
        try:
            async with asyncio.timeout(SCAN_SECONDS):
                await self._writer.drain()
        except (OSError, TimeoutError) as error:
            raise ScannerAway(str(error)) from error

    async def found(self) -> str | None:
        """Return the name of what it has found, or ``None``. Raises ``ScannerAway``."""
        try:
            async with asyncio.timeout(SCAN_SECONDS):
                self._writer.write((0).to_bytes(4, "big"))
                await self._writer.drain()
                answer = await self._reader.read(_LONGEST_ANSWER)
        except (OSError, TimeoutError) as error:
            raise ScannerAway(str(error)) from error
        line = answer.rstrip(b"\0\n").decode("utf-8", "replace")
        if line == "stream: OK":
            return None
        if line.startswith("stream: ") and line.endswith(" FOUND"):
            return line.removeprefix("stream: ").removesuffix(" FOUND")
        raise ScannerAway(f"it answers {line[:100]!r}")

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()
