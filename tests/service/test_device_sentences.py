"""What the chat says of each device: sentences, whatever the catalogue holds."""

from __future__ import annotations

import pytest

from petaday import hardware
from petaday_service.answers.defined_device import device
from petaday_service.answers.run_words import assumed
from petaday_service.conversation.facts_said import facts_said
from petaday_service.conversation.parts import Table, Text
from petaday_service.conversation.run import Run


@pytest.mark.parametrize("one", hardware.devices(), ids=lambda one: one.id)
def test_every_device_is_told_in_sentences(one: hardware.Device) -> None:
    run = Run().told(facts_said(f"8 {one.name} for 3 days"))
    said = list(assumed(run, run.line()))
    for part in device(one):
        if isinstance(part, Text):
            said.append(part.text)
        elif isinstance(part, Table):
            said += [cell for row in part.rows for cell in row]
    told = " ".join(said)
    assert "from memory" not in told
    assert "a accelerator" not in told
    assert "by no source" not in told
    assert "Source: ." not in told
