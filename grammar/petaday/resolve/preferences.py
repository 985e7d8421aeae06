"""Every weight and threshold by which one reading is preferred over another, each with the reason for it.

The rank of a reading is a sum of costs; the lowest is taken. What the words alone suggest costs least, what a chain of
equals says outweighs it. A cost only means something beside the others: change one, and run the cases.
"""

from __future__ import annotations

from petaday.core.precision import CLOSE
from petaday.core.quantity import COUNT, MASS, ONE, RATE, SIZE, TIME

# --- one word, or the words behind one number

LATER_READING = 0.1
"""units.toml lists a word's readings in the order of preference; a place further down costs less than all else."""

NO_FIRST_READING = frozenset({"m"})
"""`m` is minutes, metres or million as often as not: its readings differ by what the chain says, not by their place."""

SLIP_OF_THE_PEN = 4.0
"""FLOP written for FLOP/s is tried only where nothing else fits, so it costs more than any other single doubt."""

LARGEST_MAC_FACTOR = 10.0
"""`2 add-multiply` is FLOP a MAC, `1.2e9 multiply-add` a count of MACs; no operation of this field is ten FLOP."""

MOST_OPTIONS = 16
"""Readings of one phrase that are tried: four words of two readings each, more than any phrase of a paper has."""

MOST_READINGS = 96
"""Readings of one side that are tried, the likeliest first: a bound on the work, met by no calculation of a paper."""

# --- what a side comes to

RESULT = {COUNT: 0.0, ONE: 0.0, TIME: 0.0, SIZE: 0.2, MASS: 0.6, RATE: 1.0}
"""A calculation comes to operations, a time or a plain number; seldom to bytes or grams, and a rate is mostly given."""

ODD_RESULT = 3.0
"""Nothing is measured in FLOP·s or FLOP²: such a reading is kept to be told, and loses against every other."""

DEVICES_MAKE_A_RATE = 4.0
"""Devices times `TFLOPS`, with nothing that could be a time, come to a rate: more than a rate costs on every side."""

CONVERTED_TWICE = 1.2
"""Against converting a time twice, and for dividing it once: less than a stated result that agrees counts for."""

RATE_OR_TIME_MISREAD = 1.0
"""Devices and a time mean operations beside a share (`40%`) or where no machine ran as long, else they mean a time."""

LEGEND_UNIT_LEFT_OUT = 1.5
"""The legend calls a factor `days`: to leave the figure without its unit needs a stated result that agrees."""

OPERATIONS_LEFT_OUT = 1.0
"""`6 * 7B parameters * 2T tokens` is operations, though none are named; a plain number where the result says so."""

IMPOSSIBLE_TIME = 1e15
"""Seconds over all devices, thirty million years of one, which no machine has run: a bare figure was a rate."""

PEAK_SIZES = (1e12, 1e16)
"""FLOP/s of one device, or of a few: a plain number of that size may be a rate that lost its unit."""

# --- a stated result beside the worked side, where their units differ

NEAR = CLOSE
"""Figures within five in a hundred of each other agree: what rounding along a calculation amounts to."""

SAME_UNIT = 0.0
"""The result is stated in what the factors come to: nothing is supplied."""

SECONDS_FOR_PLAIN_FACTOR = 0.2
"""A rate times 3600 or 86400 is a count of operations: the factor shows that a time was meant."""

RESULT_IN_MACS = 0.2
"""The result names MACs and the factors name nothing: they are counted in MACs too."""

RESULT_WITHOUT_UNIT = 0.3
"""A bare figure behind a result is first that result in its base unit: `… = 3e19`."""

RESULT_IN_A_WRITTEN_UNIT = 0.5
"""Else it is in a unit that the factors write (`2 days * 3 = 6`); the base unit is likelier by a little."""

FACTORS_WITHOUT_UNIT = 0.3
"""The factors name no unit, and the result lends them its base unit: `2 * 3e9 = 6e9 FLOP`."""

FACTORS_IN_RESULT_UNIT = 0.4
"""Or the unit as the result writes it: `8 * 24 = 192 hours`; likelier than seconds, and less likely than FLOP."""

FACTORS_IN_SECONDS = 0.5
"""A product without units that is stated as a time is seldom in seconds."""

PLAIN_DIVISOR_IS_A_RATE = 0.6
"""`2.15e25 FLOP / (24,576 × 989e12 × 0.4)` is a time: a divisor of the size of a peak lost its FLOP/s."""

PLAIN_FACTORS_ARE_OPERATIONS = 0.3
"""`225,000 tokens/s * 6 * 9e6 = 12 TFLOP/s`: a second is named, and operations a token are written without a unit."""

CONVERSION_STATED = -2.0
"""`1e6 seconds / 86400 = 11.6 days`: the result is in what the factors convert to; only an agreement outweighs it."""

JUDGED_WITHIN = 1e4
"""Further from factors that name no unit than this, a stated result says something else: nothing is judged."""

PLAIN_FACTOR_IN_SECONDS = 0.6
"""A rate stated as a count lacks a time, and a plain factor was meant in seconds."""

PLAIN_FACTOR_IN_ANOTHER_TIME = 0.8
"""Or in minutes, hours or days, which an author is likelier to write out."""

SCALE_ON_RESULT_ONLY = 1.0
"""`70 * 370 / 125 = 207.2M`: the million is written on the result alone, which is an oversight."""

SCALE_ON_RESULT_WITHIN = 0.005
"""The figures have to be the same but for the scale: to half of one in a hundred, so that no chance makes them so."""

FIGURES_ALONE = 2.5
"""The figures agree and the units do not cancel: the dearest way to agree, and reported as a warning."""

# --- all sides of a chain together

AGREES = -1.5
"""A stated result that agrees makes good any one doubt, but for an odd result and a slip of the pen."""

MISMATCH = 10.0
"""A stated result that is another kind of thing: worse than all doubts together."""

SURE = 0.45
"""A reading preferred by less than this over one of another value is no reading: the text is ambiguous."""

RESTATES_WITHIN = 10.0
"""Arithmetic within ten times of the side before it restates that side; beyond, it is a calculation of its own."""

INTRODUCES_WITHIN = 2.0
"""A figure in front of the arithmetic is its result within a factor of two; beyond, it only introduces it."""

# --- what is said of a reading that was not taken

ANOTHER_IS_WORTH_MENTIONING = 1.5
"""Ranks apart: a reading further off needs no mention."""

KIND_DECIDED = 0.5
"""Ranks apart: further off, a reading lost because of what the product would have come to, not by its place."""

# --- a figure and the calculation in brackets behind it

TOO_LARGE_FOR_CHANCE = 1e6
"""Figures beyond this are no count of something else by chance."""

RESTATED_LARGE_WITHIN = 10.5
"""A large or a measured figure may be ten times off and still be meant: one zero, and the rounding beside it."""

RESTATED_COUNT_WITHIN = 2.0
"""A small count is the bracket's only within a factor of two, and where both count the same thing."""

RESTATED_BUT_FOR = (24.0, 60.0, 3600.0, 86400.0, 1e3)
"""One unit of time, or one prefix, for another: the slips under which a bracket is still meant."""

# --- the role of a factor

LEAST_OPERATIONS = 100.0
"""No forward pass has fewer FLOP: `6 FLOP / token / parameter` is operations a piece."""

OPERATIONS_NOT_A_FACTOR = 1e4
"""`add-multiplies per forward pass` of this size are counted operations, not the factor 2 for an add and a multiply."""

# --- substitutions that would reconcile a result which does not follow: the lower, the likelier

THIRD_WRITTEN_SHORT = 1.0
"""0.33 for a third: the commonest of all, for method 2's default utilization is a third."""

END_OF_A_RANGE = 1.2
"""`5 to 6 days`, and the author worked with one end."""

ANOTHER_LISTED_PEAK = 1.5
"""The device has a second peak, and the author took that one somewhere else."""

LIKELY_SUBSTITUTION = 2.0
"""Below this a substitution is made together with another, or for a gap that rounding would explain too."""

BRACKETS_LEFT_OUT = 2.0
"""`a + b * c` for `(a + b) * c`."""

ROUND_PETAFLOP_DAY = 2.2
"""A petaflop/s-day taken as 1e20 operations."""

FACTOR_LEFT_OUT = 2.5
"""One factor that is written was not multiplied by."""

ROUND_TIME = 2.8
"""Another round number of days: there is one near every gap, so it is less likely than a factor left out."""

FACTOR_COUNTED_TWICE = 3.0
"""One factor that is written was multiplied by twice."""

TRAINING_FACTOR_MISSING = 3.0
"""The 2 of add and multiply, or the 3 of forward and backward pass, which nothing here mentions."""

TRAINING_FACTORS_MISSING = 3.1
"""Both of them."""

TIME_CONVERSION_SLIP = 3.2
"""Seconds a day, seconds an hour or hours a day left out or counted twice."""

PREFIX_SLIP = 3.5
"""A thousand, a million, a billion or a trillion too many or too few."""

ZERO_SLIP = 4.0
"""A zero too many or too few: it explains any gap of ten, and so nothing in particular."""
