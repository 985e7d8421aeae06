"""Places as an editor counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from petaday.lsp.positions import Lines

TEXT = st.text(alphabet="a2 ×²😀é\n\r\u2028\f")
ENCODINGS = st.sampled_from(list(types.PositionEncodingKind))


@given(TEXT, ENCODINGS)
def test_every_place_there_and_back(text: str, encoding: types.PositionEncodingKind) -> None:
    lines = Lines(text, encoding)
    inside = [at for at in range(len(text)) if text[at - 1 : at + 1] != "\r\n"]
    assert [lines.offset(lines.position(at)) for at in inside] == inside


@given(TEXT, TEXT, st.data())
def test_an_edit_of_a_range(text: str, new: str, data: st.DataObject) -> None:
    lines = Lines(text)
    cuts = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"] or [0]
    start, end = sorted((data.draw(st.sampled_from(cuts)), data.draw(st.sampled_from(cuts))))
    place = types.Range(lines.position(start), lines.position(end))
    edited = lines.edited(types.TextDocumentContentChangePartial(place, new))
    assert edited.text == text[:start] + new + text[end:]


def test_what_is_no_line_end_for_an_editor_is_none() -> None:
    assert Lines("a\fb\u2028c\nd").position(6) == types.Position(1, 0)


def test_a_place_behind_the_end_is_the_end() -> None:
    lines = Lines("ab\r\ncd")
    assert lines.offset(types.Position(0, 99)) == 2
    assert lines.offset(types.Position(7, 3)) == 6
