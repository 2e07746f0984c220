"""Writes examples/synthetic/: invented people with known truth, and lists and texts about them.

    python -m examples.generate [FOLDER]

The same seed always gives the same bytes, so a test can prove that what is committed is what this program makes.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import fontpkg
import typst

from examples.making import lists, texts
from examples.making.lists import Listed
from examples.making.people import Invented, invent

SEED = 20260131
HERE = Path(__file__).parent / "synthetic"


def generate() -> dict[str, bytes]:
    """Every file of the folder by its name."""
    people = invent(Random(SEED))
    by_id = {person.id: person for person in people}
    made = _lists(people)
    files = {listed.file: listed.content for listed in made}
    files |= {name: text.encode("utf-8") for name, text in _texts(by_id).items()}
    files["hearing-note.pdf"] = _pdf(texts.hearing_note(by_id, lists.case_number(made[1].row_of("P01"))))
    files["truth.json"] = _truth(people, made)
    return files


def write(folder: Path) -> None:
    """All files into the folder; others that lie there are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in generate().items():
        (folder / name).write_bytes(content)


def _lists(people: Sequence[Invented]) -> tuple[Listed, ...]:
    """Three overlapping choices of the people, each in an order of its own."""
    chosen = []
    for seed, (make, size, always) in enumerate((
        (lists.valley_list, 34, {"P01", "P02", "P04", "P05"}),
        (lists.commission_list, 30, {"P01", "P03", "P04", "P05"}),
        (lists.families_list, 16, {"P01", "P04"}),
    )):  # fmt: skip
        random = Random(SEED + 1 + seed)
        rest = [p for p in people if p.id not in always and p.id not in ("P02", "P03")]
        listed = [p for p in people if p.id in always] + random.sample(rest, size - len(always))
        random.shuffle(listed)
        chosen.append(make(listed, random))
    return tuple(chosen)


def _texts(people: Mapping[str, Invented]) -> dict[str, str]:
    return {
        "family-account.txt": texts.family_account(people),
        "official-denial.txt": texts.official_denial(people),
        "urdu-statement.txt": texts.urdu_statement(people),
        "wire-report.txt": texts.wire_report(),
        "news-page.html": texts.news_page(),
        "press-release.txt": texts.press_release(),
        "monthly-statistics.csv": texts.monthly_statistics(),
    }


def _pdf(source: str) -> bytes:
    """PDF with a text layer; the font comes from a package, so that machines agree."""
    folder = str(Path(fontpkg.path("Noto Sans")).parent)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    pdf = compiler.compile(source.encode(), format="pdf", timestamp=0)
    if not isinstance(pdf, bytes):
        raise RuntimeError("Typst gave no document.")
    return pdf


def _truth(people: Sequence[Invented], made: Sequence[Listed]) -> bytes:
    truth = {
        "notice": texts.SYNTHETIC,
        "persons": [
            {
                "id": p.id, "name": p.full_name, "father": p.father.latin[0], "sex": p.sex, "born": p.born,
                "taken": p.taken.isoformat(), "district": p.district, "village": p.village, "found": p.found,
            }
            for p in people
        ],
        "rows": {listed.file: {str(row): person for row, person in sorted(listed.rows.items())} for listed in made},
    }  # fmt: skip
    return (json.dumps(truth, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
