"""The data files that are installed beside petaday's modules."""

from __future__ import annotations

import os
import pkgutil


def read(package: str, name: str) -> str:
    """Takes a package and the name of a file in it; returns the file's text, from a folder or from inside a zip.

    `importlib.resources` does the same, and costs each process several times what reading all units does.

    Raises:
        FileNotFoundError: the package was installed without that file.

    >>> read("petaday.units", "units.toml").startswith("# Every unit")
    True
    """
    return data(package, name).decode("utf-8")


def data(package: str, name: str) -> bytes:
    """Takes a package and the name of a file in it; returns what the file holds, as `read` does for a text.

    Raises:
        FileNotFoundError: the package was installed without that file.

    >>> data("petaday.units", "units.toml")[:12]
    b'# Every unit'
    """
    try:
        found = pkgutil.get_data(package, name)
    except OSError:
        found = None
    if found is None:
        raise FileNotFoundError(f"{package} was installed without its file {name}")
    return found


def beside(module: str, name: str) -> str:
    """Takes a module's `__file__` and a name; returns the path of the file of that name in the same folder.

    `pathlib` does the same, and loads the reading of network addresses on the way.

    >>> beside("petaday/syntax/parser.py".replace("/", os.sep), "grammar.saved").replace(os.sep, "/")
    'petaday/syntax/grammar.saved'
    """
    return module.rpartition(os.sep)[0] + os.sep + name
