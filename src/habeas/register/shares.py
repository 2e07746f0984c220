"""A secret in shares (SLIP-39): any `needed` of them give it back, fewer tell nothing.

The reference implementation makes and joins them; it draws its own randomness from the system. Shares are words for
paper, each with a checksum, and begin alike where they belong together.
"""

from collections.abc import Sequence

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from habeas.errors import BadInput

MOST = 16  # shares, by the standard
SECRET_BYTES = 16


def split(secret: bytes, shares: int, needed: int) -> list[str]:
    """The shares of `SECRET_BYTES` bytes. Raises `BadInput` for numbers that the standard does not know."""
    if not (1 <= needed <= shares <= MOST) or (needed == 1 and shares > 1):
        raise BadInput(f"{needed} of {shares} shares cannot be made.",
                       f"Take 1 of 1, or from 2 up to {MOST} shares of which at least 2 are needed.",
                       code="bad-shares")  # fmt: skip
    return [str(share) for share in generate_mnemonics(1, [(needed, shares)], secret)[0]]


def needed_by(share: str) -> int:
    """How many shares it takes with this one. Raises `BadInput` where a word is wrong."""
    try:
        return int(Share.from_mnemonic(_words(share)).member_threshold)
    except MnemonicError as error:
        raise BadInput("This is no share, or a word of it is wrong.", "Compare each word with the paper.",
                       code="bad-share") from error  # fmt: skip


def join(shares: Sequence[str]) -> bytes:
    """The secret; more shares than needed are left aside. Raises `BadInput` for too few, or of different secrets."""
    distinct = list(dict.fromkeys(map(_words, shares)))
    if not distinct:
        raise BadInput("There is no share.", "Give the shares, one a line.", code="bad-share")
    needed = max(map(needed_by, distinct))
    try:
        return bytes(combine_mnemonics(distinct[:needed]))
    except MnemonicError as error:
        raise BadInput(f"These shares do not give the secret: {needed} different ones of one set are needed.",
                       "Shares of one set begin with the same three words.", code="bad-shares") from error  # fmt: skip


def _words(share: str) -> str:
    return " ".join(share.lower().split())
