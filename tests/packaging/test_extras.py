"""The wheel with each other extra in an environment of its own: what the extra is for works."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import TextResourceContents
from tests.packaging.test_alone import DRAWN

from lsp_client import Editor
from pdf_files import Piece, pdf
from wheels import Fresh

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
NO_PARQUET = "pip install 'petaday[parquet]'"


def begun(petaday: Fresh, folder: Path) -> Path:
    """A site just begun."""
    assert petaday.petaday(folder, "new", "mysite")[0] == 0
    return folder / "mysite"


def built(petaday: Fresh, folder: Path) -> Path:
    """A site just begun, built without a warning."""
    project = begun(petaday, folder)
    code, _, error = petaday.petaday(project, "build", "--strict")
    assert code == 0, error
    return project / "build/site"


def test_site_builds_a_site_and_says_what_parquet_needs(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    site = built(fresh("site"), tmp_path)
    assert "0.005735" in (site / "systems/alexnet/index.html").read_text("utf-8")
    assert list(site.rglob("*.parquet")) == []
    said = (site / "data/index.html").read_text("utf-8").replace("&#39;", "'")
    assert NO_PARQUET in said


def test_site_writes_a_style_sheet_checks_content_and_draws_an_interval(
    fresh: Callable[[str], Fresh], tmp_path: Path
) -> None:
    site = fresh("site")
    assert site.petaday(tmp_path, "style", "petaday.css")[0] == 0
    assert ".pd-card" in (tmp_path / "petaday.css").read_text("utf-8")
    assert site.petaday(begun(site, tmp_path), "check", "content")[0] == 0
    assert "PD229" not in site.petaday(tmp_path, "work", DRAWN)[1]


@pytest.mark.parametrize(("command", "extra"), [("serve", "service"), ("mcp", "mcp")])
def test_site_names_the_extra_of_the_other_door(
    command: str, extra: str, fresh: Callable[[str], Fresh], tmp_path: Path
) -> None:
    said = f"`petaday {command}` needs the {extra} extra: pip install 'petaday[{extra}]'"
    assert fresh("site").lacks(tmp_path, command) == said


def test_parquet_builds_a_site_with_its_tables_as_parquet(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    site = built(fresh("parquet"), tmp_path)
    assert {file.read_bytes()[:4] for file in (site / "data").glob("*.parquet")} == {b"PAR1"}
    assert NO_PARQUET not in (site / "data/index.html").read_text("utf-8").replace("&#39;", "'")


def test_mcp_serves_its_tools_and_the_content_of_the_folder(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    petaday = fresh("mcp")
    content = begun(petaday, tmp_path) / "content"
    started = StdioServerParameters(
        command=str(petaday.programs / "petaday"), args=["mcp", "--content", str(content)], cwd=tmp_path
    )

    async def listed() -> list[str]:
        async with Client(stdio_client(started)) as client:
            assert "work" in [tool.name for tool in (await client.list_tools()).tools]
            [systems] = (await client.read_resource("petaday://systems")).contents
            assert isinstance(systems, TextResourceContents)
            return [one["uri"] for one in json.loads(systems.text)]

    assert asyncio.run(listed()) == ["petaday://systems/alexnet"]


def test_lsp_tells_an_editor_what_check_finds(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    editor = Editor(tmp_path, program=(str(fresh("lsp").programs / "petaday"),))
    (found,) = editor.open("2 * 3 = 7")
    editor.end()
    assert found.code == "PD302"


def test_jupyter_works_a_cell_and_draws_a_chart(fresh: Callable[[str], Fresh]) -> None:
    program = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell()\n"
        "shell.run_line_magic('load_ext', 'petaday')\n"
        "worked = shell.run_cell_magic('calc', '', 'C = 2 days * 3 PF/s')\n"
        "print(worked['C'].pfs_days, shell.user_ns['C'], sorted(worked.chart()._repr_mimebundle_())[1])"
    )
    assert fresh("jupyter").python(program) == "6.0 5.184e20 FLOP image/svg+xml\n"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_of_frames_gets_its_accessor(library: str, fresh: Callable[[str], Fresh]) -> None:
    program = f"import petaday.{library}, {library} as l; print(*l.Series(['2 * 3 = 6']).petaday.audit()['verdict'])"
    assert fresh(library).python(program) == "follows\n"


def test_postgres_takes_the_address_of_a_database(fresh: Callable[[str], Fresh]) -> None:
    program = "from petaday_service.store.address import address, described; print(described(address('postgres://db.example/a')))"
    assert fresh("postgres").python(program) == "PostgreSQL at db.example, database a\n"


def test_pdf_reads_a_paper(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf([Piece("2 GPU * 3 days * 5 TFLOPS = 0.03 pfs-days", 72, 700)]))
    code, out, error = fresh("pdf").petaday(tmp_path, "scan", "paper.pdf")
    assert (code, error) == (0, "")
    assert "0.03 pfs-days" in out


def test_uncertainty_draws_an_interval(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    code, out, error = fresh("uncertainty").petaday(tmp_path, "work", DRAWN)
    assert (code, error) == (0, "")
    assert "PD229" not in out


def test_columns_works_a_table_and_every_engine(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    columns = fresh("columns")
    (tmp_path / "runs.csv").write_text("gpus,days\n8,3\n", "utf-8")
    words = ("table", "runs.csv", "--calc", "gpus * days", "--to", "hours", "--out")
    for file in ("done.parquet", "done.csv"):
        assert columns.petaday(tmp_path, *words, file)[0] == 0
    assert (tmp_path / "done.csv").read_text("utf-8") == "gpus,days,hours\n8,3,576.0\n"
    program = (
        "import ibis, pandas, polars, pyarrow, petaday; f = petaday.compile('a / 4'); t = {'a': [3]}\n"
        "print(f.numpy(**t), f.pandas(pandas.DataFrame(t)).tolist(), f.polars(polars.DataFrame(t)).to_list(), "
        "f.arrow(pyarrow.table(t)).to_pylist(), f.ibis(ibis.memtable(pyarrow.table(t))).to_pyarrow().to_pylist())"
    )
    assert columns.python(program) == "[0.75] [0.75] [0.75] [0.75] [0.75]\n"


def test_onnx_counts_a_model(fresh: Callable[[str], Fresh], tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx", reason="onnx is not installed: pip install 'petaday[onnx]'")
    make, kind = onnx.helper, onnx.TensorProto.FLOAT
    given, weights, result = (
        make.make_tensor_value_info(name, kind, size) for name, size in (("a", [2, 3]), ("b", [3, 4]), ("c", [2, 4]))
    )
    graph = make.make_graph([make.make_node("MatMul", ["a", "b"], ["c"])], "one", [given, weights], [result])
    onnx.save(make.make_model(graph), str(tmp_path / "model.onnx"))
    code, out, error = fresh("onnx").petaday(tmp_path, "count", "model.onnx", "--json")
    assert (code, error) == (0, "")
    assert json.loads(out)
