"""Answers from the tables: frozen nouns, by the register's own alias. No row leaves this folder."""
