"""Commands that are killed at any moment, and what the register must still be afterwards."""
