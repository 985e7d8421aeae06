"""A review as Markdown: what a second person reads, and where they sign."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.casebook.review import Review, Reviewed
from petaday.core.figures import figure
from petaday.render.markdown import escape, fenced, table


def markdown(review: Review) -> str:
    """The whole review."""
    count = len(review.calculations)
    parts = [
        f"# Review: {escape(review.title)}",
        f"{escape(review.file)}: {count} calculation{'' if count == 1 else 's'}, worked by petaday {review.petaday}. "
        "A verdict says whether a figure follows from those printed beside it; whether those are right, only the "
        "source can tell. What is called a conjecture is a guess.",
        *(part for one in review.calculations for part in _calculation(one)),
        "## Findings",
        _findings(review),
        "## Open questions",
        "\n".join(f"- [ ] {escape(question)}" for question in review.questions) or "None.",
        "## Signature",
        f"Reviewed by {escape(review.by)} on {review.on}."
        if review.by
        else f"Not signed yet. To sign: `petaday review --sign 'Your Name' {review.file}`",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _calculation(one: Reviewed) -> Iterator[str]:
    yield f"## {escape(one.id)}, {escape(one.place)}"
    yield f"Source: {escape(one.source)}" if one.source else "Source: none is named."
    yield fenced(one.text)
    yield f"Comes to {escape('; '.join(one.results))}."
    head = ("Stated", "Verdict", "Recomputed", "Stated ÷ recomputed", "Because")
    yield table(head, [(c.text, c.verdict, c.recomputed_shown, figure(c.ratio), c.because) for c in one.claims])
    guesses = [f"- Conjecture: {escape(guess.text)}" for claim in one.claims for guess in claim.conjectures]
    yield "\n".join(guesses)
    rows = [(r.word, r.reading, r.because, ", ".join(r.alternatives) or "none") for r in one.readings]
    yield table(("Word", "Read as", "Because", "Not taken"), rows)
    yield f"Digest: `{one.digest}`"


def _findings(review: Review) -> str:
    lines = []
    for found in review.findings:
        said, where = found.diagnostic, escape(found.part) or f"line {found.line}"
        answered = f" *Silenced because {escape(found.silenced)}.*" if found.silenced else ""
        lines.append(f"- {where}: {said.severity} {said.code}: {escape(said.message)}{answered}")
    return "\n".join(lines) or "None."
