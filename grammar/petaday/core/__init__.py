"""What every stage builds on: spans and diagnostics, quantities, numerals, records and limits."""
