"""Answers `what is MFU?`, `what is an H100?`, `what is PF?` from petaday's own data."""

from __future__ import annotations

import re

from petaday import codes, hardware, units
from petaday.core.suggest import alike
from petaday_service.answers import about, lookup, systems, thresholds
from petaday_service.answers.defined_device import device, kind
from petaday_service.answers.defined_unit import unit
from petaday_service.answers.glossary import ASKED, LAW, WORDS, term, term_in
from petaday_service.conversation.asked import question
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.intents import Define, Explain, Recall, Show
from petaday_service.conversation.lexicon import KNOWN
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.work_part import audit, work

MOST_NEAR = 4
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_PEAK_OF = re.compile(r"^(?:peak(?: rate)?|rate|speed|flop/?s)\s+of\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
_THRESHOLD = re.compile(r"(?:.*\b)?(?:thresholds?|ai act)", re.IGNORECASE)


def define(asked: Define, talk: Talk) -> tuple[Part, ...]:
    """Returns what each of the words is; an unknown word is answered with words of a like name."""
    return tuple(part for said in asked.words for part in _defined(said, talk))


_BETWEEN = re.compile(r"(?i)(?:the )?difference between (?P<one>.+?) and (?P<other>.+)")


def meaning(heard: Heard, talk: Talk) -> tuple[Part, ...]:
    """Returns what a word is; says so where it is none that is known."""
    found = ASKED.match(question(heard.text))
    word = found["word"].strip() if found else heard.text
    if word.casefold() in _PRONOUNS and (told := _before(heard.text)):
        return define(Define((told,)), talk)
    if between := _BETWEEN.fullmatch(word):
        return define(Define((between["one"], between["other"])), talk)
    if two := terms_beside(heard.text, talk):
        return define(Define(two), talk)
    bare = _ARTICLE.sub("", word.strip("“”\"'`"))
    if parts := known(bare, talk):
        return parts
    one = audit(f"1 {bare}") if " " in bare else None
    if one and one.value is not None and one.unit != "1" and not heard.facts:
        return (Text(text=f"1 {bare} is {one.shown}."), work(one, f"1 {bare}"))
    if heard.unknown and any(name[0].isupper() for name in heard.unknown):
        return systems.unknown(heard.unknown, talk)
    if (within := term_in(heard.words)) and not heard.facts:
        return (Text(text=f"{within.names[0][:1].upper()}{within.names[0][1:]}: {within.says}"),)
    said = _defined(word, talk)
    return said if len(bare.split()) < 4 and heard.unknown else about.unclear(heard.unknown)


_PRONOUNS = frozenset({"one", "it", "that", "this", "a one", "such a thing"})


def _before(text: str) -> str:
    """The term or the unit in the sentences before a question with a pronoun: `… petaflop/s-day. What is one?`."""
    asks = question(text)
    words = re.findall(r"[\w/^-]{2,24}", text.partition(asks)[0])
    known_words = [
        one for one in words if (term(one) and one.casefold() not in KNOWN) or (len(one) > 3 and units.is_unit(one))
    ]
    return known_words[-1] if known_words else ""


_VERSUS = re.compile(
    r"(?i)(?:^|[\s,])(?P<one>[\w/.-]{2,20})\s+(?:vs\.?|versus|or|and|(?:as )?compared (?:to|with)"
    r"|(?:different )?from|than)\s+(?P<other>[\w/.-]{2,20})(?=$|[\s,?!.;])"
)


def terms_beside(text: str, talk: Talk) -> tuple[str, ...]:
    """Two terms, units or devices that a message holds apart: `FLOP vs FLOP/s`; empty where it has none."""
    for found in _VERSUS.finditer(text):
        two = found["one"].strip(".,"), found["other"].strip(".,?!")
        if all((term(one) or units.is_unit(one)) and known(one, talk) for one in two):
            return two
    return ()


def show(asked: Show, talk: Talk) -> tuple[Part, ...]:
    """Returns a system of the casebook; where there is none of that name, what else has it (`show H100`)."""
    system = asked.audit or talk.casebook.find(asked.name)
    return lookup.show(asked, talk) if system else known(asked.name, talk) or lookup.show(asked, talk)


def explain(asked: Explain, talk: Talk) -> tuple[Part, ...]:
    """Returns what a code means; where there is none of that name, what else has it (`explain MFU`)."""
    return lookup.explain(asked) if codes.find(asked.code) else known(asked.code, talk) or lookup.explain(asked)


def _defined(said: str, talk: Talk) -> tuple[Part, ...]:
    word = _ARTICLE.sub("", said.strip("“”\"'`"))
    if found := known(word, talk):
        return found
    if talk.named(word):
        return lookup.recall(Recall(word.casefold()), talk)
    if word in talk.book(word).names().quantities or re.match(r"[0-9$€£.]", word):
        return (work(audit(word, talk.book(word)), word, ans=True),)
    near = _near(word, talk)
    told = f"“{word}” is none of the units, devices, systems, codes and words that I know."
    return (Text(text=f"{told}{' Do you mean one of these?' if near else ''}", say=(*near, "help")),)


def known(word: str, talk: Talk) -> tuple[Part, ...]:
    """Returns what is known by exactly that name; nothing where nothing is."""
    if codes.find(word):
        return lookup.explain(Explain(word))
    if _THRESHOLD.fullmatch(word):
        return thresholds.listed()
    if word.casefold() == "casebook":
        return lookup.systems(talk.casebook)
    found = (*unit(word), *_term(word, talk))
    if found:
        return found
    listed = hardware.find(_PEAK_OF.sub("", word))
    page = talk.casebook.find(word)
    if listed or not (page and page.is_system and page.front.title.casefold() == word.casefold()):
        return device(listed) if listed else kind(word)
    return lookup.show(Show(page.front.title), talk)


def _term(word: str, talk: Talk) -> tuple[Text, ...]:
    found = term(word)
    if found is None:
        return ()
    if found.page == LAW:
        return (Text(text=f"{found.says}{thresholds.PAGE}", say=("thresholds",)),)
    titles = [page.front.title for page in talk.casebook.pages if page.slug == found.page]
    more = f" More on the page “{titles[0]}” ({found.page})." if titles else ""
    return (Text(text=f"{found.says}{more}"),)


def _near(word: str, talk: Talk) -> tuple[str, ...]:
    """Returns questions about things with a like name."""
    if re.match(r"(?i)pd\d", word):
        return tuple(f"what is {code}?" for code in codes.near(word))
    names: dict[str, str] = {}
    for name in (
        *(name for one in WORDS for name in one.names),
        *(page.front.title for page in talk.casebook.systems),
        *(one for one in units.table().units if len(one) > 1),
    ):
        names.setdefault(name.casefold(), name)
    slip = units.nearest(word)
    like = alike(word.casefold(), names, most=MOST_NEAR, least=0.7)
    found = [*([slip] if slip else ()), *hardware.near(word), *(names[one] for one in like)]
    return tuple(dict.fromkeys(f"what is {one}?" for one in found))[:MOST_NEAR]
