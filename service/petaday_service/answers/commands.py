"""Answers commands: `show VGG`, `explain PD203`, `why PF?`, `use method 1`, `save as LaTeX`."""

from __future__ import annotations

from petaday import codes
from petaday_service.answers import change, define, lookup, method, save
from petaday_service.conversation import intents
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Intent
from petaday_service.conversation.parts import Part, Text


def command(asked: Intent, talk: Talk, *, guided: bool = False) -> tuple[Part, ...]:
    """Returns the answer to a command; nothing where its words mean something else here."""
    match asked:
        case intents.Show():
            known = asked.audit or talk.casebook.find(asked.name) is not None
            return define.show(asked, talk) if known else ()
        case intents.Why():
            return lookup.why_known(asked, talk)
        case intents.Explain():
            return lookup.explain(asked) if codes.find(asked.code) or asked.code.upper().startswith("PD") else ()
        case intents.Recall():
            return lookup.recall(asked, talk)
        case intents.Change():
            return change.change(asked, talk) if talk.last() and not talk.sheet_is_last() and not guided else ()
        case intents.Method():
            return method.method(asked, talk) or method.of_run(asked, talk)
        case intents.Save():
            return save.save(asked, talk)
        case intents.Edit() | intents.Delete() | intents.Undo():
            return (Text(text="One edit cannot hold another."),)
        case _:
            return ()
