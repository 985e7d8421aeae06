"""A site of one's own: `petaday new`, `check`, `build` and `serve` with the wheel alone, and pages that tell of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.utils.yaml import yaml_load

from own_site import Own, begun
from places import ROOT
from site_door import Seen

if TYPE_CHECKING:
    pass

CHART = """date,system,pfs-days,slug
2021-03-01,One,10,
2022-03-01,Two,40,
2023-03-01,AlexNet,0.0058,systems/alexnet
2024-03-01,Four,640,
"""


def test_the_wheel_alone_makes_the_site(own: Own) -> None:
    program = (
        "import petaday, petaday_site, petaday_service as s; print(petaday.__file__, petaday_site.__file__, s.__file__)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=own.folder,
        env=own.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(file.startswith(str(own.installed)) for file in told.stdout.split())
    said = own.page("systems/alexnet/index.html")
    assert "0.005735" in said
    assert '<link rel="stylesheet" href="../../assets/site.css">' in said
    assert '<script type="module" src="../../assets/change.js">' in said
    assert said.index("<h1") < said.index('class="pd-card"')
    assert {file.name for file in (own.folder / "build/theme").iterdir()} == {"404.html", "main.html", "partials"}


def test_its_workflow_checks_builds_and_deploys_what_was_built(own: Own) -> None:
    jobs = yaml_load((own.folder / ".github/workflows/pages.yml").read_text("utf-8"))["jobs"]
    steps = [*jobs["build"]["steps"], *jobs["deploy"]["steps"]]
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
        "actions/configure-pages",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    ]
    commands = [step["run"].split() for step in steps if step.get("run", "").startswith("petaday ")]
    assert [words[1] for words in commands] == ["check", "build"]
    for _, *words in commands:
        own.petaday(*words, PETADAY_SITE_URL="https://example.org/compute/")
    (taken,) = [step["with"]["path"] for step in steps if "path" in step.get("with", {})]
    assert (own.folder / taken / "index.html").exists()
    assert "petaday build --strict" in (own.folder / "README.md").read_text("utf-8")


def test_every_link_leads_somewhere_below_the_folder_of_the_site(own: Own) -> None:
    site = own.folder / "build/site"
    broken = []
    for path in site.rglob("*.html"):
        seen = Seen()
        seen.feed(path.read_text("utf-8"))
        for link in seen.links:
            way, _, anchor = link.partition("#")
            if re.match("https?://|mailto:", way):
                continue
            if path.name == "404.html":
                assert way.startswith("/compute/"), "it is shown at any address"
                way = way.removeprefix("/compute")
            target = (site / way[1:] if way.startswith("/") else path.parent / way).resolve() if way else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (anchor and f'id="{anchor}"' not in target.read_text("utf-8")):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def test_the_site_calls_itself_by_its_own_name(own: Own) -> None:
    assert "<title>Training compute: corrections and changes</title>" in own.page("feed.xml")
    assert '"isPartOf":{"@type":"Dataset","name":"Training compute: training compute' in own.page(
        "systems/alexnet/index.html"
    )
    assert "title = {Training compute: training compute, worked and audited}" in own.page("data/petaday.bib")
    assert "CC BY" not in own.page("index.html"), "under which licence, only its publisher can say"


def test_where_no_chat_answers_pages_say_how_to_work_a_line(own: Own) -> None:
    for path in ("index.html", "systems/alexnet/index.html"):
        assert "chat?text=" not in own.page(path)
        assert "Open in the chat" not in own.page(path)
        assert "reference/language/#work-it-yourself" in own.page(path)
    assert "Copy the line" in own.page("systems/alexnet/index.html")
    assert 'id="work-it-yourself"' in own.page("reference/language/index.html")


def test_the_settings_are_those_of_petadays_own_site() -> None:
    ours, theirs = (
        yaml_load((ROOT / file).read_text("utf-8"))
        for file in ("mkdocs.yml", "grammar/petaday/cli/skeleton/mkdocs.yml")
    )
    different = {key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)}
    assert different == {"site_name", "nav", "extra"}


def test_what_is_charted_is_told_as_it_is(tmp_path: Path, wheel: Path) -> None:
    own = begun(tmp_path, wheel)
    (own.folder / "content/data").mkdir()
    (own.folder / "content/data/chart_2024.csv").write_text(CHART, "utf-8")
    (own.folder / "content/index.md").write_text(
        "---\ntitle: Home\nstatus: ours\n---\n\n<!-- petaday:chart -->\n\n<!-- petaday:explorer -->\n\n"
        "<!-- petaday:fit -->\n\n<!-- petaday:overview -->\n\n<!-- petaday:since -->\n",
        "utf-8",
    )
    config = own.folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  # chat: https://example.org/chat  ", "  chat: https://e.org/ask #")
    )
    own.petaday("build", "--strict")
    said = own.page("index.html")
    assert "Compute of 4 results as charted in 2024." in said
    assert "Compute of 4 results, 2021 to 2024" in said
    assert "Computed at build from chart_2024.csv: 4 points." in said
    assert '<option value="charted">the 4 charted results</option>' in said
    assert '<option value="to-2023">results to the end of 2023</option>' in said
    assert "furthest" in said
    assert '<option value="charted">as charted in 2024</option>' in said
    shown = re.sub(r"<span[^>]*data-unit=\"flop\".*?</span>|<[^>]*>", "", own.page("systems/alexnet/index.html"))
    assert "The 2024 chart shows 0.0058" in shown
    assert 'href="https://e.org/ask?text=' in own.page("systems/alexnet/index.html")
    assert re.findall(r"fifteen|modest|DQN|Dota|AlphaGo", said) == [], "what only the record of 2018 has"
    assert not re.search(r"(?:in|since|the) 2018", said)
    assert "2018" not in own.page("data/index.html")
    assert own.page("data/chart_2024.csv") == CHART


def test_a_point_without_a_page_is_read_and_leads_nowhere(tmp_path: Path, wheel: Path) -> None:
    own = begun(tmp_path, wheel)
    (own.folder / "content/data").mkdir()
    (own.folder / "content/data/chart.csv").write_text(CHART, "utf-8")
    with (own.folder / "content/index.md").open("a", encoding="utf-8") as home:
        home.write("\n<!-- petaday:chart -->\n")
    own.petaday("build", "--strict")
    said = own.page("index.html")
    assert '<g class="pd-point" tabindex="0" role="img" aria-label="One, 2021-03-01: 10 petaflop/s-days">' in said
    assert '<a href="./systems/alexnet/" class="pd-point" aria-label="AlexNet, 2023-03-01: 0.0058' in said
    assert "null" not in re.findall(r'href="([^"]*)"', said)
    assert "A point that has a page leads to it." in said
    (own.folder / "content/data/chart.csv").write_text(CHART.replace("640,", "640,systems/four"), "utf-8")
    with pytest.raises(AssertionError, match="Four leads to systems/four, and there is no such page"):
        own.petaday("build")


def test_two_charted_records_are_one_too_many(tmp_path: Path, wheel: Path) -> None:
    own = begun(tmp_path, wheel)
    (own.folder / "content/data").mkdir()
    for name in ("chart.csv", "chart_2024.csv"):
        (own.folder / "content/data" / name).write_text(CHART, "utf-8")
    with pytest.raises(AssertionError, match=r"holds data/chart\.csv and data/chart_2024\.csv"):
        own.petaday("build")


def test_a_template_of_ones_own_and_a_file_of_ones_own_are_taken(tmp_path: Path, wheel: Path) -> None:
    own = begun(tmp_path, wheel)
    (own.folder / "overrides/partials").mkdir(parents=True)
    (own.folder / "overrides/partials/copyright.html").write_text("<p>All of it ours</p>", "utf-8")
    (own.folder / "content/assets").mkdir()
    (own.folder / "content/assets/own.css").write_text("body { --pd-accent: #7a1f5c }", "utf-8")
    config = own.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("# extra_css:", "extra_css:"), "utf-8")
    own.petaday("build", "--strict")
    said = own.page("systems/index.html")
    assert "All of it ours" in said
    assert said.index("assets/own.css") > said.index("assets/site.css"), "what comes later decides"
    assert "#7a1f5c" in own.page("assets/own.css")
