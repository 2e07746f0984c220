"""What is told as denied, as a condition or as about to happen is never told as having happened."""

import pytest

from tests.extract.proposals import incidents, people


@pytest.mark.parametrize(
    "report",
    [
        "The claim that Ana Ruiz was tortured in Turbat is a fabrication.",
        "The minister dismissed the allegation that Ana Ruiz had been tortured.",
        "The rumour that Ana Ruiz was tortured was false, officials said.",
    ],
)
def test_a_claim_called_false_is_denied(report: str) -> None:
    (incident,) = incidents(report)
    assert incident.denied("act") == ["torture"]
    assert incident.denied("victim") == ["Ana Ruiz"] or incident.denied("victim") == ["Ruiz"]


@pytest.mark.parametrize(
    "report",
    [
        "“I thought they were going to kill me,” Ana Ruiz said.",
        "Had Ana Ruiz been arrested, her family would have been informed.",
        "Were Ana Ruiz to be detained, lawyers would protest.",
        "Should Ana Ruiz be abducted, the government will answer for it.",
    ],
)
def test_what_did_not_happen_is_no_event(report: str) -> None:
    assert incidents(report) == []
    assert all("victim" not in person.roles and not person.all("status") for person in people(report).values())


def test_a_negation_in_front_is_no_condition() -> None:
    (incident,) = incidents("Never had Ana Ruiz been arrested before, her lawyer said.")
    assert incident.all("act") == ["arrest"]
