"""The ledger: canonical form, commitments, entries, Merkle tree, signed checkpoints and proofs. No database.

Order of use: a body's fields are committed to (`commitment`), the commitment goes into a header (`entry`), the
header's hash is a leaf (`tree`), the root is signed (`checkpoint`). Checking runs the other way, and hashes bytes
as received before it requires them canonical. Formats: ARCHITECTURE.md, "The ledger, exactly".
"""
