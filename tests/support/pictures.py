"""Pictures of pages as small files: four views of a page side by side, in few colours, packed tightly."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VIEWS = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))
TALLEST = {1280: 2000, 390: 1250}
"""Pixels of a page that are shown, by width; what is below is cut off."""
SCALE = {1280: 0.5, 390: 0.8}
COLOURS = 160
"""The commonest, and of two as common the more vivid."""
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
  const data = drawn.data, bins = new Map();
  const bin = (at) => ((data[at] >> 3) << 10) | ((data[at + 1] >> 3) << 5) | (data[at + 2] >> 3);
  for (let at = 0; at < data.length; at += 4) {
    const found = bins.get(bin(at));
    if (found) found.count++;
    else bins.set(bin(at), { count: 1, colour: [data[at], data[at + 1], data[at + 2]] });
  }
  const told = ({ count, colour }) => Math.sqrt(count) * (1 + (Math.max(...colour) - Math.min(...colour)) / 16);
  const palette = [...bins.values()].sort((a, b) => told(b) - told(a)).slice(0, COLOURS).map(({ colour }) => colour);
  for (const one of bins.values()) {
    let least = Infinity;
    palette.forEach((other, at) => {
      const apart = [0, 1, 2].reduce((sum, part) => sum + (one.colour[part] - other[part]) ** 2, 0);
      if (apart < least) [least, one.index] = [apart, at];
    });
  }
  const few = new Uint8Array(canvas.width * canvas.height);
  for (let at = 0; at < few.length; at++) few[at] = bins.get(bin(4 * at)).index;
  let text = "";
  for (let at = 0; at < few.length; at += 32768) text += String.fromCharCode(...few.subarray(at, at + 32768));
  return [canvas.width, canvas.height, btoa(text), palette.flat()];
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
        high = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST[width])
        taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": high})
        shots.append((b64encode(taken).decode(), SCALE[width]))
        page.context.close()
    together(browser, shots, target)


def together(browser: Browser, shots: Sequence[tuple[str, float]], target: Path) -> None:
    """Writes pictures side by side into one file, each in base 64 and with how much smaller it is to be."""
    canvas = browser.new_page()
    wide, high, drawn, palette = canvas.evaluate(DRAW.replace("COLOURS", str(COLOURS)), list(shots))
    canvas.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(png((wide, high), b64decode(drawn), bytes(palette)))


def png(size: tuple[int, int], pixels: bytes, palette: bytes) -> bytes:
    r"""A picture as a file.

    Args:
        size: its width and height in pixels.
        pixels: the place of each pixel's colour in the palette, row by row.
        palette: red, green and blue of each colour.

    >>> png((1, 1), b"\x00", b"\xff\xff\xff")[:4]
    b'\x89PNG'
    """
    wide, high = size
    rows = b"".join(b"\x00" + pixels[at : at + wide] for at in range(0, wide * high, wide))
    head = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
