"""Runs notebooks in a kernel of their own. `make docs` writes the outputs of examples/*.ipynb anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from places import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.ipynb"))
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def run(cells: Sequence[str]) -> list[Any]:
    """The cells of a notebook with what each put out; a cell that fails is followed by the next."""
    return list(_executed(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])).cells)


def shown(cell: Any, kind: str = "text/plain") -> str:
    """What a cell shows of that kind, its printed text and its error included where that is plain text."""
    parts = []
    for one in cell.outputs:
        if "data" in one:
            parts.append(one.data.get(kind, ""))
        elif kind == "text/plain":
            parts.append(one.text if one.output_type == "stream" else "\n".join(one.traceback))
    return "\n".join(parts)


def fresh(path: Path) -> str:
    """The notebook as a file, every output made anew, with nothing in it of when and on what machine."""
    notebook = _executed(nbformat.read(path, as_version=4))
    notebook.metadata = {"kernelspec": KERNEL}
    return f"{nbformat.writes(notebook)}\n"


def without_pictures(text: str) -> Any:
    """The notebook without its drawings, for letters are as wide as a machine's fonts, and without the style sheet."""
    notebook = nbformat.reads(text, as_version=4)
    for cell in notebook.cells:
        for one in cell.get("outputs", ()):
            kept = {"text/plain", "text/html", "text/latex"}
            one.data = {kind: _unstyled(form) for kind, form in one.get("data", {}).items() if kind in kept}
    return notebook


def _unstyled(form: str) -> str:
    before, found, after = form.partition("<style>")
    return before + after.partition("</style>")[2] if found else form


def _executed(notebook: Any) -> Any:
    client = NotebookClient(notebook, kernel_name="python3", allow_errors=True, record_timing=False, timeout=60)
    return client.execute()


if __name__ == "__main__":
    for example in EXAMPLES:
        example.write_text(fresh(example), encoding="utf-8")
