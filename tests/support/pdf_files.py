"""A small PDF, written as TeX writes one: pieces of text, each with its place and size."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a line; `rise` lifts it above the baseline."""

    text: str
    x: float
    y: float
    size: float = 10.0
    rise: float = 0.0


def pdf(*pages: list[Piece]) -> bytes:
    """A PDF of these pages, in a font that every reader has."""
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()]
    for at, pieces in enumerate(pages):
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {4 + 2 * at} 0 R"
        objects.append(f"{page}/Resources<</Font<</F1 {font} 0 R>>>>>>".encode())
        content = "\n".join(["BT", *map(_shown, pieces), "ET"]).encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(places)
    return out + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


def _shown(piece: Piece) -> str:
    text = piece.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"/F1 {piece.size} Tf 1 0 0 1 {piece.x} {piece.y + piece.rise} Tm ({text}) Tj"
