"""Review: what a person may decide on what was proposed, in which words, and what to look at first.

`deciding` says which claims a wish reaches and what a correction makes of a claim, `values` reads a value as a person
types it, `matching` finds the claims that a file of decisions speaks of, `queue` puts what waits into an order. Nothing
here decides anything: people do.
"""
