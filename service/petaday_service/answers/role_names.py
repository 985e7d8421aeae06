"""Names that people give to the factors of a calculation, and the roles they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petaday import hardware
from petaday.report import Report
from petaday.roles import Factor, Role
from petaday_service.answers.rates import may_be_rate

NAMES: tuple[tuple[Role, str], ...] = (
    (Role.UTILIZATION, r"util(i[sz]ation)?|mfu|hfu|efficiency"),
    (Role.DEVICES, r"(number of |count of )?(devices?|gpus?|tpus?|cpus?|chips?|cards?|accelerators?|nodes?|machines?)"),
    (Role.TIME, r"(training )?(time|duration|length|seconds?|minutes?|hours?|days?|weeks?|months?|years?)"),
    (Role.RATE, r"(the )?(peak|rate|speed|peak rate|performance|flop/?s|peak flop/?s)"),
    (Role.OPERATIONS, r"operations?( .*)?|forward( pass)?|flops? per .*|macs?|complexity"),
    (
        Role.EXAMPLES,
        r"(number of )?(examples?|images?|tokens?|samples?|sentences?|words?|frames?|data(set)?( size)?|batch(es)?)",
    ),
    (Role.EPOCHS, r"(number of )?(epochs?|passes)"),
    (Role.PARAMETERS, r"(number of )?(parameters?|params?|weights?)"),
    (Role.ADD_MULTIPLY, r"2|add-multiply|multiply-add|factor 2|factor of 2|mac factor"),
    (Role.BACKWARD, r"3|backward( pass)?|factor 3|factor of 3"),
    (Role.SIX, r"6|factor 6"),
)


def role_named(words: str, found: Sequence[Factor]) -> Role | Factor | None:
    """The role or factor that these words name, by the role or by what its author calls it.

    >>> role_named("gpus", ())
    <Role.DEVICES: 'devices'>
    """
    asked = " ".join(words.casefold().split())
    role = next((role for role, pattern in NAMES if re.fullmatch(pattern, asked)), None)
    if role and (not found or any(one.role is role for one in found)):
        return role
    own = [one for one in found if asked and re.search(rf"\b{re.escape(asked)}", one.said)]
    return own[0] if own else role


def role_of_value(value: str, report: Report, found: Sequence[Factor]) -> Role | Factor | None:
    """The role or factor that a value is meant for: `16 GPUs`, `3 weeks`, `50%`, `0.5 utilization`."""
    rest = re.sub(r"^[0-9.,]+(e[-+]?[0-9]+)?\s*%?", "", value.strip(), flags=re.IGNORECASE)
    words = re.sub(r"(?<![0-9.,])[0-9.,]++%?$", "", rest).split() if not hardware.find(rest) else rest.split()
    unit = report.unit or ""
    if unit == "s":
        return Role.TIME
    if unit == "FLOP/s":
        return Role.RATE
    if unit == "FLOP":
        counted = any(one.role is Role.OPERATIONS for one in found)
        return Role.RATE if may_be_rate(report) and not counted else Role.OPERATIONS
    if words and hardware.find(" ".join(words)):
        return Role.DEVICES
    for size in (len(words), 1):
        for at in range(len(words) - size + 1 if size else 0):
            if role := role_named(" ".join(words[at : at + size]), found):
                return role
    share = report.value is not None and 0 < report.value < 1
    return Role.UTILIZATION if share and not words else None
