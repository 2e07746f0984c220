"""How much agreement tells: less the more people carry the word, and one person in many reports is not many people."""

from habeas.link.features import gather
from habeas.link.rarity import Frequencies, frequencies, name_bits
from tests.link.build import person


def counted(*groups: tuple[str, list[str]]) -> Frequencies:
    """One item for each group: its text and the names it holds."""
    return frequencies(gather([person(f"{t}{i}", n, text=t) for t, names in groups for i, n in enumerate(names)]))


def bits(counts: Frequencies, x: str, y: str) -> float:
    return name_bits(x, y, counts, counts.names)


def test_a_word_that_many_carry_tells_less() -> None:
    counts = counted(("list", ["Zarak"] * 10 + ["Gwahram"] + ["Doda"] * 9))
    assert bits(counts, "Gwahram", "Gwahram") > bits(counts, "Zarak", "Zarak") > 0


def test_a_word_in_many_reports_of_one_mention_may_be_one_person() -> None:
    reports = counted(*((f"report {n}", ["Zarak"]) for n in range(9)), ("list", ["Doda"] * 9))
    listed = counted(("list", ["Zarak"] * 9), *((f"report {n}", ["Doda"]) for n in range(9)))
    assert bits(reports, "Zarak", "Zarak") > bits(listed, "Zarak", "Zarak")


def test_words_known_to_be_common_are_held_down_in_a_small_run() -> None:
    counts = counted(("list", ["Ahmed", "Zarak", "Abdul", "Bugti", "Haji"]))
    told = [bits(counts, w, w) for w in ("Zarak", "Ahmed", "Bugti", "Abdul", "Haji")]
    assert told == sorted(told, reverse=True)
    assert told[-1] == 0


def test_conflicts_take_away_more_than_omissions() -> None:
    counts = counted(("list", ["Zarak", "Doda", "Noor"]))
    same, omitted, conflict = bits(counts, "Zarak", "Zarak"), bits(counts, "Zarak", "Zarak Doda"), bits(
        counts, "Zarak Sanjar", "Zarak Doda")  # fmt: skip
    assert same > omitted > conflict


def test_the_larger_the_run_the_more_is_asked() -> None:
    assert counted(("a", ["Zarak"])).prior > counted(("a", ["Zarak"] * 200)).prior
