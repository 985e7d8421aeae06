"""Pictures of pages as small files: four views of a page side by side, in few colours, packed tightly."""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VIEWS = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))
TALLEST = 2000
"""Pixels of a page that are shown; what is below is cut off."""
SCALE = {1280: 0.5, 390: 0.8}
DRAW = """async (shots) => {
  const images = await Promise.all(shots.map(async ([data, scale]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    return [image, Math.round(image.width * scale), Math.round(image.height * scale)];
  }));
  const canvas = document.createElement("canvas");
  canvas.width = images.reduce((sum, [, wide]) => sum + wide + 8, -8);
  canvas.height = Math.max(...images.map(([, , high]) => high));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#888";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  let left = 0;
  for (const [image, wide, high] of images) {
    pen.drawImage(image, left, 0, wide, high);
    left += wide + 8;
  }
  const drawn = pen.getImageData(0, 0, canvas.width, canvas.height);
  const few = new Uint8Array(canvas.width * canvas.height);  // six steps of each colour: 216 in all
  for (let at = 0; at < few.length; at++) {
    const [red, green, blue] = [0, 1, 2].map((part) => Math.round(drawn.data[4 * at + part] / 51));
    few[at] = 36 * red + 6 * green + blue;
  }
  let text = "";
  for (let at = 0; at < few.length; at += 32768) text += String.fromCharCode(...few.subarray(at, at + 32768));
  return [canvas.width, canvas.height, btoa(text)];
}"""


def sheet(browser: Browser, go: Callable[..., Page], path: str, target: Path) -> None:
    """Writes the four views of a page into one file.

    Args:
        browser: that draws them together.
        go: opens a path in a width and a theme.
        path: of the page.
        target: the file.
    """
    shots = []
    for width, theme in VIEWS:
        page = go(path, width=width, theme=theme)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        high = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": high})
        shots.append((b64encode(taken).decode(), SCALE[width]))
        page.context.close()
    canvas = browser.new_page()
    wide, high, drawn = canvas.evaluate(DRAW, json.loads(json.dumps(shots)))
    canvas.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(png(wide, high, b64decode(drawn)))


def png(wide: int, high: int, pixels: bytes) -> bytes:
    r"""A picture of 216 colours, six steps of each, as a file.

    >>> png(1, 1, b"\x00")[:4]
    b'\x89PNG'
    """
    steps = range(6)
    palette = bytes(51 * part for red in steps for green in steps for blue in steps for part in (red, green, blue))
    rows = b"".join(b"\x00" + pixels[at : at + wide] for at in range(0, wide * high, wide))
    head = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
