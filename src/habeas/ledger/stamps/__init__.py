"""Time-stamps by RFC 3161 over signed heads: asked for, taken apart, checked against roots that the reader trusts.

Order of use: `request` makes the question, an authority answers, `examine` checks the answer: its form and our own
rules (`token`), then the chain to a trusted root as of the token's own time (`chain`), then signature and chain once
more by rfc3161-client. What holds is kept as `Evidence` (`habeas.model.stamp`), and examined whenever it is verified.
A token proves that the head existed by a time, never that it did not exist before.
"""
