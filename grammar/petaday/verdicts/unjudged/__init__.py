"""Why a stated result is not judged; one file for each kind of reason.

statements.py         nothing is worked out, and no unit converted into another
settings.py           a name is set to the figure: `TP=4/PP=12`, `x == 0`
why_not.py            asks each of the kinds below in turn, and is loaded for a result that does not follow
code_and_algebra.py   what stands there is a comparison, a remainder, code, algebra
fragments.py          the figure, or what it should come from, is a piece cut from something longer
meanings.py           it can be meant in another way, in which it follows: a logarithm's base, whole things, a factorial
names.py              a name was given a value since that is not known, or has none
joints.py             what stands between the two figures says that neither is the result of the other
distance.py           the factors name no unit, and none that the result could lend them brings them near it
"""
