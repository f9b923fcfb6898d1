"""Plays the history of a demonstration through the program's own HTTP API, by a clock it moves."""
