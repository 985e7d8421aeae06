"""What a JSON schema says of a record: its docstring without the example in Python."""

from __future__ import annotations

from typing import Any


def without_examples(schema: dict[str, Any], record: type | None = None) -> None:
    r"""Takes the example out of a record's description, as pydantic hands over the record's schema.

    Earlier releases of pydantic (2.10) leave out what a dataclass says of itself: then it is put in.

    >>> schema = {"description": "A finding.\n\n>>> 1 + 1\n2"}
    >>> without_examples(schema)
    >>> schema
    {'description': 'A finding.'}
    """
    if record is not None and record.__doc__ and "description" not in schema:
        from inspect import cleandoc  # noqa: PLC0415 - only where a schema is asked for

        schema["description"] = cleandoc(record.__doc__)
    if "description" in schema:
        schema["description"] = schema["description"].partition(">>>")[0].rstrip()


CONFIG = {"frozen": True, "extra": "forbid", "allow_inf_nan": False, "json_schema_extra": without_examples}
"""For a dataclass in a record: one that has this has none of the record's own."""
