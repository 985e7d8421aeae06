"""Writes a message out in full: `abt 3 wks w/ 64 gpus, hows the eta` in the words that the rest is read in."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

_TABLE = {
    short: word
    for word, shorts in tomllib.loads(
        resources.files("petaday_service.conversation").joinpath("shorthand.toml").read_text("utf-8")
    )["words"].items()
    for short in shorts
}
_WORD = re.compile(r"(?<![\w.'/$])(?:[A-Za-z][A-Za-z0-9]{0,7}(?:'[a-z]{1,2})?)(?![\w'/])")
_WITH = re.compile(
    r"(?i)(?<![\w./])w/(?!s|h\b)(?=[ \w])|(?<!\d )(?<![\w./^*=])w(?= (?:the|that|this|those|these|a|an|\d))"
)
_WITHOUT = re.compile(r"(?i)(?<![\w./])w/o(?!\w)")
_COUNT = re.compile(
    r"(?i)(?:^|(?<=[ (]))(?:# ?(?:of )?|(?:nr|nbr|no)\.? of |nr\.? )(?=[a-z])"
    r"|(?:^|(?<=[.,;:?!] ))(?:the )?(?:number|amount|count) of (?=[\w -]{1,40}(?:[?,.;]|$))"
    r"(?![\w -]{0,40}\b(?:is|was|to|are)\b)"
)
_N_OF = re.compile(r"(?<![\w.])n (?=(?:of )?(?:gpu|device|chip|card|day|hour|week|month|token|param|node)s?\b)")
_POLITE = re.compile(
    r"(?i)^\s*(?:(?:please|kindly|hi|hello|hey)[ ,!.]+)?(?:(?:can|could|would|will) you (?:please |kindly |perhaps "
    r"|maybe )?"
    r"|i(?:'d| would) (?:also )?like (?:you )?to |i want (?:you )?to |please |kindly )"
    r"(?=(?:explain|tell|give|show|draft|write|compute|calculate|restate|convert|list|compare|plot|draw|estimate|work"
    r"|express|say|check|cite|provide|make|put|define|know|see|understand|summari[sz]e|state|do|redo|take|use|assume"
    r"|set|change|include|add|double|halve|repeat|name|find|describe|recalculate|turn|report)\b)"
)
_OK = re.compile(r"(?i)^\s*(?:k|kk|okey|okie)(?=[ ,.!]|$)(?! ?=)")
_EQUALS = re.compile(r"^(?P<amount>[^*×^=?:\n]{0,80}?)\s*=\s*\?\s*(?:in )?(?P<unit>[A-Za-z][\w/ .-]{0,40}?)[\s?.!]*$")
_CENT = re.compile(r"(?i)(?<=\d)(?: ?(?:pct|prct|perc|percent|per cent)|(?<= )prozent)(?![\w])(?! points?)")
_DECIMAL = re.compile(
    r"(?i)(?<![\d.,])(?P<whole>\d{1,3}),(?P<part>\d{1,2})"
    r"(?= ?(?:mio|mrd|mia|million|billion|trillion|tn|bn|[kmbt%]|euros?|eur|dollars?|usd|hours?|days?|weeks?|months?"
    r"|kw|mw|kwh|mwh|percent|pct|mal|times)\b| ?[%€$])"
)
_SCALES = {
    **dict.fromkeys(("mio", "mln", "mil"), "million"),
    **dict.fromkeys(("mrd", "mlrd", "mia", "bil"), "billion"),
    **dict.fromkeys(("trn", "tril"), "trillion"),
    "grand": "thousand",
}
_SCALE = re.compile(rf"(?i)(?<=\d) ?(?P<scale>{'|'.join(_SCALES)})(?!\w)\.?")


_ISH = re.compile(r"(?i)(?<=\d)(?P<unit>[kmbt%]?)[- ]?ish\b")
_IT_IS = re.compile(
    r"(?i)^(?P<lead>(?:(?:and|so|but|then) )?)(?P<it>it|this|that|these|they) (?P<be>is|are"
    r"|was) (?P<rest>[^?.]{2,60}\?)$"
)
_EMPTY_EQUALS = re.compile(r"^(?P<said>[^*×^]{1,200}?)\s*=\s*\??\s*$")
_COINS = re.compile(
    r"(?i)(?P<whole>\d{1,3}|one|two|three|four|five|six) (?P<money>bucks?|dollars?|euros?) (?:and )?"
    r"(?P<part>ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\d\d)(?: cents?)?(?![\w-]| ?[a-z%])"
)
_TENS = {name: 10 * at for at, name in enumerate(
    ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 1)}  # fmt: skip
_ONES = {name: at for at, name in enumerate(("one", "two", "three", "four", "five", "six"), 1)}
_THE_HOUR = re.compile(r"(?i)(?<=[a-z€$\d]) the (?=hour\b)")
_ON_ONE = re.compile(
    r"(?i)^(?P<lead>(?:and |but |what about |how about )?(?:on|with) (?:just |only )?)(?:one|a single one)\s*\?*$"
)


def _coins(found: re.Match[str]) -> str:
    whole = _ONES.get(found["whole"].casefold(), found["whole"])
    return f"{whole}.{_TENS.get(found['part'].casefold(), found['part'])} {found['money']}"


def in_full(text: str) -> str:
    """A message in one line with what is written short in full.

    >>> in_full("w/ 64 gpus, abt 3 wks at 38 pct. hows that?")
    'with 64 gpus, about 3 weeks at 38%. how is that?'
    >>> in_full("nr of h100s for 1,5 Mio. hrs?"), in_full("700k a100 hrs = ? h100 hrs")
    ('how many h100s for 1.5 million hours?', '700k a100 hours in h100 hours')
    """
    text = _EMPTY_EQUALS.sub(r"\g<said>?", _POLITE.sub("", text, count=1))
    text = _IT_IS.sub(r"\g<lead>\g<be> \g<it> \g<rest>", text)
    text = _ON_ONE.sub(r"\g<lead>1 device", _COINS.sub(_coins, _ISH.sub(r"\g<unit>", text)))
    text = _OK.sub("ok", _DECIMAL.sub(r"\g<whole>.\g<part>", text))
    text = _SCALE.sub(lambda found: f" {_SCALES[found['scale'].casefold()]}", text)
    text = _WITH.sub("with ", _WITHOUT.sub("without", text))
    text = _COUNT.sub("how many ", _N_OF.sub("how many ", text))
    text = _WORD.sub(_written, _CENT.sub("%", text))
    text = _THE_HOUR.sub(" per ", text) if re.search(r"(?i)euros?|dollar|[$€]|usd|eur\b|bucks?", text) else text
    return " ".join(asked_with_sign(text).split())


def asked_with_sign(text: str) -> str:
    """`700k A100-hours = ? H100-hours` as a conversion; a line of arithmetic stays.

    >>> asked_with_sign("6 FLOP * 3 = ? days")
    '6 FLOP * 3 = ? days'
    """
    found = _EQUALS.match(text)
    if found:
        return f"{found['amount']} in {found['unit']}".strip()
    return _EMPTY_EQUALS.sub(r"\g<said>?", text)


def _written(found: re.Match[str]) -> str:
    return _TABLE.get(found[0].casefold(), found[0]) if not found[0].isupper() or len(found[0]) > 3 else found[0]
