"""Habeas keeps the record of people who were made to disappear, or were killed, so that it stands up."""

__version__ = "0.1.0"
