"""`python -m petaday`."""

from petaday.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
