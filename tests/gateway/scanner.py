"""A scanner for tests: speaks clamd's INSTREAM at a port of 127.0.0.1, and finds one signature."""

import asyncio
import sys

SIGNATURE = b"A-SIGNATURE-OF-THE-TESTS"


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Scan what one connection sends."""
    assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
    seen, found = b"", False
    while length := int.from_bytes(await reader.readexactly(4), "big"):
        seen = seen[-len(SIGNATURE) :] + await reader.readexactly(length)
        found = found or SIGNATURE in seen
    writer.write(b"stream: Tests.Signature FOUND\0" if found else b"stream: OK\0")
    await writer.drain()
    writer.close()


async def main() -> None:
    """Serve until the process is ended."""
    server = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
