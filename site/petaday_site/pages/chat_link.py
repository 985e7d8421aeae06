"""The link from a calculation to the chat; without a chat, to how petaday works it."""

from __future__ import annotations

from urllib.parse import quote

from petaday.render.elements import Html, el

YOURSELF = "reference/language/#work-it-yourself"
YOUR_OWN = """## Work it yourself

`pip install petaday` brings the command. `petaday work "2 GPU * 3 days * 5 TFLOPS * 0.33"` works a line,
`petaday check notes.txt` audits a text, and `petaday new mysite` begins a site such as this. With
`pip install 'petaday[service]'`, `petaday chat` answers at a prompt and `petaday serve` in the browser."""
"""The part of the language reference that says so."""


def chat_link(text: str, chat: str, root: str, class_: str | None = None) -> Html:
    """The link of a calculation.

    Args:
        text: what is to be asked.
        chat: the address of the chat, or empty.
        root: the way from the page to the top of the site.
        class_: of the link into the chat.

    >>> print(chat_link("2 days", "/chat", "../"), chat_link("2 days", "", "../"))
    <a href="/chat?text=2%20days">Open in the chat</a> <a href="../reference/language/#work-it-yourself">Work it yourself</a>
    """  # noqa: E501
    if not chat:
        return el("a", "Work it yourself", href=f"{root}{YOURSELF}")
    address = chat_address(chat)
    return el(
        "a", "Open in the chat", href=f"{address}{quote(text, safe='')}", class_=class_, data_chat=class_ and address
    )


def chat_address(chat: str) -> str:
    """The address that a text is appended to.

    >>> chat_address("https://example.org/chat?theme=dark")
    'https://example.org/chat?theme=dark&text='
    """
    return f"{chat}{'&' if '?' in chat else '?'}text="
