"""Which incidents are proposed, with whom, by whom, when and where, in invented reports."""

import pytest

from tests.extract.proposals import Proposed, incidents


def one(characters: str, published: str | None = None) -> Proposed:
    (incident,) = incidents(characters, published)
    return incident


def of(found: list[Proposed], act: str) -> Proposed:
    (incident,) = [i for i in found if act in i.all("act")]
    return incident


# --- forms of telling --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "act"),
    [
        ("Soldiers abducted Ana Ruiz from Turbat on 3 May 2019.", "abduction"),
        ("Ana Ruiz was abducted from Turbat by soldiers on 3 May 2019.", "abduction"),
        ("The abduction of Ana Ruiz in Turbat by soldiers on 3 May 2019 was condemned.", "abduction"),
        ("Soldiers' abduction of Ana Ruiz in Turbat on 3 May 2019 was condemned.", "abduction"),
        ("Soldiers stormed the house on 3 May 2019, killing Ana Ruiz in Turbat.", "killing"),
        ("Ana Ruiz, who was killed in Turbat by soldiers on 3 May 2019, was a nurse.", "killing"),
        ("On 3 May 2019 soldiers took Ana Ruiz away from her home in Turbat.", "abduction"),
        ("Ana Ruiz was killed in Turbat on 3 May 2019 in a raid by soldiers.", "killing"),
        ("On 3 May 2019, soldiers forced Ana Ruiz into a white van in Turbat.", "abduction"),
        ("Ana Ruiz was beaten and detained by soldiers in Turbat on 3 May 2019.", "detention"),
    ],
)
def test_active_passive_nominal_and_participial_telling_say_the_same(report: str, act: str) -> None:
    incident = of(incidents(report), act)
    assert incident.all("victim") == ["Ana Ruiz"]
    assert incident.leads_to_records("victim") == {"Ana Ruiz"}
    assert [p.casefold() for p in incident.all("perpetrator")] == ["soldiers"]
    assert incident.all("date") == ["2019-05-03"]
    assert incident.all("place") == ["Turbat"]


@pytest.mark.parametrize(
    ("report", "act"),
    [
        ("The mutilated body of Ana Ruiz was found near Turbat on 3 May 2019.", "body_found"),
        ("Ana Ruiz went missing from Turbat on 3 May 2019.", "missing"),
        ("Ana Ruiz has been missing since 3 May 2019.", "missing"),
        ("Ana Ruiz was released on 3 May 2019.", "release"),
        ("Ana Ruiz died in custody on 3 May 2019.", "other"),
        ("Ana Ruiz died on 3 May 2019 when gunmen opened fire on her car.", "killing"),
        ("Ana Ruiz was shot dead on 3 May 2019.", "killing"),
        ("The authorities hanged Ana Ruiz on 3 May 2019.", "killing"),
        ("Ana Ruiz, a reporter, was charged with incitement on 3 May 2019.", "trial"),
        ("Ana Ruiz was sentenced to three years in prison on 3 May 2019.", "sentence"),
        ("On 3 May 2019 Ana Ruiz received death threats.", "threat"),
        ("On 3 May 2019, police raided the house of Ana Ruiz.", "raid"),
        ("Ana Ruiz drowned on 3 May 2019 after the boat capsized.", "accidental_death"),
    ],
)
def test_acts_of_many_kinds(report: str, act: str) -> None:
    incident = of(incidents(report), act)
    assert incident.all("victim") == ["Ana Ruiz"]
    assert incident.all("date") == ["2019-05-03"]


def test_entries_of_a_list_tell_without_a_sentence() -> None:
    report = (
        "• Zareef Bugti, 32, teacher – taken from his house in Panjgur on 4 September 2020\n"
        "• Qadir Bakhsh and his son Yasir – abducted from Gwadar on 11 September 2020, Yasir released the same night\n"
        "• Names of those taken on 20 September 2020 from Hoshab: Rahim, Peeran and Shambay\n"
    )
    first, second, release, third = incidents(report)
    assert (first.all("victim"), first.all("place")) == (["Zareef Bugti"], ["Panjgur"])
    assert second.all("victim") == ["Qadir Bakhsh", "Yasir"]
    assert second.all("outcome") == ["released"]
    assert release.all("victim") == ["Yasir"]
    assert third.all("victim") == ["Rahim", "Peeran", "Shambay"]


def test_names_below_a_sentence_suffer_what_it_tells() -> None:
    report = (
        "The following persons were picked up by the Rangers from Lyari on 3 July 2014:\n"
        "- Asif Baloch\n- Shahid s/o Rahim Bux\n- Noor Jan, 16, on 4 July 2014\n"
    )
    first, second = incidents(report)
    assert (first.all("victim"), first.all("date")) == (["Asif Baloch", "Shahid"], ["2014-07-03"])
    assert (second.all("victim"), second.all("date")) == (["Noor Jan"], ["2014-07-04"])
    assert first.all("perpetrator") == ["the Rangers"]
    assert first.all("place") == ["Lyari"]


def test_a_form_tells_what_its_labels_name() -> None:
    incident = one(
        "Name: Bakht Zaman\nAge: 27\nDate of arrest: 14 March 2010\nPlace of arrest: Mingora\nArrested by: Army\n"
    )
    assert incident.all("act") == ["arrest"]
    assert incident.leads_to_records("victim") == {"Bakht Zaman"}
    assert (incident.all("date"), incident.all("perpetrator")) == (["2010-03-14"], ["Army"])


# --- groups ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "victim"),
    [
        ("At least 317 girls were kidnapped in Zamfara state.", "317 girls"),
        ("Gunmen killed more than 100 villagers on 18 June 2022.", "more than 100 villagers"),
        ("SF had kidnapped 46 people, the party said.", "46 people"),
        ("Police arrested protesters in Minsk on Sunday.", "protesters"),
        ("The killing of three labourers in Kech has been condemned.", "three labourers"),
    ],
)
def test_a_group_is_a_victim_where_time_place_or_doer_is_told(report: str, victim: str) -> None:
    claim = next(c for c in one(report).claims("victim"))
    assert victim in str(claim.value) or victim in claim.as_written
    assert getattr(claim.value, "kind", None) == "group"
    assert getattr(claim.value, "record", "") is None


@pytest.mark.parametrize(
    "report",
    [
        "Over the last five years, 41,000 women went missing.",
        "No civilian was arrested.",
        "Anyone who protests is arrested.",
        "People are killed every day.",
        "The union called for the release of all prisoners.",
    ],
)
def test_totals_without_doer_or_place_and_nobody_in_particular_make_no_incident(report: str) -> None:
    assert incidents(report) == []


def test_a_practice_is_told_once_with_its_acts_and_doers_at_low_confidence() -> None:
    report = (
        "“The Border Corps and other groups have led a long campaign in which farmers and bystanders are picked up, "
        "disappeared, tortured and killed,” the documents add."
    )
    practice = one(report)
    assert set(practice.all("act")) >= {"abduction", "enforced_disappearance", "torture", "killing"}
    assert practice.all("victim") == ["farmers", "bystanders"]
    assert practice.all("perpetrator") == ["Border Corps", "other groups"]
    claims = [c for p in ("act", "victim", "perpetrator") for c in practice.claims(p)]
    assert all(c.confidence is not None and c.confidence < 0.5 for c in claims)
    assert {c.attribution[-1].who for c in claims} == {"the documents"}


def test_setting_people_on_somebody_is_surveillance_by_who_sends_them() -> None:
    report = "This Sunday, the Federal Bureau (FB) assigned a team to track people who write against the army."
    incident = one(report)
    assert incident.all("act") == ["surveillance"]
    assert incident.all("perpetrator") == ["Federal Bureau"]
    (date,) = incident.claims("date")
    assert date.value is None
    assert "publication" in (date.unresolved or "")


# --- which tellings are of one event -----------------------------------------------------------------------------


def test_heading_lead_and_later_words_tell_of_one_event() -> None:
    report = (
        "Gunmen seize 112 pupils in raid on boarding school\n\n"
        "Gunmen on motorcycles kidnapped 112 pupils from a school in Kebbi State on 3 June 2021, police said.\n\n"
        "“The girls were taken by bandits who are well known,” the governor said. In 2014, rebels abducted 276 girls "
        "in Chibok."
    )
    first, second = [i for i in incidents(report) if "abduction" in i.all("act")]
    assert first.all("victim") == ["112 pupils"]
    assert len(first.claims("act")) >= 2
    assert first.all("date") == ["2021-06-03"]
    assert "bandits" in first.all("perpetrator")
    assert second.all("date") == ["2014"]


def test_those_who_are_named_later_are_those_who_were_counted() -> None:
    report = (
        "Two students abducted from Turbat\n\n"
        "Two university students were picked up in Turbat on 14 March 2022, their families said. The students were "
        "identified as Shahdad Gichki, 21, a resident of Mand, and his cousin Naseer Rind. Men in plain clothes took "
        "them away."
    )
    incident = one(report)
    assert incident.all("victim") == ["Shahdad Gichki", "Naseer Rind"]
    assert incident.leads_to_records("victim") == {"Shahdad Gichki", "Naseer Rind"}


def test_two_events_of_one_person_stay_apart_by_date() -> None:
    report = "Ana Ruiz was abducted on 3 May 2010. She was abducted again on 4 June 2015 and released on 5 July 2015."
    first, second, release = incidents(report)
    assert (first.all("date"), second.all("date"), release.all("date")) == (
        ["2010-05-03"],
        ["2015-06-04"],
        ["2015-07-05"],
    )
    assert second.all("outcome") == ["released"]


def test_a_clause_on_the_victim_does_not_date_the_act() -> None:
    report = "Idris Waheed, who became governor in 2008, has been wounded in an explosion in Karachi."
    assert one(report).all("date") == []


# --- denial ------------------------------------------------------------------------------------------------------


def test_a_denied_arrest_is_denied_not_told() -> None:
    report = "Police said that Ana Ruiz was not arrested."
    assert one(report).denied("act") == ["arrest"]


def test_a_quote_does_not_end_inside_a_quotation() -> None:
    report = "Ana Ruiz was abducted by “Security Forces” (SF) during a raid in Turbat."
    (claim,) = one(report).claims("perpetrator")
    assert claim.anchor.quote == "abducted by “Security Forces”"
