"""What petaday claims of its speed, measured: each module runs by `python -m benchmarks.NAME`, all by `make bench`."""
