"""A text drawn as an editor draws it, from what the server tells: `make shots` takes its picture."""

from __future__ import annotations

from base64 import b64encode

import pytest
from lsprotocol import types
from playwright.sync_api import Browser

from editor_page import Told, page
from petaday.core.diagnostic import Span
from petaday.lsp.diagnostics import diagnostics
from petaday.lsp.document import Open
from petaday.lsp.hints import hints
from petaday.lsp.hover import hover
from petaday.lsp.positions import Lines
from petaday.lsp.semantic import tokens
from pictures import together
from places import TESTS

TEXT = """\
VGG: 4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization
= 10,000 PF = 0.12 pfs-days

Our run took 256 H100 * 9.7 days * 41% MFU ≐ 1,007 pfs-days.

```calc
tokens = 2e12
6 * 7B * tokens = ? FLOP

8 GPUs * 3 days * 14 TFLOPZ * 0.33 = 1 pfs-days
```
"""


@pytest.mark.browser
def test_an_editor_shows_what_the_server_tells(chromium: Browser, request: pytest.FixtureRequest) -> None:
    about, everything = Open("notes.md", Lines(TEXT)), Span(0, len(TEXT))
    labels = [(one.position.line, str(one.label)) for one in hints(about, everything)]
    over = hover(about, TEXT.index("10,000 PF"))
    assert over
    assert isinstance(over.contents, types.MarkupContent)
    told = Told(diagnostics(about), labels, tokens(about, everything).data, (1, over.contents.value.replace("**", "")))
    opened = chromium.new_page(viewport={"width": 1180, "height": 560})
    opened.set_content(page("notes.md", TEXT, told))
    squiggled = opened.locator(".warning, .error").all_text_contents()
    assert "".join(squiggled) == "10,000 PFTFLOPZ"
    assert len(opened.locator(".hint").all()) == len(told.hints) > 0
    assert "TitanBlack" in "".join(opened.locator(".class").all_text_contents()).replace(" ", "")
    if request.config.getoption("--shots"):
        together(chromium, [(b64encode(opened.screenshot()).decode(), 1.0)], TESTS / "shots" / "editor.png")
    opened.close()
