"""Answers `help`, and messages that nothing else understands."""

from __future__ import annotations

import re

from petaday_service.conversation.parts import Part, Table, Text
from petaday_service.conversation.understand import looks_like_question

MOST_NEAR = 3
COMMON = frozenset(
    {"also", "and", "any", "are", "at", "be", "by", "can", "do", "doe", "for", "from", "give", "given", "how", "i"}
    | {"in", "it", "last", "line", "many", "me", "much", "my", "of", "on", "one", "or", "other", "say", "so", "that"}
    | {"the", "thi", "to", "wa", "what", "which", "will", "with", "would", "you", "your", "result"}
)
"""Words that every question has, without their last s (`doe` is `does`)."""

EXAMPLES = (
    "2 GPU * 1.58e-3 PF * 5.5 days * 0.33",
    "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days",
    "convert 1e25 FLOP to pfs-days",
)
GUIDE = (
    "Type a calculation as a paper prints it, or paste a whole appendix: each calculation is worked with its "
    "units, and each result it states is checked. You can also say:"
)
FORMS = (
    ("64 A100s for 10 days at 40% MFU", "a run in words: devices, a time, and a share or a rate"),
    ("how many days on 8 H100 at 40% for 10 pfs-days?", "any one of devices, time, rate, utilization or compute"),
    (
        "how long to train a 7B model on 2T tokens with 64 H100 at 40%?",
        "the same from parameters and tokens; also `how many tokens`, `how big a model`, `how much compute`",
    ),
    (
        "what would it cost at $2 per GPU-hour?",
        "device time at a price you give; also `how much energy at 700 W each?`",
    ),
    (
        "is it above 1e25 FLOP?",
        "a result beside a limit, or the law's in EU and US; also `which threshold does it cross?`",
    ),
    ("what is MFU?", "a word, a unit, a device, a code; also `what is an H100?`, `what is PF?`"),
    ("convert 1e25 FLOP to pfs-days", "a quantity in another unit"),
    (
        "what if utilization = 0.5",
        "the last calculation with factors changed; also `with 8 GPUs and 50%`, `… in line 3`",
    ),
    ("use method 1", "the same system by the other method"),
    ("compare with AlexNet", "the last result beside a system; also `AlexNet vs VGG`"),
    ("where does this sit?", "the last result among all systems"),
    ("show VGG", "what the casebook has; also `audit VGG`, `list systems`, `show me the appendix`"),
    ("ans * 2", "the last result by name; also `line 3`, and names of your own: `batch = 256`"),
    ("why PF?", "how a word was read; also `why off?`, `explain PD203`"),
    ("edit 1: 2 GPU * 3 days * 5 TFLOP/s", "an earlier message again, and all below it; also `undo`, `delete 2`"),
    ("estimate", "a calculation step by step"),
    ("save", "the conversation as a file; also `save as LaTeX`"),
)


def help_() -> tuple[Part, ...]:
    """Returns the guide, and every form of question with an example."""
    rows = tuple((form, what.replace("`", "")) for form, what in FORMS)
    table = Table(caption="What one can say", columns=("Say", "For"), rows=rows, say=tuple(form for form, _ in FORMS))
    return (Text(text=GUIDE, say=EXAMPLES), table)


def unclear(message: str) -> tuple[Part, ...]:
    """Says that there is nothing to work, and offers the forms nearest to what was asked."""
    text = "There is no figure in this message to work with, and it is no question I know. "
    near = nearest(message)[:-1] if looks_like_question(message) else ()
    return (Text(text=f"{text}Type a calculation, or for instance:", say=(*near, *EXAMPLES, "help")),)


def nearest(message: str) -> tuple[str, ...]:
    """The forms that share most words with a message, and `help`.

    >>> nearest("is 3.8e25 over what the EU allows, which threshold?")
    ('is it above 1e25 FLOP?', 'help')
    """
    said = _words(message)
    shared = {form: len(said & _words(f"{form} {what}")) for form, what in FORMS}
    best = sorted((form for form in shared if shared[form]), key=lambda form: -shared[form])
    return (*best[:MOST_NEAR], "help")


def _words(text: str) -> set[str]:
    """The words of a text in small letters without plurals, without those that every question has."""
    return {word.rstrip("s") for word in re.findall(r"[a-z-]{2,}", text.casefold())} - COMMON
