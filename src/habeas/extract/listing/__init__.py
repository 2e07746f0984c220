"""Lists: a table -> one record of a person a row, and an incident where the row tells of one.

Order of calls: `guess.guess_mapping` says which column is what (or `mapping.mapping_from_toml` reads what a person
wrote); `rows.records_from_rows` makes the records; `changes.compare_versions` says what a newer version of a list
changed. A table is a `Text` whose segments name sheet, row and column; nothing else is known of where it came from.
"""
