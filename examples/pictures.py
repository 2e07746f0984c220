"""Pictures of what people see, for the documents: pages of the demo's PDFs. Run `make demo` first."""

from pathlib import Path

import pypdfium2

DEMO = Path(__file__).resolve().parent.parent / "demo"
IMAGES = DEMO.parent / "docs" / "images"
PAGES = {"dossier": ("dossier/data/dossier.pdf", 1), "quotes": ("dossier/data/dossier.pdf", -3),
         "report": ("report/data/report.pdf", 1)}  # fmt: skip
SCALE = 1.4  # pixels a point


def pictures() -> None:
    IMAGES.mkdir(exist_ok=True)
    for name, (path, number) in PAGES.items():
        document = pypdfium2.PdfDocument(DEMO / path)
        page = document[number % len(document)]
        page.render(scale=SCALE).to_pil().convert("P", palette=1).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    pictures()
