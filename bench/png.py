"""Screenshots as small PNG files: at most 256 colours, packed as tightly as zlib can.

Only what Chromium writes is read.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_COLOURS = 256
CHANNELS = {2: 3, 6: 4}
"""Bytes a pixel of the two colour types of a screenshot: RGB and RGBA."""


def smaller(png: bytes) -> bytes:
    """The same picture with its 256 commonest colours; each other colour becomes the nearest of them.

    Raises:
        ValueError: It is no PNG with 8 bits a channel, in colour and not interlaced.
    """
    chunks = list(_chunks(png))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in CHANNELS or interlaced:
        raise ValueError("not a screenshot of Chromium's")
    size = CHANNELS[kind]
    packed = b"".join(body for name, body in chunks if name == b"IDAT")
    rows = list(_unfiltered(zlib.decompress(packed), width * size, size))
    pixels = [[row[at : at + 3] for at in range(0, len(row), size)] for row in rows]
    counted = Counter(pixel for row in pixels for pixel in row)
    palette = [colour for colour, _ in counted.most_common(MOST_COLOURS)]
    number = {colour: _nearest(colour, palette) for colour in counted}
    drawn = b"".join(b"\0" + bytes(number[pixel] for pixel in row) for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(drawn, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, body) for name, body in parts)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not png.startswith(SIGNATURE):
        raise ValueError("not a PNG")
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _unfiltered(data: bytes, length: int, size: int) -> Iterator[bytes]:
    """Rows of pixels, each undone by its filter (PNG, third edition, section 9)."""
    above = bytes(length)
    for start in range(0, len(data), length + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + length])
        for at in range(length) if kind else ():
            left = row[at - size] if at >= size else 0
            corner = above[at - size] if at >= size else 0
            row[at] = (row[at] + _guess(kind, left, above[at], corner)) & 255
        above = bytes(row)
        yield above


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    guess = left + up - corner
    return min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]


def _nearest(colour: bytes, palette: list[bytes]) -> int:
    return min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)))
