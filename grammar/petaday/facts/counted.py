"""Figures before a noun: parameters, tokens and images, devices, epochs and steps, and which of them are a batch."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.facts.cues import ACTIVE, NOUNS, PER, singular
from petaday.facts.devices import halved
from petaday.facts.figures import Figure
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Noun, Surroundings

_BATCHES = frozenset(["batch", "minibatch", "batches", "minibatches"])
_LENGTHS = frozenset(["length", "context", "window"])
_CONNECTIONS = frozenset(["connection", "link"])
_SCHEDULE = 48  # tokens of a sentence that tells how a batch grew
_OF_EACH = frozenset(["sequence", "sample", "example"])


def counted(around: Surroundings, figure: Figure, noun: Noun, label: str) -> Iterator[Mention]:
    """What a figure before a noun is."""
    ahead = around.ahead(noun.at + 1, 3)
    each = ahead[0] in PER or ahead[0] == "each" or (ahead[0] == ")" and ahead[1] in PER)
    signs = ("per_unit",) if each else ()
    if noun.kind in ("text", "examples"):
        yield from _data(around, figure, noun, label, signs)
    elif noun.kind == "parameters":
        active = not ACTIVE.isdisjoint((*noun.words, *ahead))
        kind = "active_parameters" if active else "parameters"
        shared = ("connections",) if noun.word in _CONNECTIONS else ()
        yield around.mention(kind, figure, "noun", *shared, *signs, unit="parameters")
    elif noun.kind == "devices":
        yield from _devices(around, figure, noun, signs)
    elif noun.kind:
        yield around.mention(noun.kind, figure, "noun", *signs, unit=noun.kind)


def _data(around: Surroundings, figure: Figure, noun: Noun, label: str, signs: tuple[str, ...]) -> Iterator[Mention]:
    """Tokens or images: of the dataset, of a batch, or of one sequence."""
    unit = f"{noun.word}s"
    if label == "no_fact" or "vocabulary" in noun.words or (noun.word == "acid" and "amino" not in noun.words):
        return
    ahead = around.ahead(noun.at + 1, 3)
    if noun.kind == "text" and ahead[0] in PER and NOUNS.get(singular(ahead[1])) == "steps":  # `4M tokens per step`
        yield around.mention("batch", figure, "label", "batch_text", unit=unit)
    elif (
        singular(ahead[0]) in _LENGTHS
        or label == "sequence_length"
        or (noun.kind == "text" and _of_each(around, figure))
    ):
        yield around.mention("sequence_length", figure, "label", unit="tokens")
    elif label == "batch" or not _BATCHES.isdisjoint(ahead) or _said_of_batch(around, figure, noun):
        kind = "batch_sequences" if noun.word == "sequence" else "batch"
        text = ("batch_text",) if noun.kind == "text" else ()
        yield around.mention(kind, figure, "label", *text, unit=unit)
    else:
        sign = "noun_text" if noun.kind == "text" else "noun_examples"
        yield around.mention("dataset", figure, sign, *signs, unit=unit)


def _of_each(around: Surroundings, figure: Figure) -> bool:
    """`1,024 sequences of 2,048 tokens each`."""
    return around.low(figure.first - 1) == "of" and singular(around.low(figure.first - 2)) in _OF_EACH


def _said_of_batch(around: Surroundings, figure: Figure, noun: Noun) -> bool:
    """`a batch of 512 samples, each of length 1,024 (524,288 tokens)`, `doubled later to 1,024 (1M tokens)`."""
    if around.low(figure.first - 1) != "(" or singular(around.low(figure.first - 2)) == noun.word:
        return False  # of `1.2M samples (60k samples * 20 epochs)` neither is a batch
    sentence = around.tokens[figure.first].sentence
    near = (around.tokens[at] for at in range(max(0, figure.first - _SCHEDULE), figure.first))
    return any(token.sentence == sentence and token.low in _BATCHES for token in near)


def _devices(around: Surroundings, figure: Figure, noun: Noun, signs: tuple[str, ...]) -> Iterator[Mention]:
    """Devices, or the cores of TPUs, two of which are a chip."""
    if figure.value != int(figure.value):
        return
    device = noun.device or around.device_after(noun.at)
    cores = noun.word == "core"
    if cores and device is None:
        device = around.tpu_in(around.tokens[figure.first].sentence)
    factor = 0.5 if cores and device and halved(device.device) else 1.0
    if cores and device is None:
        signs = ("cores", *signs)
    named = ("named_device", *(("slice",) if device.slice else ())) if device else ("noun",)
    yield around.mention("devices", figure, *named, *signs, unit="devices", factor=factor)
