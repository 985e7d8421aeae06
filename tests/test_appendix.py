"""Every calculation of "AI and Compute": printed factors, and what they come to, to four digits."""

from __future__ import annotations

import re

import pytest

import petaday
from case_files import CASES, read

# title of the case, PF recomputed, pfs-days recomputed, worst verdict of its claims
FIGURES = [
    ("ResNet", 10506, 0.1216, "by rounding"),
    ("AlexNet, Method 2", 495.5, 0.005735, "by rounding"),
    ("AlexNet, Method 1", 486.0, 0.005625, "by rounding"),
    ("Dropout", 175.6, 0.002033, "close"),
    ("Visualizing", 526.9, 0.006098, "by rounding"),
    ("Seq2Seq, Method 1", 11149, 0.1290, "within factor 2"),
    ("Seq2Seq, Method 2", 7983, 0.0924, "by rounding"),
    ("VGG, Method 1", 8524.8, 0.09867, "by rounding"),
    ("VGG, Method 2", 8725, 0.1010, "within factor 2"),
    ("DeepSpeech2, Method 1", 25402, 0.2940, "close"),
    ("DeepSpeech2, Method 2", 20736, 0.2400, "from the figure before"),
    ("Xception", 4.362e5, 5.049, "by rounding"),
    ("Neural Architecture Search, Method 1", 1.92e6, 22.22, "follows"),
    ("Neural Architecture Search, Method 2", 2.682e6, 31.05, "by rounding"),
    ("Neural Machine Translation", 6.622e6, 76.64, "close"),
    ("DQN", 2.4, 2.778e-5, "close"),
]
ORDER = ["follows", "by rounding", "from the figure before", "close", "within factor 2", "off"]
TEXTS = {title: given for title, given, _ in read(CASES / "appendix.txt")}


def text_of(title: str) -> str:
    return next(given for name, given in TEXTS.items() if name.startswith(title))


@pytest.mark.parametrize(("title", "pf", "pfs_days", "verdict"), FIGURES)
def test_recomputed(title: str, pf: float, pfs_days: float, verdict: str) -> None:
    report = petaday.scan(text_of(title))[-1]
    assert report.value == pytest.approx(pf * 1e15, rel=3e-4)
    assert report.pfs_days == pytest.approx(pfs_days, rel=6e-4)
    assert max((c.verdict for c in report.claims), key=ORDER.index) == verdict


def test_seq2seq_is_off_by_1_53() -> None:
    claim = petaday.audit(text_of("Seq2Seq, Method 1")).claims[0]
    assert 1 / claim.ratio == pytest.approx(1.527, abs=5e-4)


def test_the_step_from_pf_to_pfs_days_is_a_claim_of_its_own() -> None:
    pf, days = petaday.audit(text_of("VGG, Method 2")).claims
    assert (pf.text, pf.verdict, pf.against) == ("10,000 PF", "within factor 2", "inputs")
    assert (days.text, days.verdict, days.against) == ("0.12 pfs-days", "from the figure before", "previous figure")
    assert days.previous == 1e19
    assert days.previous_ratio == pytest.approx(0.12 * 8.64e19 / 1e19)


def test_dqn_layers_and_their_sum() -> None:
    network, *layers, total, update = petaday.scan(text_of("DQN"))
    assert [step.value for step in network.steps if step.depth] == [1228800, 663552, 663552]
    assert [layer.value for layer in layers] == [1228800, 663552, 663552]
    assert [layer.name for layer in layers] == ["First layer", "Second layer", "Third layer"]
    assert total.value == 2555904
    assert [c.verdict for c in total.claims] == ["follows"]
    assert update.unit == "FLOP"


def test_deepspeech2_time_step() -> None:
    step = petaday.scan(text_of("DeepSpeech2, Method 1"))[0]
    assert (step.name, step.value, step.claims[0].verdict) == ("timestep", 98304000, "follows")


def test_the_appendix_holds_these_calculations_and_no_others(appendix: str) -> None:
    found = [" ".join(r.text.split()) for r in petaday.scan(appendix)]
    ours = [" ".join(r.text.split()) for text in TEXTS.values() for r in petaday.scan(text)]
    printed = [text for text in ours if not text.startswith("2 GPU * 1.58e-3")]
    assert set(printed) - set(found) == set()
    assert [text for text in found if text not in printed and re.search(r"[*=]", text)] == [
        "sqrt(10 * 100) factor added because production model used"
    ]
