"""The data files that are installed beside petaday's modules."""

from __future__ import annotations

import pkgutil


def read(package: str, name: str) -> str:
    """Takes a package and the name of a file in it; returns the file's text, from a folder or from inside a zip.

    `importlib.resources` does the same, and costs each process several times what reading all units does.

    Raises:
        FileNotFoundError: the package was installed without that file.

    >>> read("petaday.units", "units.toml").startswith("# Every unit")
    True
    """
    try:
        data = pkgutil.get_data(package, name)
    except OSError:
        data = None
    if data is None:
        raise FileNotFoundError(f"{package} was installed without its file {name}")
    return data.decode("utf-8")
