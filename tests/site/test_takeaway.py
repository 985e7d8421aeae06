"""What a reader takes into a paper: each calculation as LaTeX, each page as BibTeX, beside the reports."""

from __future__ import annotations

import re
from importlib.metadata import version

from petaday.casebook import bibtex, load
from petaday_site.facts.site import Site
from petaday_site.pages import citations
from places import ROOT
from site_door import built, pages

CASEBOOK = load(ROOT / "content")
SITE = Site(CASEBOOK, (), "1.2", "https://example.org/petaday")
[VGG] = [page for page in CASEBOOK.pages if page.slug == "systems/vgg"]
METHOD_1 = VGG.calcs[0]

LATEX = r"""
% VGG: method-1, as printed, method 1
% worked by petaday 1.2, content DIGEST
% https://example.org/petaday/systems/vgg/#method-1
% needs \usepackage{amsmath}
\[
\begin{aligned}
& 1.2\,\text{M}\,\text{images} \times 74\,\text{epochs} \times 16\,\mathrm{GFLOPS} \times 2\,\mathrm{add\text{-}multiply} \times 3\,\text{backward}\,\text{pass} \\
&= 8.525 \times 10^{18}\,\mathrm{FLOP} = 0.09867\,\mathrm{pfs\text{-}days} \\
&\approx \text{8524 PF} \quad \text{(stated: by rounding)} \\
&\approx \text{0.098 pfs-days} \quad \text{(stated: by rounding)}
\end{aligned}
\]
"""  # noqa: E501 - a line is a line of the file

BIBTEX = """
@misc{petaday-systems-vgg-method-1,
  title = {Training compute of VGG: method-1, as printed, method 1},
  howpublished = {petaday 1.2, content DIGEST},
  url = {https://example.org/petaday/systems/vgg/#method-1},
}

@misc{simonyan2014very-deep,
  title = {Very Deep Convolutional Networks for Large-Scale Image Recognition},
  author = {Karen Simonyan and Andrew Zisserman},
  year = {2014},
  note = {ICLR 2015},
  eprint = {1409.1556},
  archivePrefix = {arXiv},
}

@misc{appendix,
  title = {AI and Compute, appendix on methods (OpenAI, 2018)},
  url = {https://openai.com/index/ai-and-compute/},
}
"""


def dated(text: str) -> str:
    return text.lstrip().replace("DIGEST", VGG.digest[:12])


def test_a_calculation_as_latex_says_what_it_is_and_where_it_stands() -> None:
    assert citations.latex(METHOD_1, VGG, SITE) == dated(LATEX)


def test_a_page_as_bibtex_holds_itself_its_calculations_the_paper_and_the_sources() -> None:
    made = citations.bibtex(VGG, SITE)
    assert re.findall(r"@misc\{(.*),", made) == [
        "petaday-systems-vgg",
        "simonyan2014very-deep",
        *(f"petaday-systems-vgg-{calc.id}" for calc in VGG.calcs),
        "appendix",
        "chart",
    ]
    for entry in dated(BIBTEX).strip().split("\n\n"):
        assert entry in made


def test_without_an_address_none_is_made_up() -> None:
    nowhere = Site(CASEBOOK, (), "1.2")
    assert "http" not in citations.latex(METHOD_1, VGG, nowhere)
    assert "url" not in citations.page_bibtex(VGG, nowhere).partition("@misc{simonyan")[0]


def test_every_calculation_of_the_site_links_to_both_files_and_they_are_there() -> None:
    for page in CASEBOOK.pages:
        found = [link for seen in pages().values() for link in seen.links if f"data/reports/{page.slug}" in link]
        for calc in page.calcs:
            for path in (f"data/reports/{page.slug}/{calc.id}.tex", f"data/reports/{page.slug}.bib"):
                assert any(link.endswith(path) for link in found)
                text = (built() / path).read_text("utf-8")
                assert text.count("{") == text.count("}")
                assert version("petaday") in text


def test_another_work_under_a_taken_key_gets_a_key_of_its_own() -> None:
    made = bibtex.bibliography(["@misc{a,\n}", "@misc{a,\n}", "@misc{a,\n  year = {2014},\n}"])
    assert re.findall(r"@misc\{(.*),", made) == ["a", "a-b"]
