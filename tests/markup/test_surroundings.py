"""What stands around a place: fences and their language, code, shell, logs, diffs, settings, notebooks."""

from __future__ import annotations

import pytest

from petaday.calculate import scan
from petaday.markup.surroundings import Surroundings

NOTEBOOK = r"""{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": [
    "It is 2 * 3 = 7 here.\n"
   ]
  },
  {
   "cell_type": "code",
   "metadata": {"n": 3},
   "outputs": [
    {"data": {"image/png": "iVBORw0KGgo3+5x4/8 = 3"}, "text": ["4 * 5 = 21"]}
   ],
   "source": [
    "a[0] = 2 * 3 == 8\n",
    "b = 5 * 5  # 5 * 5 = 26\n"
   ]
  }
 ]
}
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We say that HERE it is.", ""),
        ("```\nHERE 2 * 3 = 6\n```", ""),
        ("```text\nHERE\n```", ""),
        ("```python\nHERE = 3\n```", "code"),
        ("```python\nx = 3  # HERE\n```", "words"),
        ('```python\nsay("it is so HERE")\n```', "words"),
        ("1. so\n\n   ```bash\n   HERE\n   ```", "shell"),
        ("~~~yaml\nHERE: 3\n~~~", "settings"),
        ("```diff\n+ HERE\n```", "diff"),
        ("@@ -1,2 +1,3 @@ HERE", "diff"),
        ("---\nlicense: HERE\n---\n", "settings"),
        ("+++\nlicense = HERE\n+++\n", "settings"),
        (".. code-block:: python\n\n   HERE = 3\n\nSo.", "code"),
        (".. code-block:: python\n\n   x = 3\n\nHERE.", ""),
        ('<pre><code class="language-c">HERE</code></pre>', "code"),
        ("<pre>HERE</pre>", ""),
        ("$ python train.py --lr HERE", "shell"),
        ("CUDA_VISIBLE_DEVICES=0,1 SLOW=1 pytest HERE", "shell"),
        ("find the 3 - HERE", ""),
        ("2024-01-02 03:04:05,678 INFO HERE", "log"),
        ("========= ERROR SUMMARY: HERE", "log"),
        ("ERROR: HERE", "log"),
        ("header[0] = HERE", "code"),
        ("for (int i = 0; i < HERE; i++) {", "code"),
        ("For 8 GPUs this is HERE:", ""),
        ("int x = 3; // HERE", "words"),
        ("import torch\ndef f(x):\n    return x\ny = f(HERE)\n", "code"),
    ],
)
def test_what_a_place_stands_in(text: str, kind: str) -> None:
    assert Surroundings(text).kind(text.index("HERE")) == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("```python\nx[0] = 2024\nassert 2 * 3 == 7\n```", []),
        ("```python\nx = 2 * 3  # 2 * 3 = 7\n```", ["2 * 3 = 7"]),
        ("```\n2 * 3 = 7\n```", ["2 * 3 = 7"]),
        ("```bash\npython a.py --x 2 * 3 = 7\n# 2 * 3 = 7\n```", ["2 * 3 = 7"]),
        ("```python\n2 * 3 = 7\n```", ["2 * 3 = 7"]),
        ("---\nsize: 2 * 3 = 7\n---\n2 * 3 = 8\n", ["2 * 3 = 8"]),
        ("- 2 * 3 = 7\n@@ -1 +1 @@ 2 * 3 = 8\n", ["2 * 3 = 7"]),
        ("run `train --n=2 --m=3 * 4 = 5`", []),
        (NOTEBOOK, ["2 * 3 = 7", "5 * 5 = 26"]),
    ],
)
def test_only_what_is_stated_in_words_is_a_calculation(text: str, found: list[str]) -> None:
    stated = [one.text for one in scan(text) if one.claims]
    assert [any(want in have for have in stated) for want in found] == [True] * len(found)
    assert len(stated) == len(found)
