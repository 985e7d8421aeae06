"""Finds the devices a text names, by the hardware catalogue, and how many chips a slice has."""

from __future__ import annotations

from typing import NamedTuple

from petaday import hardware
from petaday.facts.tokens import Token
from petaday.hardware import Device
from petaday.hardware.words import DEVICE_FAMILIES, DEVICE_WORDS, singular

_LONGEST = 6
_NAMED_BY_CORES = ("v2", "v3", "v4", "v5p")  # TPU slices: `v3-512` has 512 cores; later ones are named by chips


class NamedDevice(NamedTuple):
    """A device's name in the text: its tokens, the catalogue's entry, and the size of a slice (`v3-512`)."""

    first: int
    last: int
    device: Device
    slice: int | None = None

    @property
    def chips(self) -> float | None:
        """The chips of the slice: half its cores where a chip has two.

        >>> from petaday.facts.tokens import tokens
        >>> [found.chips for found in named_devices(tokens("on a TPU v3-512, a v100")).values()]
        [256.0, None]
        """
        return self.slice / (2 if halved(self.device) else 1) if self.slice else None


def halved(device: Device) -> bool:
    """True for a TPU that people count in cores, two to a chip."""
    return device.kind == "TPU" and any(generation in device.name for generation in _NAMED_BY_CORES)


def named_devices(tokens: list[Token]) -> dict[int, NamedDevice]:
    """Every device the catalogue knows, by the token it begins with."""
    found: dict[int, NamedDevice] = {}
    at = 0
    while at < len(tokens):
        named = _named(tokens, at)
        if named:
            found[at] = named
        at = named.last if named else at + 1
    return found


def _named(tokens: list[Token], at: int) -> NamedDevice | None:
    if not _may_begin(tokens, at):
        return None
    written, names = "", []
    for last in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[last]
        if token.kind in ("line", "mark") and token.text != "-":
            break
        if last > at and token.start != tokens[last - 1].end:
            written += " "
        written += token.text
        if token.text != "-":
            names.append((last + 1, written))
    if tokens[at].kind == "number":
        return _by_number(tokens, at)
    for last, name in reversed(names):
        plain = name[1:] if name[:1] in "xX" and name[1:2].isupper() else name
        device = hardware.find(plain) or (hardware.find("TPU " + plain) if _lone_tpu(tokens, at, last) else None)
        if device:
            return _with_slice(tokens, at, last, device)
    return None


def _by_number(tokens: list[Token], at: int) -> NamedDevice | None:
    """`2080Ti`, `3090 GPUs`: a card without the name of its family."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind != "word" or singular(after.text) not in (*DEVICE_WORDS, "ti"):
        return None
    titan = after.low.startswith("ti")
    name = f"{tokens[at].text} Ti" if titan else tokens[at].text
    device = hardware.find(f"RTX {name}") or hardware.find(f"GTX {name}")
    return NamedDevice(at, at + (2 if titan else 1), device) if device else None


def _may_begin(tokens: list[Token], at: int) -> bool:
    word = tokens[at]
    if word.kind == "number":
        return word.text.isdigit() and 3 <= len(word.text) <= 4
    if word.kind != "word" or len(word.text) > 24:
        return False
    return (
        any(c.isdigit() for c in word.text)
        or word.low in DEVICE_FAMILIES
        or word.low in ("nvidia", "amd", "xeon", "trillium")
    )


def _lone_tpu(tokens: list[Token], at: int, last: int) -> bool:
    """`V3-256 TPUs`, `v4 chips`: a generation without its family."""
    return (
        last == at + 1
        and tokens[at].low in ("v2", "v3", "v4", "v5e", "v5p", "v6e")
        and any(t.low.startswith(("tpu", "pod", "slice")) for t in tokens[max(0, at - 2) : at + 5])
    )


def _with_slice(tokens: list[Token], at: int, last: int, device: Device) -> NamedDevice:
    if device.kind == "TPU" and last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].text.isdigit():
        size = int(tokens[last + 1].text[:7])
        if tokens[last + 1].start == tokens[last].end and size >= 1:
            return NamedDevice(at, last + 2, device, size)
    return NamedDevice(at, last, device)
