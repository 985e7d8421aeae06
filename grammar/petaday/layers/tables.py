"""What layers.lark comes to: made by `make tables`, never by hand."""

# ruff: noqa: E501
# fmt: off

TERMINALS = '(?P<BY>[ \t]*[xX×*][ \t]*(?=[0-9]))|(?P<ARROW>->|→|=>)|(?P<NUMBER>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\\.[0-9]+)?(?:[eE]\\+?[0-9]+)?)(?:[kKMBT](?![A-Za-z])|[ ](?:thousand|million|billion|trillion)(?![A-Za-z]))?)|(?P<WORD>[A-Za-z][A-Za-z_-]*)|(?P<_BLANK>[ \t\xa0=:]+)|(?P<COMMA>[,;])|(?P<OTHER>(?s:.))'
IGNORED = frozenset(['_BLANK'])

# the rule; the method of parse.Build, or nothing where its one child is handed on; and the children:
# `.` as it is, `*` all of a list, `-` not there
RULES = (
    ('__part_plus_1', 'list', '.'),
    ('size', 'size', '.'),
    ('__part_plus_1', 'list', '.'),
    ('part', 'part', '*'),
    ('layer', 'layer', '.'),
    ('__part_plus_1', 'list', '.'),
    ('size', 'size', '.*'),
    ('__part_plus_1', 'list', '*.'),
    ('__part_plus_1', 'list', '*.'),
    ('__part_plus_1', 'list', '*.'),
    ('layer', 'layer', '.*'),
    ('__size_star_2', 'list', '..'),
    ('__layer_star_0', 'list', '..'),
    ('__size_star_2', 'list', '*..'),
    ('__layer_star_0', 'list', '*..'),
)

# where each symbol leads: to a state, or by `~n` to the end of rule n
STATES = (
    {'ARROW': 1, 'NUMBER': 2, 'WORD': 3, '__part_plus_1': 4, 'layer': 5, 'part': 6, 'size': 7},
    {'$END': -1, 'ARROW': -1, 'COMMA': -1, 'NUMBER': -1, 'WORD': -1},
    {'$END': -2, 'ARROW': -2, 'BY': 8, 'COMMA': -2, 'NUMBER': -2, 'WORD': -2, '__size_star_2': 9},
    {'$END': -3, 'ARROW': -3, 'COMMA': -3, 'NUMBER': -3, 'WORD': -3},
    {'$END': -4, 'ARROW': 10, 'COMMA': -4, 'NUMBER': 2, 'WORD': 11, 'size': 12},
    {'$END': 0},
    {'$END': -5, 'COMMA': 13, '__layer_star_0': 14},
    {'$END': -6, 'ARROW': -6, 'COMMA': -6, 'NUMBER': -6, 'WORD': -6},
    {'NUMBER': 15},
    {'$END': -7, 'ARROW': -7, 'BY': 16, 'COMMA': -7, 'NUMBER': -7, 'WORD': -7},
    {'$END': -8, 'ARROW': -8, 'COMMA': -8, 'NUMBER': -8, 'WORD': -8},
    {'$END': -9, 'ARROW': -9, 'COMMA': -9, 'NUMBER': -9, 'WORD': -9},
    {'$END': -10, 'ARROW': -10, 'COMMA': -10, 'NUMBER': -10, 'WORD': -10},
    {'ARROW': 1, 'NUMBER': 2, 'WORD': 3, '__part_plus_1': 4, 'part': 17, 'size': 7},
    {'$END': -11, 'COMMA': 18},
    {'$END': -12, 'ARROW': -12, 'BY': -12, 'COMMA': -12, 'NUMBER': -12, 'WORD': -12},
    {'NUMBER': 19},
    {'$END': -13, 'COMMA': -13},
    {'ARROW': 1, 'NUMBER': 2, 'WORD': 3, '__part_plus_1': 4, 'part': 20, 'size': 7},
    {'$END': -14, 'ARROW': -14, 'BY': -14, 'COMMA': -14, 'NUMBER': -14, 'WORD': -14},
    {'$END': -15, 'COMMA': -15},
)
