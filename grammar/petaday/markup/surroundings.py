"""What a place of a text stands in: prose, code, a comment in code, a shell line, a log, a diff, settings."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from html import unescape

from petaday.markup.code_blocks import Block, blocks
from petaday.markup.code_lines import is_code, kind_of_line
from petaday.markup.notebook import cells

_LANGUAGES = {
    "": "text txt plaintext plain markdown md math latex tex calc none output petaday",
    "shell": "bash sh shell console zsh shell-session terminal powershell bat cmd fish sbatch slurm",
    "settings": "yaml yml json jsonc json5 toml ini cfg conf properties env dockerfile hcl xml svg mermaid",
    "data": "data csv tsv",
    "log": "log logs",
    "diff": "diff patch",
}
_KINDS = {word: kind for kind, words in _LANGUAGES.items() for word in words.split()}
_COMMENT = re.compile(r"""(?:^|[\s"])#(?!include|define|pragma|SBATCH)(?:[^{]|$)|(?<!:)//(?!=)|/\*|^\s*\*\s""")
_QUOTE = re.compile(r"""(?<![\w\\])f?\\?["'](?=\w)|\\?["'](?!\w)""")
_DOCUMENTED = re.compile("\"\"\"|'''")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_REACH = 2000  # characters of a line before a place that are looked at


class Surroundings:
    """Says of each place of a text what it stands in; a part of a longer text is no program of its own."""

    def __init__(self, text: str, *, is_part: bool = False) -> None:
        self._text = text
        self._is_part = is_part

    def kind(self, at: int) -> str:
        r"""One of `code`, `shell`, `log`, `diff`, `settings`, `data`; `words` in a comment or string of code; or empty.

        >>> around = Surroundings("so\n```python\nx[0] = 2  # 3 * 4 = 12\n```\n2 * 3 = 6")
        >>> around.kind(18), around.kind(28), around.kind(43)
        ('code', 'words', '')
        """
        begin = self._line_start(at)
        block = self._block(at)
        kind = self._kind_of_block(block) if block else ""
        if kind in {"settings", "data", "log", "diff"}:
            return kind
        alone = kind_of_line(_shown(self._line(begin)))
        if alone in {"log", "diff"} or (not kind and alone == "shell"):
            kind = alone
        elif not kind:
            kind = "code" if alone == "code" or self.is_program else ""
        if kind in {"code", "shell"} and self._is_said(begin, at, block):
            return "words"
        return kind

    def begins(self, at: int) -> bool:
        """True where nothing stands in front on the line but a prompt or a quotation mark."""
        return not self._text[self._line_start(at) : at].strip(" \t>$\"'")

    @cached_property
    def blocks(self) -> list[Block]:
        """Every block set apart in the text, and the cells of a notebook, in order."""
        return sorted([*blocks(self._text), *cells(self._text)], key=lambda block: block.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _kinds(self) -> dict[int, str]:
        return {}

    @cached_property
    def is_program(self) -> bool:
        """True for a text that is code from its first line to its last."""
        return not self._is_part and not self.blocks and is_code(self._text)

    @cached_property
    def quoted(self) -> list[int]:
        """Where the strings of several lines begin and end, in turn."""
        return [found.start() for found in _DOCUMENTED.finditer(self._text)]

    def _block(self, at: int) -> Block | None:
        if not self.blocks:
            return None
        place = bisect_right(self._starts, at) - 1
        return self.blocks[place] if place >= 0 and at < self.blocks[place].end else None

    def _kind_of_block(self, block: Block) -> str:
        if block.language:
            return _KINDS.get(block.language, "code")
        if block.start not in self._kinds:
            self._kinds[block.start] = "code" if is_code(_shown(self._text[block.start : block.end])) else ""
        return self._kinds[block.start]

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", max(0, at - _REACH), at) + 1 or max(0, at - _REACH)

    def _line(self, begin: int) -> str:
        piece = self._text[begin : begin + _REACH]
        return piece.partition("\n")[0]

    def _is_said(self, begin: int, at: int, block: Block | None) -> bool:
        """True in a comment, and in a string of several words."""
        before = self._text[begin:at]
        if _COMMENT.search(before):
            return True
        if bisect_right(self.quoted, at) % 2 and (block is None or bisect_right(self.quoted, block.start) % 2 == 0):
            return True
        opened = ""
        for found in _QUOTE.finditer(before):
            opened = "" if opened else before[found.end() :] or " "
        return opened.count(" ") > 1


def _shown(code: str) -> str:
    """Code as it was, where a page of HTML writes its signs as entities and colours its words."""
    if "&" not in code and "</" not in code:
        return code
    return unescape(_TAG.sub("", code))
