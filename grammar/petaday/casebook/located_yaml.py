"""YAML with its places kept: what was written, and where. The only file that knows PyYAML, which may be absent."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from petaday.core.diagnostic import Span
from petaday.core.suggest import alike, did_you_mean

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]


ALIAS = "has an anchor or alias, and here each value is written out"


def has_yaml() -> bool:
    """Whether PyYAML is installed; the bare petaday does without it."""
    import sys  # noqa: PLC0415

    return sys.modules.get("yaml", ...) is not None and find_spec("yaml") is not None


class YamlError(Exception):
    """The text is not the YAML table it should be; `at` is the place, `advice` the way out."""

    def __init__(self, message: str, at: int, advice: str = "") -> None:
        super().__init__(message)
        self.at = at
        self.advice = advice


class YamlText:
    r"""A YAML table and the places of its keys and values.

    >>> text = YamlText("title: VGG\npaper:\n  arxiv: 1409.1556\n")
    >>> text.data["paper"], text.written(("paper", "arxiv")), text.key(("paper",))
    ({'arxiv': 1409.1556}, '1409.1556', Span(start=11, end=16))
    """

    def __init__(self, text: str) -> None:
        import yaml  # noqa: PLC0415 - an extra: the bare install reads calculations without it

        try:
            loader = _without_aliases()(text)
            root = loader.get_single_node()
            if root:
                _keys_as_written(root)
            self.data: Any = loader.construct_document(root) if root else None
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            at = min(mark.index, len(text)) if mark else 0
            if fault.problem == ALIAS:
                raise YamlError(ALIAS, at, "write the value out, or put a text that begins so in quotes") from fault
            advice = "put a text that holds a colon, a quote or a # in quotes"
            raise YamlError(f"is not YAML: {fault.problem}", at, advice) from fault
        except (yaml.YAMLError, ValueError, RecursionError) as fault:
            raise YamlError(f"is not YAML: {str(fault).splitlines()[0]}", getattr(fault, "position", 0)) from fault
        if not isinstance(root, yaml.MappingNode):
            raise YamlError("is not a table of keys", 0, "write lines such as title: VGG")
        self._root = root

    @property
    def repeated(self) -> tuple[tuple[str, Span], ...]:
        """Keys that stand a second time in one table, which YAML itself lets pass."""
        return tuple(_repeated(self._root))

    def key(self, path: Path) -> Span:
        """Where the last key of the path is written; the table's first key for an empty path."""
        return self._walk(path)[0]

    def value(self, path: Path) -> Span:
        """Where the value at the path is written."""
        return _span(self._walk(path)[1])

    def written(self, path: Path) -> str:
        """The value as the author wrote it; empty for a list or table."""
        value = self._walk(path)[1].value
        return value if isinstance(value, str) else ""

    @staticmethod
    def nearest(word: str, known: tuple[str, ...]) -> str:
        """Advice about a key that is not known."""
        return did_you_mean(alike(word, known), f"the keys are {', '.join(known)}")

    def _walk(self, path: Path) -> tuple[Span, yaml.Node]:
        node: yaml.Node = self._root
        key = Span(0, 3)
        for step in path:
            if isinstance(node.value, str):
                break
            if isinstance(step, int):
                node = node.value[step]
                key = _span(node)
                continue
            for name, value in node.value:
                if name.value == step:
                    key, node = _span(name), value
        return key, node


@cache
def _without_aliases() -> type[yaml.SafeLoader]:
    """Returns PyYAML's safe loader without anchors and aliases, nine lines of which unfold to 10^9 values."""
    import yaml  # noqa: PLC0415

    class Plain(yaml.SafeLoader):
        def fetch_alias(self) -> None:
            raise yaml.MarkedYAMLError(problem=ALIAS, problem_mark=self.get_mark())

        fetch_anchor = fetch_alias

    return Plain


def _keys_as_written(node: yaml.Node) -> None:
    """Makes every key a text: to YAML `on:` is the truth, and `2012-07-03:` a day."""
    if isinstance(node.value, str):
        return
    for item in node.value:
        name, value = item if isinstance(item, tuple) else (None, item)
        if name is not None and isinstance(name.value, str):
            name.tag = "tag:yaml.org,2002:str"
        _keys_as_written(value)


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.index, node.end_mark.index)


def _repeated(node: yaml.Node) -> list[tuple[str, Span]]:
    if isinstance(node.value, str):
        return []
    found: list[tuple[str, Span]] = []
    seen: set[str] = set()
    for item in node.value:
        name, value = item if isinstance(item, tuple) else (None, item)
        if name is not None and isinstance(name.value, str):
            if name.value in seen:
                found.append((name.value, _span(name)))
            seen.add(name.value)
        found += _repeated(value)
    return found
