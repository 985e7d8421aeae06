"""The words around a figure: its sentence, its clause, a few places before and after, those right beside it."""

from __future__ import annotations

from petaday.facts.cues import singular
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings

_PLACES = {"near": (8, 8), "close": (3, 5), "final": (6, 3), "touching": (2, 3), "before": (8, 0)}
_CLAUSE = 12
_BESIDE = (4, 6)


class Windows:
    """Asks a text for the words in a window around a figure; singular and in small letters."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._words = [singular(t.text) if t.kind == "word" else t.text for t in around.tokens]

    def words(self, m: Mention, where: str) -> frozenset[str]:
        """The words in a window.

        >>> from petaday.facts.quantities import mentions
        >>> around = Surroundings("It has 7B parameters, 2B of them embeddings.")
        >>> [m] = [m for m in mentions(around) if m.value == 7e9]
        >>> sorted(Windows(around).words(m, "clause"))
        ['b', 'ha', 'it', 'parameter']
        """
        if where == "sentence":
            return self._around.sentence_words.get(m.sentence, frozenset())
        at = m.at if m.at >= 0 else self._around.index_at(m.span.start)
        if where == "clause":
            return self._until(at, m.sentence, _CLAUSE, _CLAUSE, ",;")
        if where == "beside":
            return self._until(at, m.sentence, *_BESIDE, ",;()")
        before, after = _PLACES[where]
        tokens = self._around.tokens
        places = range(max(0, at - before), min(len(tokens), at + after))
        return frozenset(
            self._words[p] for p in places if tokens[p].sentence == m.sentence and tokens[p].kind == "word"
        )

    def _until(self, at: int, sentence: int, before: int, after: int, ends: str) -> frozenset[str]:
        """The words on both sides up to a mark that ends the window."""
        tokens = self._around.tokens
        found = []
        for places in (range(at - 1, at - before - 1, -1), range(at + 1, at + after + 1)):
            for place in places:
                if not 0 <= place < len(tokens) or tokens[place].sentence != sentence or tokens[place].text in ends:
                    break
                if tokens[place].kind == "word":
                    found.append(self._words[place])
        return frozenset(found)
