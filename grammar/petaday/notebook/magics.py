"""`%calc` works a line, `%%calc` a cell, with the names of the notebook."""

from __future__ import annotations

from typing import Any

from petaday import calculate
from petaday.casebook import calc_block
from petaday.core.suggest import alike
from petaday.display.text import carets
from petaday.notebook.names import Shared
from petaday.notebook.worked import Worked
from petaday.report import Report, report

USAGE = "%%calc [NAME] [--strict]: NAME is what Python calls the result, and --strict makes an error of a faulty line"


class CalcError(ValueError):
    """A cell that holds an error and was to be strict; its message shows each with its caret."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def load(ipython: Any) -> None:
    """Gives a running IPython `%calc` and `%%calc`."""
    from IPython.core.error import UsageError  # noqa: PLC0415 - it is here that IPython is sure to be
    from IPython.core.magic import no_var_expand  # noqa: PLC0415

    shared = Shared(ipython.user_ns)

    @no_var_expand  # IPython would take the $ of a price for a name
    def calc(line: str, cell: str | None = None) -> Report | Worked | None:
        """Works a line (`%calc 8 A100 * 3 days * 40%`) or a cell (`%%calc [NAME] [--strict]`) of calculations.

        Names are those of the notebook: Python's numbers and petaday's quantities can be used, and what a line defines
        (`C = 6 * N * D`) Python has afterwards.
        """
        try:
            if cell is None:
                return _line(line, shared)
            name, strict = options(line)
        except ValueError as wrong:
            raise UsageError(str(wrong)) from None
        worked = work(cell, shared)
        if name:
            ipython.user_ns[name] = worked
        faults = [fault for one in worked for fault in carets(one, audited=True)]
        if strict and (faults or not worked.reports):
            raise CalcError("\n\n".join(faults) or "the cell holds no calculation")
        return worked

    ipython.register_magic_function(calc, "line_cell", "calc")


def options(line: str) -> tuple[str, bool]:
    """Returns what stands behind `%%calc`: a name or nothing, and whether faults are errors.

    Raises:
        ValueError: for anything else.

    >>> options("run --strict"), options("")
    (('run', True), ('', False))
    >>> options("--strickt")
    Traceback (most recent call last):
    ...
    ValueError: `--strickt` is no option of %%calc: did you mean `--strict`?
    """
    words = line.split()
    names = [word for word in words if word != "--strict"]
    for word in names:
        if not word.isidentifier():
            near = alike(word, ["--strict"])
            said = f"did you mean `{near[0]}`?" if near else USAGE
            raise ValueError(f"`{word}` is no option of %%calc: {said}")
    if len(names) > 1:
        raise ValueError(USAGE)
    return (names[0] if names else ""), "--strict" in words


def work(text: str, shared: Shared) -> Worked:
    """Returns a cell worked with the names that are shared; what it defines is shared from then on.

    >>> worked = work("C = 6 FLOP * N * 2e12", shared := Shared(names := {"N": 7e9}))
    >>> worked["C"].flop, names["C"]
    (8.4e+22, <Quantity 8.4e22 FLOP>)
    """
    book, taken = shared.book(text)
    found = calc_block.worked(text, book)
    return Worked(text, found, taken, shared.learn(book))


def _line(line: str, shared: Shared) -> Report:
    if not line.strip():
        raise ValueError("write a calculation behind %calc: %calc 8 A100 * 3 days * 40%")
    book, _ = shared.book(line)
    done = report(calculate.audit(line, book), line)
    shared.learn(book)
    return done
