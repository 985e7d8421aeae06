"""What HTML's tags show. A tag that stands in none of these tables is left as it is."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# They begin and end a line.
LINES = _words("""
    address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    head header hr html li main nav ol option p pre section summary details table tbody tfoot thead title tr ul
""")

# They end with a stroke, as a table in text does.
CELLS = _words("td th")

# In these a line break of the source is a space.
FLOWING = _words("p li td th dt dd h1 h2 h3 h4 h5 h6 figcaption caption")

# Of these nothing is seen, not even what is in them.
UNSEEN = _words("script style svg annotation annotation-xml template")

# What is struck out is not said.
STRUCK = _words("del s strike")

# Of these only what is in them is seen.
SILENT = _words("""
    a abbr acronym b base bdi bdo big br button center cite code col colgroup data dfn em font i iframe img input
    ins kbd label link mark math menclose merror meta mfenced mfrac mi mn mo mover mpadded mphantom mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover noscript nobr q rp rt ruby samp
    semantics small source span strong sub sup time tt u var video wbr
""")

KNOWN = LINES | CELLS | UNSEEN | STRUCK | SILENT
