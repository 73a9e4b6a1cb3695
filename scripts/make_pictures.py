"""Renders the picture of the README from the sample's side-by-side edition.

    .venv/bin/python scripts/make_pictures.py

Converts ``input/the-other-column.pdf`` in a folder that is thrown away, and draws the first page of ``en-uk.pdf``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

TOP = Path(__file__).resolve().parent.parent
SAMPLE = "the-other-column"
PICTURE = TOP / "docs" / "side-by-side.png"
DOTS_PER_INCH = 110


def main() -> None:
    """Convert, draw, save."""
    with tempfile.TemporaryDirectory() as folder:
        source = TOP / "input" / f"{SAMPLE}.pdf"
        words = (sys.executable, "-m", "dvomova", "convert", source, "-o", folder, "--editions", "pdf", "-q")
        subprocess.run([str(word) for word in words], check=True)
        with pypdfium2.PdfDocument(Path(folder) / SAMPLE / "en-uk.pdf") as pdf:
            page = pdf[0].render(scale=DOTS_PER_INCH / 72).to_pil()
    page.quantize(64).save(PICTURE, optimize=True)
    sys.stdout.write(f"{PICTURE.relative_to(TOP)}\n")


if __name__ == "__main__":
    main()
