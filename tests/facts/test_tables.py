"""A table of runs gives each run its own figures, in whatever markup it is written."""

from __future__ import annotations

import pytest

from petaday import run_sheets

HTML = """<p>Training took a cumulative of 8.46M GPU hours.</p>
<table><tr><th>Model</th><th>Params</th><th>Tokens</th><th>Training time (GPU hours)</th><th>Power (W)</th></tr>
<tr><td>Osprey 3.1 8B</td><td>8.03B</td><td>15T</td><td>1.46M</td><td>700</td></tr><tr><td>Osprey 3.1 70B</td>
<td>70.6B</td><td>13T</td><td>7.0M</td><td>700</td></tr><tr><td>Total</td><td></td><td></td><td>8.46M</td><td></td></tr></table>"""

LATEX = r"""\begin{tabular}{lrrr}
\toprule
Model & Params & Tokens & GPU hours \\
\midrule
Osprey 3.1 8B & 8.03B & 15T & 1.46M \\
Osprey 3.1 70B & 70.6B & 13T & 7.0M \\
\bottomrule
\end{tabular}"""

PIPES = """| Model | Params | Tokens | GPU hours |
|---|---|---|---|
| Osprey 3.1 8B | 8.03B | 15T | 1.46M |
| Osprey 3.1 70B | 70.6B | 13T | 7.0M |
| Total | | | 8.46M |
"""

SPANS = """<table><thead><tr><th rowspan=2>Model</th><th colspan=2>Training</th></tr><tr><th>Tokens</th>
<th>GPU hours</th></tr></thead><tr><td rowspan=2>Osprey 3.1 8B</td><td>15T</td><td>1.46M</td></tr>
<tr><td></td><td></td></tr><tr><td>Osprey 3.1 70B</td><td>13T</td><td>7.0M</td></tr></table>"""


@pytest.mark.parametrize("text", [HTML, LATEX, PIPES, SPANS], ids=["html", "latex", "pipes", "spans"])
def test_each_run_has_its_own_row(text: str) -> None:
    sheets = run_sheets(text)
    assert [sheet.subject for sheet in sheets] == ["Osprey 3.1 8B", "Osprey 3.1 70B"]
    assert [sheet.value("dataset") for sheet in sheets] == [15e12, 13e12]
    assert [(sheet.value("device_time") or 0) / 3600 for sheet in sheets] == pytest.approx([1.46e6, 7e6])
