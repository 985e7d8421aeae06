"""The store, on SQLite and on PostgreSQL: what is acknowledged is kept, in order, whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from petaday_service.conversation.turns import Draft, MovedOnError, Turn, UnavailableError
from stores import REPLY, store

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_a_turn_is_message_and_reply_and_is_there_after_reopening(database: str) -> None:
    first = store(database)
    turn = first.append(None, "2 * 3\n", REPLY)
    first.close()
    second = store(database)
    found = second.read(turn.conversation)
    second.close()
    assert found is not None
    assert found.turns == (turn,)
    assert found.turns[0].parts == REPLY


def test_two_processes_append_to_one_conversation_without_gap_or_loss(database: str) -> None:
    stores = [store(database) for _ in range(2)]
    conversation = stores[0].append(None, "first", REPLY).conversation
    with ThreadPoolExecutor(4) as threads:
        turns = list(threads.map(lambda n: stores[n % 2].append(conversation, str(n), REPLY), range(100)))
    assert sorted(turn.seq for turn in turns) == list(range(2, 102))
    for one in stores:
        found = one.read(conversation)
        assert found is not None
        assert [turn.text for turn in found.turns[1:]] == [turn.text for turn in sorted(turns, key=lambda t: t.seq)]
        one.close()


def test_turns_of_many_conversations_are_kept_in_one_go(database: str) -> None:
    one = store(database)
    talks = [one.append(None, "first", REPLY).conversation for _ in range(2)]
    kept = one.keep([Draft(talks[n % 2], str(n), "[]") for n in range(4)] + [Draft(None, "new", "[]")])
    assert [turn.seq for turn in kept if isinstance(turn, Turn)] == [2, 2, 3, 3, 1]
    found = one.read(talks[1])
    assert found is not None
    assert [turn.text for turn in found.turns] == ["first", "1", "3"]
    one.close()


def test_two_processes_that_want_the_same_conversations_do_not_wait_for_each_other_for_ever(database: str) -> None:
    stores = [store(database) for _ in range(2)]
    talks = [stores[0].append(None, "first", REPLY).conversation for _ in range(8)]

    def many(n: int) -> int:
        there_and_back = talks if n % 2 else talks[::-1]
        return len(stores[n % 2].keep([Draft(talk, "more", "[]") for talk in there_and_back]))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(many, range(40))) == [8] * 40
    for talk in talks:
        found = stores[0].read(talk)
        assert found is not None
        assert [turn.seq for turn in found.turns] == list(range(1, 42))
    for one in stores:
        one.close()


def test_a_reply_that_knew_less_than_was_said_is_not_kept(database: str) -> None:
    one = store(database)
    conversation = one.append(None, "x = 2 days", REPLY).conversation
    one.append(conversation, "x = 3 days", REPLY, after=1)
    with pytest.raises(MovedOnError):
        one.append(conversation, "2 * x", REPLY, after=1)
    assert one.append(conversation, "2 * x", REPLY, after=2).seq == 3
    one.close()


def test_nothing_of_a_turn_is_kept_when_a_part_of_it_fails(database: str) -> None:
    one = store(database)
    with pytest.raises(UnicodeEncodeError):
        one.append(None, "\ud800", REPLY)
    one.append(None, "after it", REPLY)
    assert counted(database, "conversation") == counted(database, "turn") == 1
    one.close()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXT)
def test_every_text_is_kept_to_the_letter(database: str, text: str) -> None:
    one = store(database)
    turn = one.append(None, text, REPLY)
    found = one.read(turn.conversation)
    one.close()
    assert found is not None
    assert found.turns[0].text == text


@pytest.mark.parametrize("text", ["\x00", "\x01", "\x01\x000", "\x000\x011", "a\x00b\x01\x01"])
def test_letters_no_text_has_are_kept_too(database: str, text: str) -> None:
    one = store(database)
    turn = one.append(None, text, REPLY)
    assert one.read(turn.conversation) is not None
    assert [kept.text for kept in one.read(turn.conversation).turns] == [text]  # type: ignore[union-attr]
    one.close()


@pytest.mark.parametrize("name", ["made-up", "", "\x00", "a b", "ü"])
def test_a_conversation_that_was_never_begun_is_not_there(database: str, name: str) -> None:
    one = store(database)
    assert one.read(name) is None
    with pytest.raises(UnavailableError):
        one.append(name, "text", REPLY)
    one.close()


def test_a_copy_is_of_the_conversation_as_it_was(database: str) -> None:
    one = store(database)
    own = one.append(None, "2 days", REPLY).conversation
    copy = one.share(own)
    assert (one.share(own), one.share(copy)) == (copy, copy)
    one.append(own, "3 days", REPLY)
    found = one.read(copy)
    assert found is not None
    assert (found.id, found.shared, [turn.text for turn in found.turns]) == (copy, True, ["2 days"])
    assert one.share(own) != copy
    one.close()


def test_a_store_that_is_closed_says_so(database: str) -> None:
    one = store(database)
    one.ready()
    one.close()
    with pytest.raises(UnavailableError):
        one.ready()


def test_many_may_open_a_new_database_at_once(database: str) -> None:
    stores = [store(database) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        turns = list(threads.map(lambda one: one.append(None, "first", REPLY), stores))
    assert [turn.seq for turn in turns] == [1] * 8
    for one in stores:
        one.close()


def test_a_reply_kept_in_another_form_does_not_hide_its_message() -> None:
    (part,) = Turn("c", 1, "2 * 3", '[{"kind": "hologram"}]').parts
    assert (part.kind, getattr(part, "code", "")) == ("error", "other-version")


def counted(database: str, table: str) -> int:
    """How many rows a table has."""
    from sqlalchemy import create_engine

    from petaday_service.store.address import address

    engine = create_engine(address(database))
    with engine.connect() as connection:
        found: int = connection.exec_driver_sql(f"select count(*) from {table}").scalar_one()
    engine.dispose()
    return found
