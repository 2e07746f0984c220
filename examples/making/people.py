"""Forty-eight invented persons, with what is true of each: the known truth that the lists and texts then blur.

Districts are real ones, since a gazetteer should know them; villages, clans, events and people are invented.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from examples.making.names import CLANS, MEN, WOMEN, Name

DISTRICTS: Final = ("Kech", "Awaran", "Panjgur", "Gwadar", "Khuzdar", "Dera Bugti", "Lasbela", "Kharan")
URDU_DISTRICTS: Final = {
    "Kech": "کیچ", "Awaran": "آواران", "Panjgur": "پنجگور", "Gwadar": "گوادر", "Khuzdar": "خضدار",
    "Dera Bugti": "ڈیرہ بگٹی", "Lasbela": "لسبیلہ", "Kharan": "خاران",
}  # fmt: skip
VILLAGES: Final = ("Gazgi Dan", "Chah-e-Sabz", "Sorap Kalag", "Talar Band", "Dasht-e-Murad", "Kohen Kalat")
OCCUPATIONS: Final = ("student", "shepherd", "teacher", "driver", "shopkeeper", "farmer", "tailor")
COUNT: Final = 48


@dataclass(frozen=True, slots=True)
class Invented:
    """`found`: released, found dead, or None while missing. `sex` is what the truth says, not the name."""

    id: str
    name: Name
    clan: Name | None
    father: Name
    sex: str
    born: int
    occupation: str
    taken: date
    district: str
    village: str
    found: str | None
    number: str

    @property
    def full_name(self) -> str:
        return f"{self.name.latin[0]} {self.clan.latin[0]}" if self.clan else self.name.latin[0]

    @property
    def age(self) -> int:
        return self.taken.year - self.born


def invent(random: Random) -> tuple[Invented, ...]:
    """The protagonist of the texts first, then pairs that are easily confused; many of the others share a name."""
    people = [_protagonist(), *_namesakes(), *_brothers()]
    men = random.sample([m for m in MEN if m.latin[0] not in {"Dilmurad", "Abdul Haq", "Shehak", "Mehrab"}], 26)
    names = [*((w, "female") for w in WOMEN), *((m, "male") for m in men), *((m, "male") for m in men)]
    while len(people) < COUNT:
        name, sex = names[len(people) - 5]
        people.append(_person(len(people), name, sex, random))
    return tuple(people)


def _person(index: int, name: Name, sex: str, random: Random) -> Invented:
    taken = date(2011, 2, 1) + timedelta(days=random.randrange(4200))
    return Invented(
        id=f"P{index + 1:02}", name=name, clan=random.choice((*CLANS, None, None, None)), father=random.choice(MEN),
        sex=sex, born=taken.year - random.randint(16, 58), occupation=random.choice(OCCUPATIONS), taken=taken,
        district=random.choice(DISTRICTS), village=random.choice(VILLAGES),
        found=random.choice((None, None, None, "released", "released", "found dead")), number=_number(index, random),
    )  # fmt: skip


def _number(index: int, random: Random) -> str:
    """Thirteen digits that no authority gives out: they begin with 00000."""
    return f"00000-{random.randrange(10**7):07}-{index % 10}"


def _protagonist() -> Invented:
    return Invented(
        id="P01", name=_named("Dilmurad"), clan=CLANS[0], father=_named("Rahmdil"), sex="male", born=1998,
        occupation="student", taken=date(2022, 3, 9), district="Kech", village="Gazgi Dan", found=None,
        number="00000-1204518-1",
    )  # fmt: skip


def _namesakes() -> tuple[Invented, ...]:
    """Two men of one common name: nothing but their name agrees, and one of them is listed with little else."""
    first = Invented(
        id="P02", name=_named("Abdul Haq"), clan=None, father=_named("Ghulam Rasool"), sex="male", born=1985,
        occupation="driver", taken=date(2014, 4, 17), district="Khuzdar", village="Talar Band", found=None,
        number="00000-4410922-3",
    )  # fmt: skip
    second = Invented(
        id="P03", name=_named("Abdul Haq"), clan=None, father=_named("Pir Bakhsh"), sex="male", born=1991,
        occupation="farmer", taken=date(2019, 8, 2), district="Awaran", village="Kohen Kalat", found="released",
        number="00000-7730154-6",
    )  # fmt: skip
    return (first, second)


def _brothers() -> tuple[Invented, ...]:
    """Two brothers taken in one raid: father, day and place agree, the names do not."""
    return tuple(
        Invented(
            id=id, name=_named(name), clan=CLANS[3], father=_named("Karim Dad"), sex="male", born=born,
            occupation=work, taken=date(2021, 11, 12), district="Awaran", village="Sorap Kalag", found=found,
            number=number,
        )
        for id, name, born, work, found, number in (
            ("P04", "Shehak", 1996, "student", None, "00000-5521907-2"),
            ("P05", "Mehrab", 1990, "shepherd", "released", "00000-5521931-7"),
        )
    )  # fmt: skip


def _named(usual: str) -> Name:
    return next(name for name in MEN if name.latin[0] == usual)
