"""A baseline: the findings that a repository has when it adopts petaday. Those are known; new ones fail."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.cli.fingerprint import Key, key

VERSION = 1
_LASTING = frozenset({"PD508", "PD509", "PD510"})  # what no ignore silences either


class Baseline:
    """The known findings of a file, each as often as it was found.

    Args:
        path: of the baseline; one that is not there yet knows nothing.

    Raises:
        ValueError: for a file that is no baseline.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._known: Counter[Key] = Counter()
        self._found: Counter[Key] = Counter()
        if Path(path).exists():
            try:
                held = json.loads(Path(path).read_text(encoding="utf-8"))
                for one in held["findings"]:
                    self._known[Key(one["file"], one["code"], one["text"])] += one["times"]
            except (ValueError, KeyError, TypeError) as fault:
                raise ValueError(f"{path} is no baseline of petaday: write it anew with --update-baseline") from fault
        self._left = Counter(self._known)

    def applied(self, checked: Checked) -> Checked:
        """The file with its known findings silenced."""
        return checked._replace(findings=tuple(self._marked(one, checked) for one in checked.findings))

    def _marked(self, one: Finding, checked: Checked) -> Finding:
        if one.silenced or one.diagnostic.code in _LASTING or one.diagnostic.severity == "note":
            return one
        known = key(one, checked)
        self._found[known] += 1
        if not self._left[known]:
            return one
        self._left[known] -= 1
        return one.model_copy(update={"silenced": f"known: it is in {self.path}", "known": True})

    @property
    def gone(self) -> int:
        """How many known findings are no more."""
        return (self._known - self._found).total()

    def write(self) -> int:
        """Keep what was found now; how many findings that is."""
        rows = [known._asdict() | {"times": times} for known, times in sorted(self._found.items())]
        told = {"petaday": "baseline", "version": VERSION, "findings": rows}
        Path(self.path).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return self._found.total()
