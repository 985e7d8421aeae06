"""The GitHub Action: its shell steps in a scratch repository, with the files and variables that GitHub gives them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from places import ROOT

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
OFF = "8 A100 × 3 days × 40% = 7.0 pfs-days"
RUN = "A model of 7B parameters, trained on 2T tokens.\n"


class Repository:
    """A repository on a machine of GitHub's."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.temp = folder / "work", folder / "temp"
        self.folder.mkdir()
        self.temp.mkdir()
        self.git("init", "-q")

    def git(self, *words: str) -> str:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        return subprocess.run(
            ["git", *who, *words], cwd=self.folder, capture_output=True, text=True, check=True
        ).stdout.strip()

    def commit(self, **files: str) -> str:
        """Files, each named without `.md`; the commit."""
        for name, text in files.items():
            (self.folder / f"{name}.md").write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "files")
        return self.git("rev-parse", "HEAD")

    def step(self, name: str, known: dict[str, str]) -> tuple[int, str, dict[str, str]]:
        """Run a step: its exit code, what it prints, what it puts out."""
        (step,) = [one for one in STEPS if one.get("name") == name]
        out = self.temp / "output"
        out.write_text("", encoding="utf-8")
        inputs = {f"inputs.{key}": str(given["default"]) for key, given in ACTION["inputs"].items()} | known
        asked = {
            key: re.sub(r"\$\{\{ *([^ }]+) *\}\}", lambda found: inputs.get(found[1], ""), value)
            for key, value in step.get("env", {}).items()
        }
        github = {
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_OUTPUT": str(out),
            "RUNNER_TEMP": str(self.temp),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]  # as GitHub starts it
        done = subprocess.run(
            bash, cwd=self.folder, env=os.environ | github | asked, capture_output=True, text=True, check=False
        )
        told = dict(line.split("=", 1) for line in out.read_text("utf-8").splitlines())
        return done.returncode, done.stdout + done.stderr, told

    @property
    def summary(self) -> str:
        return (self.temp / "summary").read_text("utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_findings_are_annotations_and_sarif_and_fail_at_the_end(repository: Repository) -> None:
    repository.commit(a=f"It took {OFF}.\n")
    code, said, told = repository.step("Check", {})
    assert (code, told) == (0, {"sarif": "petaday.sarif", "exit-code": "1"}), said
    assert "::error file=a.md,line=1," in said
    (run,) = json.loads((repository.folder / "petaday.sarif").read_text("utf-8"))["runs"]
    (uri,) = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
    assert uri == "a.md"
    assert repository.step("Verdict", {"steps.check.outputs.exit-code": "1"})[0] == 1


def test_it_is_as_strict_as_asked_and_knows_a_baseline(repository: Repository) -> None:
    repository.commit(a=f"It took {OFF}.\n")
    asked = {"inputs.fail-on": "never", "inputs.sarif": ""}
    assert repository.step("Check", asked)[2] == {"exit-code": "0"}
    known = ["petaday", "check", ".", "--baseline", "known.json", "--update-baseline"]
    petaday = Path(sys.executable).with_name("petaday")
    subprocess.run([petaday, *known[1:]], cwd=repository.folder, capture_output=True, check=True)
    assert repository.step("Check", {"inputs.baseline": "known.json"})[2]["exit-code"] == "0"
    assert repository.step("Check", {"inputs.paths": "not there.md"})[2] == {"exit-code": "2"}


def test_the_summary_of_a_pull_request_tells_the_changed_files(repository: Repository) -> None:
    base = repository.commit(old=f"It took {OFF}.\n", gone="2 * 3")
    (repository.folder / "gone.md").unlink()
    repository.commit(run=RUN, **{"a $(b)": f"It took {OFF}.\n"})
    code, said, told = repository.step("Summary", {"github.event.pull_request.base.sha": base})
    assert code == 0, said
    assert Path(told["told"]).read_text("utf-8") == repository.summary
    assert repository.summary.startswith("## petaday\n\n2 files: 1 calculation, 1 stated result: 1 off; 1 error")
    assert "### run.md" in repository.summary
    assert "**method 1, operations:** " in repository.summary
    assert "- **error PD301**, line 1: “7.0 pfs-days”" in repository.summary
    assert "### a \\$(b).md" in repository.summary
    assert "old.md" not in repository.summary


def test_a_change_of_nothing_that_is_checked_says_so(repository: Repository) -> None:
    base = repository.commit(a=OFF)
    code, said, told = repository.step("Summary", {"github.event.pull_request.base.sha": base})
    assert (code, told) == (0, {}), said
    assert repository.summary == "petaday: no file that is checked has changed.\n"


def test_a_change_of_a_picture_alone_tells_nothing(repository: Repository) -> None:
    base = repository.commit(a=OFF)
    (repository.folder / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    repository.commit()
    code, said, told = repository.step("Summary", {"github.event.pull_request.base.sha": base})
    assert (code, told) == (0, {}), said


def test_outside_of_pull_requests_the_summary_tells_everything(repository: Repository) -> None:
    repository.commit(a=OFF, b=RUN)
    assert repository.step("Summary", {})[0] == 0
    assert ("### a.md" in repository.summary, "### b.md" in repository.summary) == (True, True)


def test_what_a_step_needs_is_given_to_it_as_a_variable() -> None:
    shell = [step for step in STEPS if "run" in step]
    assert [step["name"] for step in shell if "${{" in step["run"]] == []  # a file's name would be a command
    assert {step["shell"] for step in shell} == {"bash"}
    assert all(re.fullmatch(r"(actions|github)/[\w/-]+@v\d+", step["uses"]) for step in STEPS if "uses" in step)
