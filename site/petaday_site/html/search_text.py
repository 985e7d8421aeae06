"""What of a page is searched: its headings and its prose, and how else its words are spelled."""

from __future__ import annotations

import re

CUT = re.compile(
    r"<(?P<tag>svg|table|form|pre|math)\b(?:[^<]|<(?!/(?P=tag)>))*</(?P=tag)>"
    r'|<article class="pd-card"(?:[^<]|<(?!/article>))*</article>'
    r'|<span class="pd-u-f">(?:[^<]|<(?!/?span)|<span[^>]*>(?:[^<]|<(?!/?span))*</span>)*</span>'
    r"|<summary>(?:[^<]|<(?!/summary>|h\d))*</summary>"
    r'|<(?P<box>div|p|ul|span|figure|fieldset) class="pd-'
    r"(?:readout|last|crumbs|revision|legend|soft|strip|links|seg|above)\b(?:[^<]|<(?!/(?P=box)>))*</(?P=box)>"
)
"""Drawings, tables, controls, code and calculations: what is no sentence."""
FOLDED = re.compile(r"<details[^<>]*><summary>(?=<h\d)")
"""What a folded section begins with; searched, it is a section as any other."""
ENDS = re.compile(r"\b[a-z]{3,}i([sz])ations?\b", re.IGNORECASE)
PAIR = re.compile(r"([A-Za-z]+)[ -](\d[\w.]*)")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
MANY = 4


def prose(html: str) -> str:
    """A page without what is no sentence.

    >>> prose('<p>It took <span class="pd-u-f">3 FLOP</span>long.</p><svg><text>1,000</text></svg>')
    '<p>It took  long.</p> '
    """
    return CUT.sub(" ", FOLDED.sub("", html)).replace("</dt>", ": </dt>").replace("</dd>", ". </dd>")


def spellings(name: str) -> list[str]:
    """How else a name is written.

    >>> spellings("GPT-4"), spellings("AlphaGo Zero"), spellings("VGG")
    (['GPT4'], ['Alpha Go Zero', 'AlphaGoZero'], [])
    """
    found = ["".join(pair) for pair in PAIR.findall(name)]
    apart = CAMEL.sub(" ", name)
    if apart != name:
        found += [apart, name.replace(" ", "")]
    return [one for one in dict.fromkeys(found) if one != name]


def across_the_sea(text: str) -> list[str]:
    """The words of a text that British and American English spell with an s and a z, in the other spelling.

    >>> across_the_sea("A utilization that the organisation measured.")
    ['utilisation', 'organization']
    """
    found: dict[str, None] = {}
    for word in ENDS.finditer(text):
        other = "z" if word[1].lower() == "s" else "s"
        at = word.start(1) - word.start()
        found[(word[0][:at] + other + word[0][at + 1 :]).lower()] = None
    return list(found)[:MANY]
