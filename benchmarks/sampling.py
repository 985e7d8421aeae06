"""Drawing an interval beside the same product in plain NumPy: `python -m benchmarks.sampling`.

Ten uncertain factors, 100,000 draws of each. The limit is three times plain NumPy.
"""

from __future__ import annotations

import numpy as np

from benchmarks.rounds import race
from petaday.calculate import audit
from petaday.working.interval import uncertain
from petaday.working.lognormal import sigma
from petaday.working.sampling import DRAWS, SEED, draw, value

TEXT = " * ".join(f"{n} to {n + 2} things" for n in range(3, 13))


def main() -> None:
    tree = audit(TEXT).tree
    assert tree is not None
    doubtful = uncertain(tree)
    centres = [node.value for node in doubtful]
    sigmas = [sigma(node) for node in doubtful]

    def petaday() -> None:
        random = np.random.default_rng(SEED)
        np.quantile(value(tree, {id(node): draw(node, random) for node in doubtful}), (0.05, 0.95))

    def plain() -> None:
        random = np.random.default_rng(SEED)
        product = np.ones(DRAWS)
        for centre, width in zip(centres, sigmas, strict=True):
            product *= centre * np.exp(width * random.standard_normal(DRAWS))
        np.quantile(product, (0.05, 0.95))

    timings = race({"plain NumPy": plain, "petaday": petaday}, "plain NumPy", 7)
    for name, timing in timings.items():
        print(f"  {name:12} {timing.seconds * 1000:8.1f} ms   {timing.ratio:5.2f} ×")


if __name__ == "__main__":
    main()
