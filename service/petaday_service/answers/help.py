"""Answers `help`: every kind of thing one can say, with an example."""

from __future__ import annotations

from petaday_service.conversation.parts import Part, Table, Text

EXAMPLES = ("512 H100s for 3 weeks at 40%", "175B parameters, 300B tokens", "how much compute did GPT-4 take?")
GUIDE = (
    "Tell me a run, or type a calculation as a paper prints it: it is worked with its units, and each"
    " result it states "
    "is checked. You can also say:"
)
FORMS = (
    ("512 H100s for 3 weeks at 40%", "a run by its devices; ranges too: `MFU 30-40%`"),
    ("70B parameters, 15T tokens", "a run by its model and data (6ND); also `12B active of 132B, 12T tokens`"),
    ("halve the MFU", "a change; also `twice as many GPUs`, `in fp8 instead`, `what if utilization = 0.5`"),
    ("how long would this take on 512 H100s?", "time, devices, device-hours, or how big a model"),
    ("what would it cost at $2 per GPU-hour?", "also `how much energy at 700 W each?`, `and CO2 at 0.4 kg per kWh?`"),
    ("is it over a threshold?", "the law's figures in the EU, California, New York, Korea; also `what is SB 53?`"),
    (
        "how does that compare with GPT-4?",
        "also `AlexNet vs VGG`, `where does this sit?`, `which systems are largest?`",
    ),
    ("how sure are you?", "the interval, what drives it, and what the methods promise"),
    ("why this number?", "every factor; also `where does the 0.33 come from?`, `does it add up?`"),
    ("write me a paragraph", "ready to paste, with footnotes; also `cite this`, `plot this`"),
    ("what is MFU?", "a word, a unit, a device, a code; also `what is an H100?`, `what is PF?`"),
    ("8 A100-hours to H100-hours", "a conversion; also `5e24 FLOP to A100-years at 35%`"),
    ("inference compute per token for a 70B model", "running a model; also `add RL as 20% of pretraining`"),
    ("show VGG", "what the casebook has; also `audit VGG`, `list systems`, `show me the appendix`"),
    (
        "2 GPU * 1.58e-3 PF * 5.5 days * 0.33",
        "a calculation as a paper prints it; paste a whole appendix to have it audited",
    ),
    ("ans * 2", "the last result by name; also `line 3`, and names of your own: `batch = 256`"),
    ("edit 1: 64 A100s for 10 days at 40%", "an earlier message again, and all below it; also `undo`, `delete 2`"),
    ("estimate", "a run step by step, to a content file"),
    ("save", "the conversation as a file; also `save as LaTeX`"),
)


def help_() -> tuple[Part, ...]:
    """Returns the guide, and every form of question with an example."""
    rows = tuple((form, what.replace("`", "")) for form, what in FORMS)
    table = Table(caption="What one can say", columns=("Say", "For"), rows=rows, say=tuple(form for form, _ in FORMS))
    return (Text(text=GUIDE, say=EXAMPLES), table)
