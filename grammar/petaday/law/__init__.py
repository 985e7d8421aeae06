"""The law of training compute, as data: each rule with its figure, its status, what it counts and where it stands."""

from petaday.law.reader import applied, deciding, examples, rules, thresholds
from petaday.law.rule import Example, Rule, Source

__all__ = ["Example", "Rule", "Source", "applied", "deciding", "examples", "rules", "thresholds"]
