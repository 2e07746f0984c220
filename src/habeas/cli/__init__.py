"""The command line: thin. It reads options, asks for the passphrase, calls `commands`, and shows the answer."""
