"""One function for each row of INTERFACE.md: calls stages, queries and, alone, the writing gate.

Each returns an `Answer`: what `--json` prints, the problems, and whether what was asked holds. None of them prints.
"""
