"""The extras of the package: the libraries that each brings, and what is said where one of them is missing."""

from __future__ import annotations

SERVICE = frozenset(
    {
        *("alembic", "anyio", "jinja2", "lark", "markupsafe", "platformdirs", "prometheus_client"),
        *("python_multipart", "sqlalchemy", "starlette", "uvicorn", "yaml"),
    }
)
SITE = frozenset(
    {
        *("altair", "griffe", "jinja2", "markdown", "material", "mkdocs", "numpy", "pandas", "pathspec", "pygments"),
        *("vl_convert", "yaml"),
    }
)
BROUGHT = {
    "pdf": frozenset({"pypdf"}),
    "onnx": frozenset({"onnx", "google"}),
    "torch": frozenset({"torch"}),
    "site": SITE,
    "sphinx": frozenset({"sphinx", "docutils"}),
    "service": SERVICE,
    "postgres": SERVICE | {"psycopg"},
    "mcp": SERVICE | {"mcp", "mcp_types"},
    "zensical": SITE | {"zensical"},
    "parquet": SITE | {"pyarrow"},
    "uncertainty": frozenset({"numpy"}),
    "lsp": frozenset({"pygls", "lsprotocol"}),
    "pint": frozenset({"pint"}),
    "astropy": frozenset({"astropy"}),
    "pandas": frozenset({"pandas"}),
    "polars": frozenset({"polars"}),
    "jupyter": frozenset({"IPython", "altair", "vl_convert"}),
    "completion": frozenset({"shtab"}),
    "columns": frozenset({"numpy", "pandas", "pyarrow", "polars", "ibis"}),
}
"""What an extra installs, as it is imported, and only what petaday imports itself."""
COMMANDS = {
    "build": "site",
    "style": "site",
    "serve": "service",
    "chat": "service",
    "mcp": "mcp",
    "lsp": "lsp",
    "table": "columns",
}
"""The extra that a command of the doors needs."""


def needs(what: str, extra: str, lack: ImportError) -> str:
    """The sentence for a library of this extra that is not installed; any other failure is our own, and is raised.

    >>> needs("reading a PDF", "pdf", ModuleNotFoundError(name="pypdf"))
    "reading a PDF needs the pdf extra: pip install 'petaday[pdf]'"
    >>> needs("reading a PDF", "pdf", ModuleNotFoundError("No module named 'pydf'", name="pydf"))
    Traceback (most recent call last):
    ...
    ModuleNotFoundError: No module named 'pydf'
    """
    if not _brought(extra, lack):
        raise lack
    return f"{what} needs the {extra} extra: pip install 'petaday[{extra}]'"


def command(name: str, lack: ImportError) -> str:
    """The same sentence for a command, by its name.

    >>> command("build", ModuleNotFoundError(name="mkdocs"))
    "`petaday build` needs the site extra: pip install 'petaday[site]'"
    """
    return needs(f"`petaday {name}`", COMMANDS.get(name, ""), lack)


def listed(name: str, lack: ImportError) -> str:
    """What the list of commands says of one that does not load.

    >>> listed("serve", ModuleNotFoundError(name="platformdirs"))
    "needs the service extra: pip install 'petaday[service]'"
    """
    extra = COMMANDS.get(name, "")
    return needs("", extra, lack).lstrip() if _brought(extra, lack) else str(lack)


def _brought(extra: str, lack: ImportError) -> bool:
    return isinstance(lack, ModuleNotFoundError) and lack.name in BROUGHT.get(extra, ())
