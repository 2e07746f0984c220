"""Whoever is said not to have been taken: a person of whom others say it, and nobody's victim here. All invented."""

import pytest

from habeas.model.record import Record
from habeas.model.vocabulary import Kind, Stance
from tests.extract.test_statements_links import proposed


def person(characters: str, name: str) -> Record:
    (found,) = (r for r in proposed(characters) if r.kind is Kind.PERSON and name in r.values("name"))
    return found


@pytest.mark.parametrize(
    "denial",
    [
        "The army denied that Karim Example is in its custody.",
        "The army denied on Monday that Karim Example was arrested.",
        "The ministry denies that Karim Example is being held in any prison.",
    ],
)
def test_a_denied_person_is_on_record_and_no_victim(denial: str) -> None:
    found = person(denial, "Karim Example")
    assert found.roles == ()
    assert [c.stance for c in found.of("role") if c.value == "victim"] == [Stance.DENIES]
    assert "deprived_of_liberty" not in found.values("status")


def test_what_others_say_stands_before_the_denial() -> None:
    found = person("Karim Example was abducted on 3 May 2022, his family said. "
                   "The army denied that Karim Example is in its custody.", "Karim Example")  # fmt: skip
    assert found.roles == ("victim",)
    assert "deprived_of_liberty" not in [c.value for c in found.of("status") if "custody" in c.as_written]


def test_a_denied_recovery_is_no_status() -> None:
    found = person("Karim Example was abducted on 3 May 2022. Police denied that Karim Example was recovered.",
                   "Karim Example")  # fmt: skip
    assert "found_alive" not in found.values("status")
