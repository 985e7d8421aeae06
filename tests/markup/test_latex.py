"""LaTeX as the typeset page shows it, where a formula goes over several lines."""

from __future__ import annotations

import petaday


def test_a_formula_over_several_lines_is_read_with_its_ties_and_its_alignment() -> None:
    text = r"""
$$
\begin{aligned}
\textrm{Peak} =& \textrm{ 8 (cores)}~\times~\frac{\textrm{256 (bits wide)}}{\textrm{32 bit}} ~ \times ~ \\
& \textrm{ 2 (FMA)} \times ~ \textrm{3.8 GHz} \\
& = \textrm{486.4 GFLOPS}
\end{aligned}
$$
"""
    (found,) = petaday.scan(text)
    assert [claim.verdict for claim in found.claims] == ["follows"]
