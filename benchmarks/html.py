"""Every page of the built site under html-validate: `python -m benchmarks.html`.

It needs Node and `npm install --global html-validate@10`, and says so where they are missing. A finding makes the exit
code 1. The tests hold the pages to the rules that were ever broken; this one knows the whole standard.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from petaday_site.build import build

ROOT = Path(__file__).parent.parent
RULES = {"root": True, "extends": ["html-validate:standard"]}


def main() -> None:
    validator = shutil.which("html-validate")
    if not validator:
        print("HTML is not validated: it needs `npm install --global html-validate@10`")
        return
    site = build(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.json"
        rules.write_text(json.dumps(RULES), "utf-8")
        words = [validator, "--config", str(rules), "--formatter", "json", f"{site}/**/*.html"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    if not done.stdout:
        sys.exit(f"html-validate failed:\n{done.stderr}")
    read = json.loads(done.stdout)
    found = [(file["filePath"], one) for file in read for one in file["messages"]]
    for path, one in found:
        print(f"  {Path(path).relative_to(site)}:{one['line']}: {one['message']} ({one['ruleId']})")
    print(f"HTML: {len(list(site.rglob('*.html')))} pages, {len(found)} findings")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
