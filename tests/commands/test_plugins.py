"""Extractors and linkers are plug-ins: each goes through what is its own, and one that does not load is an error."""

import sys
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from habeas import plugins
from habeas.commands.adding import Origin, add
from habeas.commands.base import Answer, Session
from habeas.commands.checking import ledger
from habeas.commands.doctor import doctor
from habeas.commands.importing import Listing, import_list
from habeas.commands.linking import judge, link
from habeas.commands.persons import persons
from habeas.commands.proposing import propose_all
from habeas.commands.reading import read
from habeas.errors import BadInput, Refused
from habeas.extract.extractor import Extractor, Occasion, load_extractors
from habeas.link.linker import BUILT_IN, Linker, load_linkers
from habeas.model.case import Clustering, Judgement
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Anchor, Text
from habeas.model.vocabulary import Kind, Verdict
from habeas.register.replay import differences

URDU = "SYNTHETIC: زرینہ گل کو تربت سے اٹھایا گیا۔ یہ ایک فرضی بیان ہے اور اس میں سب لوگ فرضی ہیں۔\n"


class UrduNames:
    """Finds one invented name in Urdu texts."""

    name = "invented.urdu"
    version = "1"
    parameters: Mapping[str, str] = {"words": "one"}

    def warm(self) -> None:
        """Nothing to load."""

    def unread(self, text: Text) -> str | None:
        return None if "زرینہ" in text.characters else "It is not in Urdu."

    def propose(
        self, text: Text, occasion: Occasion, *, new_id: Callable[[], str], proposer: str
    ) -> tuple[Record, ...]:
        if self.unread(text):
            return ()
        id, start = new_id(), text.characters.index("زرینہ")
        anchor = Anchor.at(text, start, start + len("زرینہ گل"))
        said = (Voice(occasion.publisher),)
        claim = Claim(new_id(), id, "name", anchor.quote, anchor.quote, anchor, said, proposer)
        source = occasion.source.id if occasion.source else None
        return (Record(id, Kind.PERSON, text.exhibit, text.id, source, (claim,)),)


class OneByOne:
    """Joins nobody."""

    name = "invented.apart"
    version = "1"
    threshold = Decimal("0.70")

    def link(self, records: Sequence[Record], judgements: Sequence[Judgement], threshold: Decimal) -> Clustering:
        people = [record.id for record in records if record.kind is Kind.PERSON]
        same = [j.records for j in judgements if j.verdict is Verdict.SAME]
        joined = {right for _, right in same}
        clusters = [(id, *(right for left, right in same if left == id)) for id in people if id not in joined]
        return Clustering(tuple(clusters), (), (), "nobody is joined")


class Unfinished:
    name = "invented"


Install = Callable[[str, type], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Installs a plug-in of a group beside those that are there."""
    real = entry_points
    added: list[EntryPoint] = []

    def installed(*, group: str) -> EntryPoints:
        return EntryPoints([*real(group=group), *(point for point in added if point.group == group)])

    def put(group: str, plugin: type) -> None:
        module = ModuleType("invented_stages")
        module.plugin = plugin  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "invented_stages", module)
        added.append(EntryPoint(name="invented", value="invented_stages:plugin", group=group))

    monkeypatch.setattr(plugins, "entry_points", installed)
    return put


def data(answer: Answer) -> Any:
    return answer.data


def runs(session: Session) -> list[str]:
    return [row["says"].split(" produced ")[0] for row in data(ledger(session)) if row["verb"] == "run"]


def test_what_comes_with_habeas_is_registered_like_a_plug_in() -> None:
    assert [type(found).__name__ for found in load_extractors()] == ["EnglishProse"]
    assert all(isinstance(found, Extractor) and found.version for found in load_extractors())
    assert isinstance(load_linkers()[BUILT_IN], Linker)


@pytest.mark.parametrize(("group", "load"), [("habeas.extractors", load_extractors), ("habeas.linkers", load_linkers)])
def test_one_that_is_not_finished_is_an_error(install: Install, group: str, load: Callable[[], object]) -> None:
    install(group, Unfinished)
    with pytest.raises(Refused, match="invented") as refused:
        load()
    assert refused.value.code == "bad-plugin"
    assert {row["name"]: row["ok"] for row in data(doctor())}["plug-ins"] is False


def test_an_extractor_installed_later_goes_through_what_is_its_own(
    session: Session, tmp_path: Path, install: Install
) -> None:
    (tmp_path / "urdu.txt").write_text(URDU)
    (tmp_path / "english.txt").write_text("SYNTHETIC: invented. Zarina Gul was abducted in Turbat on 3 May 2019.\n")
    add(session, [tmp_path / "english.txt", tmp_path / "urdu.txt"], Origin(source="A paper (invented)"))
    read(session, [])
    assert [problem.path for problem in propose_all(session, []).problems] == ["urdu.txt"]
    assert data(propose_all(session, [])) == []
    install("habeas.extractors", UrduNames)
    later = propose_all(session, [])
    assert later.problems == ()
    names = [claim["value"] for row in data(later) for record in row["records"] for claim in record["claims"]]
    assert names == ["زرینہ گل"]
    assert [run.split()[0] for run in runs(session)] == ["habeas.read", "habeas.extract", "invented.urdu"]
    assert data(propose_all(session, [])) == []
    assert differences(session.register) == ()


def test_a_linker_is_chosen_by_name_and_kept(session: Session, tmp_path: Path, install: Install) -> None:
    install("habeas.linkers", OneByOne)
    for name in ("ours", "theirs"):
        path = tmp_path / f"{name}.csv"
        path.write_text(f"Name,Father's name,Age,Date of abduction,District,note\n"
                        f"Zarina Gul,Karim Dad,24,3 May 2019,Kech,SYNTHETIC: {name}\n")  # fmt: skip
        import_list(session, Listing(path, f"{name} (invented)", accept_guess=True))
    link(session)
    assert len(data(persons(session))) == 1
    assert data(link(session, by="invented.apart"))["model"] == "nobody is joined"
    left, right = (person["id"] for person in data(persons(session)))
    judge(session, left, right, Verdict.SAME, "One row copied from the other.")
    assert runs(session)[-1].startswith("invented.apart")
    assert len(data(persons(session))) == 1
    with pytest.raises(BadInput, match="no linker"):
        link(session, by="nobody's")
