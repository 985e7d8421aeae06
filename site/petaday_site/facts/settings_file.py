"""Reads mkdocs.yml as any builder does, and writes one: `!ENV`, `INHERIT`, and tags that only a builder can follow."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from petaday_site.fault import SiteError


class Kept(NamedTuple):
    """What stands under a tag that is left to the builder, such as `!!python/name:`.

    Attributes:
        tag: the whole tag.
        value: what stands there: a text, a list or a mapping.
    """

    tag: str
    value: Any


def load(file: Path) -> dict[str, Any]:
    """The settings of a file, with those of the file it inherits from below them.

    Raises:
        SiteError: where it is no YAML, or no mapping.
    """
    try:
        found: Any = yaml.load(file.read_text("utf-8"), _Loader) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise SiteError(f"error: {file} is no YAML: {' '.join(str(fault).split())}") from fault
    if not isinstance(found, dict):
        raise SiteError(f"error: {file} holds no settings\n  = help: write each as `name: value`")
    if parent := found.pop("INHERIT", None):
        return _merged(load(file.parent / str(parent)), found)
    return found


def text(settings: dict[str, Any]) -> str:
    """The settings as YAML."""
    return yaml.dump(settings, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


class _Loader(yaml.SafeLoader):
    """Knows plain YAML and `!ENV`; keeps every other tag."""


class _Dumper(yaml.SafeDumper):
    """Writes what the loader kept under its tag again."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The first variable that is set, else the last of a list, else nothing."""
    names, default = [node], None
    if isinstance(node, yaml.SequenceNode):
        names = node.value if len(node.value) == 1 else node.value[:-1]
        default = node.value[-1] if len(node.value) > 1 else None
    for name in names:
        if (said := os.environ.get(str(name.value))) is not None:
            tag = str(loader.resolve(yaml.ScalarNode, said, (True, False)))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, said))
    return loader.construct_object(default) if default else None


def _kept(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Kept:
    if isinstance(node, yaml.MappingNode):
        return Kept(tag, loader.construct_mapping(node, deep=True))
    if isinstance(node, yaml.SequenceNode):
        return Kept(tag, loader.construct_sequence(node, deep=True))
    return Kept(tag, node.value)


def _written(dumper: yaml.SafeDumper, kept: Kept) -> yaml.Node:
    if isinstance(kept.value, dict):
        return dumper.represent_mapping(kept.tag, kept.value)
    if isinstance(kept.value, list):
        return dumper.represent_sequence(kept.tag, kept.value)
    return dumper.represent_scalar(kept.tag, str(kept.value))


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("", _kept)
_Dumper.add_representer(Kept, _written)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    both = {key: _merged(below[key], value) for key, value in above.items() if _mappings(below.get(key), value)}
    return {**below, **above, **both}


def _mappings(*values: Any) -> bool:
    return all(isinstance(value, dict) for value in values)
