"""What makes a build quick changes no page: finished HTML left whole, pictures drawn beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from material.plugins.search.plugin import Parser, Section
from mkdocs.commands.build import build
from mkdocs.config import load_config

from petaday_site.builders import mkdocs_search
from petaday_site.charts import rasterise
from petaday_site.charts.cache import cached
from site_door import built

ARTICLE = (
    '<article class="pd-card" aria-labelledby="a"><h3 id="a">A *star* & more</h3><pre>1 * 2\n\n= 2</pre></article>'
)
ROW = f'<details class="pd-record"><summary><b>Ours</b> *1*</summary>{ARTICLE}</details>'
TABLE = '<div class="pd-scroll" tabindex="0"><table><tr><td>1</td></tr></table></div>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="{}" height="9"/></svg>'


@pytest.mark.parametrize(
    "text",
    [
        f"# Title\n\n{ARTICLE}\n\n## Next\n\n{TABLE}\n\nText.\n",
        f"{ARTICLE}",
        f"```html\n{TABLE}\n\n{ARTICLE}\n\n```\n",
        f"- in a list\n\n    {TABLE}\n\nText {TABLE} in a line.\n",
        f"{ARTICLE}\n\n{ARTICLE}\n\n{TABLE}\n\n{TABLE}\n",
        f"Text:\n\n{ROW}\n\n*More*\n\n{ROW}\n\n{ARTICLE}\n",
    ],
)
def test_finished_html_comes_out_as_plain_markdown_leaves_it(text: str) -> None:
    extensions = ["pymdownx.superfences", "toc", "attr_list", "tables"]
    assert Markdown(extensions=[*extensions, "petaday_site.html.raw_html"]).convert(text) == Markdown(
        extensions=extensions
    ).convert(text)


def test_plain_mkdocs_makes_the_same_pages(tmp_path: Path) -> None:
    settings = load_config(str(built().parent.parent / "mkdocs.yml"), site_dir=str(tmp_path), strict=True)
    settings.markdown_extensions.append("petaday_site.html.long_parts")
    build(settings)
    assert _bodies(tmp_path) == _bodies(built())


def _bodies(site: Path) -> dict[Path, str]:
    """What stands on each page; 404.html is a template, and names pages that plain MkDocs is not told of."""
    pages = (page for page in site.rglob("*.html") if page.name != "404.html")
    return {page.relative_to(site): _body(page.read_text("utf-8")) for page in pages}


def _body(html: str) -> str:
    return html.partition('<article class="md-content')[2].partition("<footer")[0]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Text alone & no more",
        "a &amp; b &lt; c &amp",
        '<h1 id="a">A <code>b</code><a class="headerlink" href="#a" title="Link">¶</a></h1>\n<p>One\ntwo  <b> </b></p>',
        '<p>Before</p><h2 id="b">B</h2><div><h3 id="c">C</h3><p>inside</p></div><p>after it</p><p></p><ul> \n</ul>',
        '<h1 id="a">A</h1><h2 id="a&amp;b">B</h2><pre><code>x\n\n  y = 1</code></pre><br/><hr>x<img alt="a">',
        '<h2>No id</h2><h2 id>Bare</h2><P Class="x">large <SUB>2</SUB></P>',
        '<svg viewBox="0 0 1 1"><clipPath id="c"><path d="M0"  fill="x"/></clipPath><text>2012</text></svg> <p>z',
        "<ul><li>open<li>again</ul></p><p>after",
    ],
)
def test_the_index_holds_what_the_theme_finds_in_a_page(html: str) -> None:
    theme = Parser()
    theme.feed(html)
    theme.close()
    assert [_told(one) for one in mkdocs_search.sections(html) or []] == [_told(one) for one in theme.data]


@pytest.mark.parametrize(
    "html", ["<p>1 < 2</p>", "<p title='x'>y</p>", "a<!-- b -->", "<script>a</script>", "<p", "< p>"]
)
def test_what_takes_a_parser_is_left_to_the_theme(html: str) -> None:
    assert mkdocs_search.sections(html) is None


def _told(section: Section) -> tuple[object, ...]:
    return section.el.tag, section.id, section.title, section.text


def test_many_pictures_are_drawn_beside_and_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    svgs = [SVG.format(width) for width in range(1, 4)]
    alone = [rasterise.png(svg, tmp_path / "alone") for svg in svgs]
    monkeypatch.setattr(rasterise, "MANY", 2)
    with rasterise.draw_in_background(svgs, tmp_path / "beside"):
        pass
    assert len(list((tmp_path / "beside").glob("card-*.png"))) == 3, "drawn by the other process"
    assert len(list((tmp_path / "beside").glob("vega-*.js"))) == 1, "bundled by the other process"
    assert [rasterise.png(svg, tmp_path / "beside") for svg in svgs] == alone
    assert len(set(alone)) == 3


def test_what_is_kept_is_not_made_again_and_what_fails_leaves_nothing(tmp_path: Path) -> None:
    assert cached(tmp_path, "a", lambda: b"made") == b"made"
    assert cached(tmp_path, "a", lambda: b"anew") == b"made"
    with pytest.raises(ZeroDivisionError):
        cached(tmp_path, "b", lambda: bytes(1 // 0))
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
