"""Pictures of what people see, for the documents: pages of the demo's PDFs. Run `make demo` first."""

from pathlib import Path

import pypdfium2

DEMO = Path(__file__).resolve().parent.parent / "demo"
IMAGES = DEMO.parent / "docs" / "images"
# By picture: the document, and words that stand on the page wanted and on none before it.
PAGES = {"dossier": ("dossier/data/dossier.pdf", "What is said to have happened"),
         "quotes": ("dossier/data/dossier.pdf", "exactly as they were received"),
         "report": ("report/data/report.pdf", "What this covers")}  # fmt: skip
SCALE = 1.4  # pixels a point


def pictures() -> None:
    IMAGES.mkdir(exist_ok=True)
    for name, (path, words) in PAGES.items():
        document = pypdfium2.PdfDocument(DEMO / path)
        page = next(p for p in document if words in " ".join(p.get_textpage().get_text_bounded().split()))
        page.render(scale=SCALE).to_pil().convert("P", palette=1).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    pictures()
