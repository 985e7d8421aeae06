"""A reply with a run sheet, as a model card gives it, for tests of how it is drawn."""

from __future__ import annotations

import petaday
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.sheet_part import Sheet, SheetFact, Way
from petaday_service.conversation.work_part import work

CARD = """Training utilized a cumulative of 39.3M GPU hours of computation on H100-80GB (TDP of 700W) type hardware.
Llama 3.1 8B: 1.46M GPU hours
Llama 3.1 70B: 7.0M GPU hours
Llama 3.1 405B: 30.84M GPU hours
The 405B model was trained on 15.6T tokens using 3.8 × 10^25 FLOPs, at a utilization of 38-43% BF16 MFU."""
FIRST = "6 FLOP / parameter / token * 405B parameters * 15.6T tokens = 3.8e25 FLOP"
SECOND = "30.84M H100-hours * 989.5 TFLOPS * 38 to 43 % = 3.8e25 FLOP"
FACTS = (
    SheetFact(kind="parameters", title="parameters", shown="405B", value=4.05e11, change="parameters = "),
    SheetFact(kind="dataset", title="tokens", shown="15.6T", unit="tokens", value=1.56e13, change="tokens = "),
    SheetFact(
        kind="operations_per_example",
        title="operations per token",
        shown="6",
        unit="× parameters",
        source="assumed",
        because="Nobody says so; it is the usual rule for a dense transformer.",
    ),
    SheetFact(kind="device_time", title="device time", shown="30.84M", unit="GPU hours", change="device time = "),
    SheetFact(
        kind="device",
        title="device",
        shown="H100-80GB",
        change="device = ",
        because="its name is that of the NVIDIA H100 SXM5",
    ),
    SheetFact(
        kind="peak",
        title="peak",
        shown="989.5",
        unit="TFLOP/s",
        source="listed",
        because="The NVIDIA H100 SXM5 is listed with it (fp16/bf16, tensor, dense).",
        change="peak = ",
    ),
    SheetFact(kind="utilization", title="utilization", shown="38 to 43 %", value=0.405, change="utilization = "),
    SheetFact(kind="compute", title="stated", shown="3.8e25", unit="FLOP", value=3.8e25, change="compute = "),
)


def reply(change: str = "") -> tuple[Part, ...]:
    """The reply to the card; `change` is the kind that the message set."""
    sheet = Sheet(subject="Llama 3.1 405B", facts=FACTS, ways=(_way(1, FIRST), _way(2, SECOND)), main=1)
    said = "The stated 3.8e25 FLOP follows from parameters and tokens. The GPU hours give 10 to 24% more."
    below = "Both are above the 1e25 FLOP of the EU. GPU hours often hold restarts; Llama 2 70B and GPT-4 are smaller."
    offered = ("what if utilization = 35%", "how long on 16,384 H100s?", "where does this sit?")
    shown = sheet.model_copy(update={"changed": (change,) if change else ()})
    return (Text(text=said), Text(text=below), work(petaday.audit(FIRST), FIRST, ans=True), shown, Next(say=offered))


def _way(method: int, line: str) -> Way:
    report = petaday.audit(line)
    assert report.value
    assert report.pfs_days
    return Way(
        method=1 if method == 1 else 2,
        line=line,
        shown=report.shown,
        flop=report.value,
        pfs_days=report.pfs_days,
        interval=report.interval,
    )
