"""Counting without counting anyone twice, and without believing figures.

`tally` counts documented persons, each once, between a minimum and a maximum, by a rule that is published with the
count. `figures` compares the figures that sources give, with each other and with what is documented person by person.
No figure is ever corrected, averaged or added to a count of persons.
"""
