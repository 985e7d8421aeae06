"""What can be said."""

from __future__ import annotations

from petaday_service.parts import Part, Table, Text

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
    ("convert 1e25 FLOP to pfs-days", "a quantity in another unit"),
    (
        "what if utilization = 0.5",
        "the last calculation with factors changed; also `with 8 GPUs and 50%`, `… in line 3`",
    ),
    ("use method 1", "the same system by the other method"),
    ("compare with AlexNet", "the last result beside a system; also `AlexNet vs VGG`"),
    ("where does this sit?", "the last result among all systems"),
    ("show VGG", "what the casebook has; also `audit VGG`, `list systems`"),
    ("ans * 2", "the last result by name; also `line 3`, and names of your own: `batch = 256`"),
    ("why PF?", "how a word was read; also `why off?`, `explain PD203`"),
    ("edit 1: 2 GPU * 3 days * 5 TFLOP/s", "an earlier message again, and all below it; also `undo`, `delete 2`"),
    ("estimate", "a calculation step by step"),
    ("save", "the conversation as a file; also `save as LaTeX`"),
)


def help_() -> tuple[Part, ...]:
    """The guide, and every form with an example."""
    rows = tuple((form, what.replace("`", "")) for form, what in FORMS)
    table = Table(caption="What one can say", columns=("Say", "For"), rows=rows, say=tuple(form for form, _ in FORMS))
    return (Text(text=GUIDE, say=EXAMPLES), table)


def unclear() -> tuple[Part, ...]:
    """Nothing here could be worked; what would be."""
    text = "There is no figure in this message to work with, and it is no question I know. "
    return (Text(text=f"{text}Type a calculation, or for instance:", say=(*EXAMPLES, "help")),)
