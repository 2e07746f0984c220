"""The nouns: frozen values that refuse to be illegal.

Standard library only, no clock, no randomness of their own. Every other room speaks in these.
Import a noun from the module that defines it; this file re-exports nothing, so that there is one path to each.
"""
