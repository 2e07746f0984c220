"""Publish: what may leave, for whom, and the pages and bags that it leaves in.

The order of calls: `commands` gathers a `material.Material`, passes it through the one gate
(`consent.release`), and hands the `released.Released` that comes back to `dossier` or `report`, whose bytes
`bag` wraps. No exporter accepts anything but a `Released`, and only the gate can make one.
`elements` says which required element of a UN form is carried by which claims.
"""
