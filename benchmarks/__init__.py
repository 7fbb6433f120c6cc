"""Figures of the project: what `make evaluate` and `make bench` print."""
