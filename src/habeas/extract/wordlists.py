"""How this room writes a list of words: as one string, so that a page of them stays readable."""


def word_set(*lines: str) -> frozenset[str]:
    """The words of these lines."""
    return frozenset(word for line in lines for word in line.split())
