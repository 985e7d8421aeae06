"""Writes the numbers of a message as digits: `a couple of weeks`, `a dozen nodes`, `two and a half`, `10 k`."""

from __future__ import annotations

import re

_SCALES = {"hundred": 100, "dozen": 12}
_ARTICLE = re.compile(r"(?i)\b(?:an?|one) (?=(?:hundred|thousand|million|billion|trillion|dozen)\b)")
_COUPLE = re.compile(r"(?i)\b(?:a )?couple(?: of)?\b(?! it)")
_SMALL = re.compile(r"(?i)(?<![\w.])(?P<number>\d+(?:\.\d+)?|two|three|four|five|six|eight) (?P<scale>hundred|dozen)\b")
_HALF = re.compile(r"(?i)(?<![\w.])(\d+) and a half\b")
_WORD_HALF = re.compile(r"(?i)\b(?P<one>one|two|three|four|five|six|a|an) (?P<unit>day|week|month|year)s? and a half\b")
_APART = re.compile(
    r"(?<![\w.,])(?P<number>\d[\d,]*+(?:\.\d+)?) (?P<scale>[kmbtKMBT])(?![\w%/-])(?! of co2| of CO2| CO2| co2)"
)
_FRACTION = re.compile(
    r"(?i)(?<![\w.$])(?P<over>one|two|three|1|2|3|a)[ /-]?(?P<under>thirds?|quarters?|3|4)\b(?! of the (?:gpus|time))"
)
_INTENSITY = re.compile(
    r"(?i)(?<![\w.,])(?P<number>\d[\d,]*+(?:\.\d+)?) ?(?P<kilo>k|kilo)?g(?:rams?|s)? ?(?:of )?(?:co2?(?:e|eq|-eq)?)?"
    r" ?(?:per|/|a|an) ?(?:kwh|kilowatt[- ]?hours?|kw[- ]?h)\b"
)
_TONS = re.compile(
    r"(?i)(?<![\w.,])(?P<number>\d[\d,]*+(?:\.\d+)?) ?(?:tons?|tonnes?|t) ?(?:of )?(?:co2?(?:e|eq)?)? ?(?:per"
    r"|/) ?mwh\b"
)
_DEVICE_H = re.compile(r"(?i)(?<![\w.])(?P<device>[a-z]{1,2}\d{2,3})[- ]?hr?s?(?!\w)")
_PER_CENT = re.compile(r"(?i)(?<=\d) ?(?:per ?cent|pct|percent)\b(?! points?)")
_POINTS = re.compile(r"(?i)(?<=\d) ?(?:%|per ?cent|percent|percentage)? ?(?:points?|pp)\b")
_COUNTED = re.compile(r"(?<![\w.])(\d{1,6})[xX](?=[a-z]{1,3}\d{2,4})")
_FORTNIGHT = re.compile(r"(?i)\b(?:a |one )?fortnight\b")
_POINT = re.compile(r"(?<![\w.])\.(?=\d)")
_WEEKEND = re.compile(r"(?i)\b(?:(?:an?|one|the|this|over the|over a) )?(?:long )?weekend\b")
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "a": 1, "an": 1}
_ARITHMETIC = re.compile(r"(?<=\d)\s?\*\*\s?(?=\d)")


_SHARE = re.compile(
    r"(?i)\b(?P<at>at|with|reached|got|achieved|hit|only) (?P<only>only |about |just |around |roughly )?(?:an? "
    r"|one[ -]?|1[ /-])?"
    r"(?P<part>half|third|quarter|fifth|tenth|two[ -]thirds|three[ -]quarters)\b"
    r"(?= (?:of (?:the |its |their )?(?:peak|max\w*|theoretical|capacity|listed)|mfu|hfu|utili[sz]ation"
    r"|efficiency)|[?!.,;]*$|[?!.,;] | instead| then)"
)
_PARTS = {
    "half": "50",
    "third": "33.3333",
    "quarter": "25",
    "fifth": "20",
    "tenth": "10",
    "two thirds": "66.6667",
    "three quarters": "75",
}


_ONE_IN = re.compile(
    r"(?i)\b(?P<one>one|two|three|\d) (?:in|out of) (?:every )?(?P<all>two|three|four|five|six|eight|ten"
    r"|\d{1,3}) (?=[a-z])"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}


def _one_in(found: re.Match[str]) -> str:
    one, every = (_NUMBERS.get(word.casefold()) or float(word) for word in (found["one"], found["all"]))
    return f"{100 * one / every:g}% of the " if every > one else found[0]


_OVER = re.compile(
    r"(?i)\b(?P<label>(?:utili[sz]ation|mfu|hfu|efficiency|share)(?: (?:of|is|was|at|about|around))?|at)[ =:]{1,3}"
    r"(?P<one>\d{1,2})/(?P<all>\d{1,3})(?![\w/])"
)


def _over(found: re.Match[str]) -> str:
    one, every = float(found["one"]), float(found["all"])
    return f"{found['label']} {100 * one / every:g}%" if 0 < one < every else found[0]


def shares_spelled(text: str) -> str:
    """The message with its shares of the peak in per cent: `if it ran at a quarter` is at 25%.

    >>> shares_spelled("what if it only ran at a quarter?"), shares_spelled("at half the price")
    ('what if it only ran at 25%?', 'at half the price')
    """
    text = _OVER.sub(_over, _ONE_IN.sub(_one_in, text))
    return _SHARE.sub(lambda m: f"{m['at']} {m['only'] or ''}{_PARTS[m['part'].casefold().replace('-', ' ')]}%", text)


def spelled(text: str) -> str:
    """The message with its numbers in digits and its compound units in one word.

    >>> spelled("a couple of weeks on two dozen nodes at 380 g CO2 per kWh")
    '2 weeks on 24 nodes at 0.38 kgkwh'
    >>> spelled("a million tokens, 2 and a half months, 10 k GPUs, a month and a half")
    '1 million tokens, 2.5 months, 10k GPUs, 1.5 months'
    """
    text = _POINT.sub("0.", _COUNTED.sub(r"\1x ", text))
    text = _INTENSITY.sub(lambda m: f"{_value(m['number']) / (1 if m['kilo'] else 1000):.6g} kgkwh", text)
    text = _TONS.sub(lambda m: f"{m['number']} kgkwh", text)
    text = _COUPLE.sub("2", _ARTICLE.sub("1 ", _FORTNIGHT.sub("2 weeks", _WEEKEND.sub("2 days", text))))
    text = _SMALL.sub(_small, text)
    text = _HALF.sub(r"\1.5", text)
    text = _WORD_HALF.sub(lambda m: f"{_WORDS[m['one'].casefold()] + 0.5:g} {m['unit']}s", text)
    text = _APART.sub(r"\g<number>\g<scale>", text)
    text = _POINTS.sub(" points", text)
    text = _DEVICE_H.sub(r"\g<device> hours", text)
    return _ARITHMETIC.sub("^", _PER_CENT.sub("%", text))


def _value(figure: str) -> float:
    return float(figure.replace(",", ""))


def _small(found: re.Match[str]) -> str:
    word = found["number"].casefold()
    value = _WORDS[word] if word in _WORDS else float(word)
    return f"{value * _SCALES[found['scale'].casefold()]:g}"
