"""The page reads the name and the navigation of the site beside it, also after the site was built anew."""

from __future__ import annotations

import os
from pathlib import Path

from petaday.casebook import load
from petaday_service.chat_page.surroundings import Surroundings
from places import CONTENT
from service_door import NO_CASES, app, ask

HOME = '<meta property="og:site_name" content="{name}"><a href="{href}" class="md-tabs__link">\n Trend\n</a>'


def test_a_site_built_anew_is_read_anew(tmp_path: Path) -> None:
    home = tmp_path / "index.html"
    around = Surroundings(NO_CASES, tmp_path)
    assert around.scene()[:3] == (True, "petaday", ()), "it is being built"
    for at, (name, href) in enumerate((("Ours", "trend/"), ("Theirs", "./chart/"))):
        home.write_text(HOME.format(name=name, href=href), encoding="utf-8")
        os.utime(home, (at, at))
        assert around.scene()[:3] == (True, name, (("Trend", f"/{href.removeprefix('./')}"),))


def test_without_a_site_no_name_is_a_link_and_systems_are_known_all_the_same() -> None:
    scene = Surroundings(load(CONTENT), None).scene()
    assert scene.pages == {}
    assert {one.address for one in scene.known} == {""}
    assert any(one.name == "AlexNet" for one in scene.known)


def test_what_a_site_calls_itself_is_text(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(HOME.format(name="&lt;b&gt;", href="javascript:alert(1)"), encoding="utf-8")
    page = ask(app(site=tmp_path), "GET", "/chat").text
    assert "&lt;b&gt;" in page
    assert 'href="javascript:' not in page


def test_the_cards_files_are_asked_for_once() -> None:
    door = app()
    for name in ("card.css", "dark.css", "card.js", "unit.js"):
        first = ask(door, "GET", f"/chat/card/{name}")
        assert first.status_code == 200
        again = ask(door, "GET", f"/chat/card/{name}", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
