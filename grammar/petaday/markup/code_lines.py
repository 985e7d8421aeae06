"""What one line is, by how it begins and ends: code, shell, a log, a diff; empty for prose."""

from __future__ import annotations

import re

_SHELL = re.compile(
    r"""\s*(?:
        \$\s+\w | \#SBATCH\b | %%?(?:bash|sh|pip)\b | !\s?(?:pip|wget|git|ls|cd|python3?|apt)\b
      | (?:export\s+)?[A-Z][A-Z0-9_]{2,}=\S*\s+(?:\S+=\S*\s+)*[a-z./]
      | export\s+\w+=
      | (?:sudo\s+)?(?:python3?|pip3?|conda|git|srun|sbatch|squeue|sacct|scontrol|salloc|sinfo|torchrun|deepspeed
          |accelerate|bash|sh|cd|ls|cp|mv|rm|mkdir|curl|wget|docker|make|cmake|apt|apt-get|ssh|scp|rsync|echo|cat|grep
          |awk|sed|perl|nvidia-smi|nvcc|mpirun|mpiexec|pytest|fio|tar|kill|ps|du|df|numactl|tmux|pdsh|xargs)
        \s[^\n]*?(?:\s-{1,2}[a-zA-Z]|\s\||[ ./~]/|\$[\w{(]|\.(?:py|sh|json|txt|cu|c)\b|>>?\s*\S+\.\w|\w=\S)
    )""",
    re.VERBOSE,
)
_LOG = re.compile(
    r"""\s*(?:
        \[?\d{4}-\d\d-\d\d[T ,]+\d\d:\d\d(?::\d\d)?[\d.,:]*[\]Z]?\s*[-|]?\s*\[?(?:[\w.]{1,60}\s*[-:|]\s*)?
            (?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL)\b
      | \[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|CRITICAL)\b\s*[\]:|(]
      | \[(?:default)?\d+\]:  | \[?rank\s?\d+\]?\s*: | [\w.-]+:\d+:\d+\s+\[\d+\]
      | ={5,}\s*\S | \#+\s*ERROR\s+SUMMARY | Traceback\s\( | File\s"[^"\n]+",\sline\s\d
      | (?:step|iter|iteration|epoch)\b[\s:=]*\d+\s*(?:/\s*\d+)?\s*[|,:(]
      | [\w ]{1,20}\d+/\d+\s*\[[^\]\n]*(?:it/s|s/it|<)
      | total\s+\d+[KMG]?\s*$ | [-dl](?:[r-][w-][xst-]){3}[.+@]?\s
    )""",
    re.VERBOSE,
)
_DIFF = re.compile(
    r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|diff --git |index [0-9a-f]{6,}\.\.[0-9a-f]{6,}|(?:---|\+\+\+) [ab]/"
)
_CODE = re.compile(
    r"""\s*(?:>>>\s|\.\.\.\s)?(?:
        [\w.>-]+(?:\[[^\]\n]{0,80}\])+\s*[-+*/|&^]?=(?!=)
      | (?:const\s|static\s|unsigned\s|inline\s)*(?:int|float|double|void|size_t|char|long|bool|auto|u?int\d+_t|half)
          [*&]?\s+[*&]?\w+\s*[=;(\[,]
      | [*&]?[A-Za-z_][\w.]*\s*(?:\(|->|::|[-+*/]=)[^\n]{0,400}(?:;|\)\s?\{)\s*(?://[^\n]*)?$ | [})\]]+[;,]?\s*$
      | %[\w.]+\s=\s[a-z] | (?:define|declare|ret|br|store)\s[^\n]{0,200}[@%]\w | ;\s+[@┌└│]
      | \#\s?(?:include|define|pragma|ifdef|ifndef|endif|undef)\b
      | (?:def|class)\s+\w+\s*[(:] | import\s+\w | from\s+[\w.]+\s+import\b | @\w+[\w.]*(?:\(|\s*$)
      | (?:return|assert|raise|yield|del)\s+\S | (?:print|printf|assert|len|range|text|torch|np|jnp|plt)(?:\.\w+)*\(
      | (?:for)\s+[\w, ]+\sin\s[^\n]{1,200}:\s*(?:\#|$)
      | (?:if|elif|while)\s[^\n]{0,200}(?:==|!=|<|>|\bnot\b|\bin\b|\()[^\n]{0,200}:\s*(?:\#|$)
      | (?:for|if|while)\s?\([^\n]{1,200}\)\s*(?:\{|$) | else\s*[:{] | try:\s*$
      | [\w.]+\s*(?:[-+*/|]|//|\*\*)=\s | [\w.]+\s*=\s*(?:lambda\b|self\.|\{|\[|None\b|True\b|False\b|"|'|f")
    )""",
    re.VERBOSE,
)
_CALLED = re.compile(
    r"\s*(?:[\w.\[\], ]{1,80}\s=\s[^\d\s][^\n]*[\w)\]}]\s*$|[\w.]+\([^\n]*$|[\w.]+=[^\s=][^\n]*,\s*$|#|//|/?\*|\"|')"
)
_LONGEST = 600  # characters of a line that are looked at
_SAMPLE = 400  # lines that tell whether a whole text is code


def kind_of_line(line: str) -> str:
    """What a line is by itself; most lines are prose, and get an empty answer.

    >>> kind_of_line("header[0] = 2024;"), kind_of_line("$ python train.py --lr 3"), kind_of_line("8 * 3 = 24 GPUs")
    ('code', 'shell', '')
    """
    line = line[:_LONGEST]
    for kind, sign in (("diff", _DIFF), ("log", _LOG), ("shell", _SHELL), ("code", _CODE)):
        if sign.match(line):
            return kind
    return ""


def is_code(text: str) -> bool:
    """True for a text that is a program as a whole, or most of a block: half of its lines look like one."""
    lines = [line for line in text[: _SAMPLE * 200].splitlines()[:_SAMPLE] if line.strip()]
    sure = sum(_CODE.match(line[:_LONGEST]) is not None for line in lines) if len(lines) > 1 else 0
    if sure < 2:
        return False
    perhaps = sum(_CALLED.match(line[:_LONGEST]) is not None for line in lines)
    return sure * 8 >= len(lines) and (sure + perhaps) * 2 >= len(lines)
