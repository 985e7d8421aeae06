"""The data of units.toml: made by `make tables`, never by hand."""

# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from typing import Any

PREFIXES: dict[str, Any] = {
    'letters': {'k': 1000.0, 'K': 1000.0, 'M': 1000000.0, 'm': 1000000.0, 'G': 1000000000.0, 'g': 1000000000.0, 'T': 1000000000000.0, 't': 1000000000000.0, 'P': 1000000000000000.0, 'p': 1000000000000000.0, 'E': 1e+18, 'e': 1e+18, 'Z': 1e+21, 'Y': 1e+24},
    'capitals': {'M': 1000000.0, 'G': 1000000000.0, 'T': 1000000000000.0, 'P': 1000000000000000.0, 'E': 1e+18, 'Z': 1e+21},
    'words': {'kilo': 1000.0, 'mega': 1000000.0, 'giga': 1000000000.0, 'tera': 1000000000000.0, 'peta': 1000000000000000.0, 'exa': 1e+18, 'zetta': 1e+21, 'yotta': 1e+24},
    'bytes': {'k': 1000.0, 'K': 1000.0, 'M': 1000000.0, 'G': 1000000000.0, 'T': 1000000000000.0, 'P': 1000000000000000.0, 'Ki': 1024, 'Mi': 1048576, 'Gi': 1073741824, 'Ti': 1099511627776},
    'si': {'k': 1000.0, 'M': 1000000.0, 'G': 1000000000.0, 'T': 1000000000000.0},
}

SCALES: dict[str, Any] = {
    'k': 1000.0,
    'K': 1000.0,
    'hundred': 100,
    'thousand': 1000.0,
    'M': 1000000.0,
    'mn': 1000000.0,
    'mln': 1000000.0,
    'million': 1000000.0,
    'Mio': 1000000.0,
    'Mn': 1000000.0,
    'millions': 1000000.0,
    'B': 1000000000.0,
    'b': 1000000000.0,
    'bn': 1000000000.0,
    'Bn': 1000000000.0,
    'Mrd': 1000000000.0,
    'billion': 1000000000.0,
    'billions': 1000000000.0,
    'T': 1000000000000.0,
    't': 1000000000000.0,
    'tn': 1000000000000.0,
    'G': 1000000000.0,
    'trillion': 1000000000000.0,
    'trillions': 1000000000000.0,
    'quadrillion': 1000000000000000.0,
    'quintillion': 1e+18,
    'dozen': 12,
    '%': 0.01,
    'percent': 0.01,
    'kilo': 1000.0,
    'mega': 1000000.0,
    'giga': 1000000000.0,
    'tera': 1000000000000.0,
    'peta': 1000000000000000.0,
    'exa': 1e+18,
}

UNITS: dict[str, Any] = {
    'FLOP': {'words': ['FLOP', 'Flop', 'flop', 'FLO', 'operation', 'operations'], 'prefixes': ['letters', 'words'], 'readings': [{'kind': 'count', 'op': 1, 'factor': 1}, {'kind': 'rate', 'op': 1, 's': -1, 'factor': 1, 'slip': True}], 'source': 'a floating point operation, counted: AI and Compute (2018); FLOP is a count throughout the field'},
    'FLOPs': {'words': ['FLOPs', 'Flops', 'flops', 'FLOPSs'], 'prefixes': ['letters', 'words'], 'readings': [{'kind': 'count', 'op': 1, 'factor': 1}, {'kind': 'rate', 'op': 1, 's': -1, 'factor': 1}], 'source': 'both are in use: `98 MFLOPs` (a count, AI and Compute), `45TFLOPs per chip` (a rate, Epoch AI notes)'},
    'FLOPS': {'words': ['FLOPS', 'OPS', 'OP/S'], 'prefixes': ['letters', 'words'], 'readings': [{'kind': 'rate', 'op': 1, 's': -1, 'factor': 1}, {'kind': 'count', 'op': 1, 'factor': 1}], 'source': 'per second by its letters, yet `16 GFLOPS` is a count of one forward pass in AI and Compute'},
    'F': {'words': ['F'], 'bare': False, 'prefixes': ['capitals'], 'readings': [{'kind': 'count', 'op': 1, 'factor': 1}, {'kind': 'rate', 'op': 1, 's': -1, 'factor': 1}], 'source': '`470 PF` is a count and `1.58 * 10 ^ -3 PF` a rate in one appendix (AI and Compute)'},
    'op': {'words': ['ops', 'op', 'Ops'], 'prefixes': ['letters', 'words'], 'readings': [{'kind': 'count', 'op': 1, 'factor': 1}, {'kind': 'rate', 'op': 1, 's': -1, 'factor': 1}], 'source': 'TOPS and GOPS on data sheets of integer hardware'},
    'MAC': {'words': ['MAC', 'MACs', 'MACS', 'MACC', 'MACCs', 'MAdd', 'MAdds', 'Mult-Adds', 'mult-adds', 'mult-add', 'add-multiplies', 'add-mutliplies', 'multiply-adds', 'multiply-accumulates', 'FMA', 'FMAs'], 'prefixes': ['letters', 'words'], 'readings': [{'kind': 'count of MACs', 'op': 1, 'factor': 2}], 'source': 'one multiply and one add: two FLOP (AI and Compute counts them separately)'},
    'factor-MAC': {'words': ['add-multiply', 'multiply-add', 'multiply-accumulate', 'add-multiplications'], 'readings': [{'kind': 'factor', 'factor': 1}, {'kind': 'count of MACs', 'op': 1, 'factor': 2}], 'source': '`2 add-multiply` is a factor, FLOP per MAC (AI and Compute)'},
    'pfs-day': {'words': ['pfs-days', 'pfs-day', 'pf-days', 'pf-day', 'PF-days', 'PF-day', 'PFS-days', 'PFS-day', 'pfsdays', 'pfs-d', 'petaflop-days', 'petaflop-day', 'petaflops-days', 'petaflops-day', 'PFLOPS-days', 'PFLOPS-day', 'PFLOPs-days', 'PFLOPs-day', 'PFLOP-days', 'PFLOP-day', 'Petaflop-days', 'PF/s-days', 'petaflop/s-days', 'petaflop/s-day', 'PFLOP/s-days', 'PFLOP/s-day', 'PFLOPs/s-days', 'PFlop/s-days', 'PFlop/s-day', 'Pflop/s-day', 'Pflop/s-days', 'petaFLOP/s-days', 'petaFLOP/s-day'], 'readings': [{'kind': 'count', 'op': 1, 'factor': 8.64e+19}], 'source': '1e15 operations a second for a day (AI and Compute)'},
    'pfs': {'words': ['pfs', 'PFs', 'pf/s'], 'readings': [{'kind': 'rate', 'op': 1, 's': -1, 'factor': 1000000000000000.0}], 'source': 'petaflop a second, as in `pfs-days` written apart: `10 pfs days`'},
    'pf': {'words': ['pf'], 'readings': [{'kind': 'count', 'op': 1, 'factor': 1000000000000000.0}, {'kind': 'rate', 'op': 1, 's': -1, 'factor': 1000000000000000.0}], 'source': 'a small-letter PF, as in `pf/s-days`'},
    'device-hour': {'words': ['GPUh', 'TPUh', 'GPUhr', 'GPUhrs', 'gpuh'], 'readings': [{'kind': 'time', 's': 1, 'factor': 3600}], 'source': 'GPU-hours without the hyphen, in model cards'},
    'gram': {'words': ['g', 'kg', 'tonne', 'tonnes', 'gCO2', 'gCO2e', 'gCO2eq', 'kgCO2', 'kgCO2e', 'kgCO2eq', 'tCO2', 'tCO2e', 'tCO2eq'], 'factors': {'kg': 1000.0, 'tonne': 1000000.0, 'tonnes': 1000000.0, 'kgCO2': 1000.0, 'kgCO2e': 1000.0, 'kgCO2eq': 1000.0, 'tCO2': 1000000.0, 'tCO2e': 1000000.0, 'tCO2eq': 1000000.0}, 'readings': [{'kind': 'mass', 'g': 1, 'factor': 1}], 'source': 'SI; carbon is reported by mass of CO2 equivalent'},
    'second': {'words': ['s', 'sec', 'secs', 'second', 'seconds', 'Seconds', 'Sekunde', 'Sekunden', 'secondes', 'segundos'], 'readings': [{'kind': 'time', 's': 1, 'factor': 1}], 'source': 'SI'},
    'millisecond': {'words': ['ms', 'msec', 'millisecond', 'milliseconds'], 'readings': [{'kind': 'time', 's': 1, 'factor': 0.001}], 'source': 'SI'},
    'microsecond': {'words': ['µs', 'μs', 'microsecond', 'microseconds'], 'readings': [{'kind': 'time', 's': 1, 'factor': 1e-06}], 'source': 'SI'},
    'minute': {'words': ['min', 'mins', 'minute', 'minutes', 'Minutes', 'Minuten', 'minutos'], 'readings': [{'kind': 'time', 's': 1, 'factor': 60}], 'source': 'SI brochure, table 8'},
    'm': {'words': ['m'], 'readings': [{'kind': 'scale (million)', 'factor': 1000000.0}, {'kind': 'time (minutes)', 's': 1, 'factor': 60}], 'source': '`30 m` is minutes in job logs, millions in notes: both readings are kept'},
    'hour': {'words': ['h', 'hr', 'hrs', 'hour', 'hours', 'Hours', 'Stunde', 'Stunden', 'Std', 'heure', 'heures', 'hora', 'horas', 'uur'], 'readings': [{'kind': 'time', 's': 1, 'factor': 3600}], 'source': 'SI brochure, table 8'},
    'day': {'words': ['d', 'day', 'days', 'Days', 'Tage', 'Tagen', 'jour', 'jours', 'día', 'días', 'dias', 'giorno', 'giorni', 'dagen'], 'readings': [{'kind': 'time', 's': 1, 'factor': 86400}], 'source': 'SI brochure, table 8'},
    'week': {'words': ['week', 'weeks', 'wk', 'wks', 'Weeks', 'Woche', 'Wochen', 'semaine', 'semaines', 'weken'], 'readings': [{'kind': 'time', 's': 1, 'factor': 604800}], 'source': '7 days'},
    'month': {'words': ['month', 'months', 'mo', 'Monate'], 'readings': [{'kind': 'time (30 days)', 's': 1, 'factor': 2592000}], 'source': "30 days, the convention of the notes in Epoch AI's database; a calendar month is 30.44"},
    'year': {'words': ['year', 'years', 'yr', 'yrs', 'Jahre'], 'readings': [{'kind': 'time (365 days)', 's': 1, 'factor': 31536000}], 'source': '365 days; a Julian year is 365.25'},
    'hertz': {'words': ['Hz', 'hz', 'cycles/s'], 'prefixes': ['si'], 'readings': [{'kind': 'rate', 's': -1, 'factor': 1}], 'source': 'SI; cycles a second'},
    'GHz-slips': {'words': ['GhZ', 'Ghz', 'ghz'], 'readings': [{'kind': 'rate', 's': -1, 'factor': 1000000000.0}], 'source': "spellings of GHz in Epoch AI's notes"},
    'byte': {'words': ['B', 'byte', 'bytes', 'Byte', 'Bytes'], 'prefixes': ['bytes'], 'bare-words': ['byte', 'bytes', 'Byte', 'Bytes'], 'readings': [{'kind': 'size', 'byte': 1, 'factor': 1}], 'source': 'IEC 80000-13; a bare B is a billion in this field'},
    'bits': {'words': ['bits'], 'readings': [{'kind': 'size', 'byte': 1, 'factor': 0.125}], 'source': 'IEC 80000-13; the singular stands before nouns (24 bit colour) and is no unit here'},
    'byte-words': {'words': ['gb', 'Gb', 'tb', 'mb', 'kb', 'gigabytes', 'gigabyte', 'terabytes', 'terabyte', 'megabytes', 'megabyte'], 'readings': [{'kind': 'size', 'byte': 1, 'factor': 1}], 'factors': {'gb': 1000000000.0, 'Gb': 1000000000.0, 'tb': 1000000000000.0, 'mb': 1000000.0, 'kb': 1000.0, 'gigabytes': 1000000000.0, 'gigabyte': 1000000000.0, 'terabytes': 1000000000000.0, 'terabyte': 1000000000000.0, 'megabytes': 1000000.0, 'megabyte': 1000000.0}, 'source': 'lower-case spellings of data set sizes; bits are not used for them in this field'},
    'joule': {'words': ['J', 'joule', 'joules'], 'prefixes': ['si'], 'readings': [{'kind': 'energy', 'J': 1, 'factor': 1}], 'source': 'SI'},
    'watt': {'words': ['W', 'watt', 'watts'], 'prefixes': ['si'], 'readings': [{'kind': 'power', 'J': 1, 's': -1, 'factor': 1}], 'source': 'SI'},
    'watt-hour': {'words': ['Wh', 'kWh', 'MWh', 'GWh', 'TWh'], 'factors': {'Wh': 3600, 'kWh': 3600000.0, 'MWh': 3600000000.0, 'GWh': 3600000000000.0, 'TWh': 3600000000000000.0}, 'readings': [{'kind': 'energy', 'J': 1, 'factor': 1}], 'source': 'SI'},
    'dollar': {'words': ['USD', 'usd', '$', 'dollar', 'dollars'], 'readings': [{'kind': 'money', 'USD': 1, 'factor': 1}], 'source': 'US dollars, nominal'},
}
