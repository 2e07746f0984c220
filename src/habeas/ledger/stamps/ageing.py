"""When a time-stamp needs a newer one above it: before its certificates run out, or its algorithms are held weak.

A newer stamp on a newer head covers the older token, which then keeps its worth: what it is made of existed while it
was still strong. Pure: the time is handed in.
"""

from datetime import UTC, datetime, timedelta

from habeas.ledger.stamps.examine import Stamped

MARGIN = timedelta(days=90)  # how long before the end a newer stamp is asked for
# NIST SP 800-57 part 1 (rev. 5), table 4: 112 bits of security through 2030. What is stronger has no end set.
_END_OF_112_BITS = datetime(2031, 1, 1, tzinfo=UTC)
_RSA_OF_128_BITS = 3072


def needed_by(stamped: Stamped) -> tuple[datetime, str]:
    """(when a newer stamp is due, why): the earlier of the two ends, less the margin."""
    ends = [(stamped.runs_out, "a certificate of it runs out")]
    keys = [one.public_key for one in stamped.path.certificates]
    if any(key.algorithm == "rsa" and key.bit_size < _RSA_OF_128_BITS for key in keys):
        ends.append((_END_OF_112_BITS, "its RSA key is held too short from then on"))
    end, why = min(ends)
    return end - MARGIN, f"{why} on {end:%Y-%m-%d}"
