"""Which facts a message takes away: `forget the price`, `without the PUE`, `what if it had been dense`."""

from __future__ import annotations

import re

from petaday_service.conversation.spoken.amounts import Words

_AWAY = re.compile(
    r"\b(?:forget|drop|remove|ignore|ignoring|delete|clear|unset|scrap|skip|without|leave out|take (?:off|out"
    r"|away)|get rid of|no)\b"
)
_BETWEEN = frozenset(["the", "a", "an", "any", "my", "our", "that", "this", "its", "about", "out", "off", "of"])
_DENSE = re.compile(  # a mixture of experts taken for a dense network
    r"\b(?:were|was|been|be|is|if|as|all|fully|a) (?:a |it |fully ){0,3}dense\b|\bdense instead\b|^ (?:and "
    r"|but )?(?:if )?dense $|\b(?:all|every|each)(?: of)? ?(?:the |its |the model's )?(?:parameters?|params|experts?"
    r"|weights) (?:were |are |was |is |being |had been |have been |got )?(?:active|used|activated|on)\b|\b(?:without"
    r"|no) (?:the )?(?:moe"
    r"|experts|sparsity|routing)\b"
)


def drops(words: str, known: frozenset[str]) -> tuple[str, ...]:
    """The kinds of facts that are taken away, of those that are known.

    Args:
        words: the message as `words.plain` gives it.
        known: the kinds of facts of the run.

    >>> drops(" forget the price ", frozenset({"price", "devices"}))
    ('price',)
    >>> drops(" what if it had been dense ", frozenset({"active_parameters", "parameters"}))
    ('active_parameters',)
    """
    if _DENSE.search(words) and {"active_parameters", "parameters"} <= known:
        return ("active_parameters",)
    if not (away := _AWAY.search(words)):
        return ()
    said = Words(words[away.end() :])
    at = 0
    while said.low(at) in _BETWEEN:
        at += 1
    kind, _ = said.name(at)
    meant = {
        "price": ("price", "cost"),
        "cost": ("cost", "price"),
        "devices": ("devices", "device", "peak"),
        "time": ("time",),
    }
    return (
        tuple(one for one in meant.get(kind, (kind,)) if one in known)
        if not any(figure.first < at + 3 for figure in said.figures)
        else ()
    )
