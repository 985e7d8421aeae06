"""The name of the run a sheet is about: its words and the sizes in it, and names of other models beside a figure."""

from __future__ import annotations

from petaday.facts.figures import figures
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings
from petaday.facts.tokens import Token, tokens

_REACH = 10
_NO_MODELS = ("FLOP", "FLOPs", "GPUs", "TPUs", "FLOPS")


class Subject:
    """A run's name, to be found again in sentences (`OLMo-7B`); without one nothing is found.

    >>> Subject("OLMo-7B").in_words(frozenset(["olmo"])), bool(Subject(None))
    (True, False)
    """

    def __init__(self, name: str | None) -> None:
        cut = tokens(name or "")
        self.words = frozenset(t.low for t in cut if t.kind == "word" and len(t.text) > 2)
        self.sizes = [f for f in figures(cut) if f.scale and f.value >= 1e5]

    def __bool__(self) -> bool:
        """True when there is a name to look for."""
        return bool(self.words or self.sizes)

    def in_words(self, words: frozenset[str]) -> bool:
        """A word of the name is among these."""
        return bool(self.words & words)

    def has_size(self, m: Mention) -> bool:
        """The figure is about a size that the name says."""
        return any(f.low <= m.value <= f.high or abs(m.value / f.value - 1) < 0.1 for f in self.sizes)


def beside_another(around: Surroundings, m: Mention) -> bool:
    """A word near the figure looks like a model's name: `GPT-3`, `LLaMA`, `PaLM-2`."""
    at = m.at if m.at >= 0 else around.index_at(m.span.start)
    for place in range(max(0, at - _REACH), min(len(around.tokens), at + _REACH)):
        token = around.tokens[place]
        if token.sentence == m.sentence and token.kind == "word" and place not in around.devices:
            after = around.token(place + 2)
            numbered = around.low(place + 1) == "-" and after is not None and after.kind == "number"
            if _like_a_model(token, numbered=numbered):
                return True
    return False


def _like_a_model(token: Token, *, numbered: bool) -> bool:
    text = token.text
    capitals = sum(c.isupper() for c in text)
    mixed = capitals >= 2 and any(c.islower() for c in text) and not text.endswith(_NO_MODELS)
    return mixed or (numbered and text.isupper() and len(text) >= 3)
