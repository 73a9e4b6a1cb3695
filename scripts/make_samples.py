"""Typesets the sample articles of ``scripts/samples`` into ``input``, as a journal would print them.

    .venv/bin/python scripts/make_samples.py

The articles are our own and invented; the result is committed, so that nobody has to run this to try dvomova. A
figure is an SVG here and an image in the PDF, for that is what journals send to their printers. The PDF is untagged
and plain, like the files that editors have; no clock and no random name goes into it.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pypdfium2
import weasyprint

TOP = Path(__file__).resolve().parent.parent
SOURCES = TOP / "scripts" / "samples"
DOTS_PER_INCH = 200


def picture(drawing: Path) -> bytes:
    """An SVG as a PNG in shades of grey, as large as its ``width`` and ``height`` say."""
    width, height = re.findall(r' (?:width|height)="(\d+)"', drawing.read_text(encoding="utf-8"))[:2]
    page = f"""<style>@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }}</style>
        <img src="{drawing.name}" style="display: block">"""
    pdf = weasyprint.HTML(string=page, base_url=f"{SOURCES}/").write_pdf()
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS_PER_INCH / 72).to_pil().convert("L").quantize(16)
    out = io.BytesIO()
    image.save(out, "png", optimize=True)
    return out.getvalue()


class Sources(weasyprint.URLFetcher):
    """Gives a drawing as an image; fetches nothing but the files of ``scripts/samples``."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> weasyprint.urls.URLFetcherResponse:
        path = Path(url.removeprefix("file://"))
        if path.parent == SOURCES and path.suffix == ".svg":
            return weasyprint.urls.URLFetcherResponse(url, picture(path), {"Content-Type": "image/png"})
        return super().fetch(url, headers)


def typeset(source: Path) -> bytes:
    """One article as a PDF."""
    page = weasyprint.HTML(filename=source, url_fetcher=Sources(allowed_protocols=("file",)))
    return page.write_pdf(full_fonts=False, pdf_identifier=source.stem.encode())


def main() -> None:
    """Write every sample."""
    for source in sorted(SOURCES.glob("*.html")):
        target = TOP / "input" / f"{source.stem}.pdf"
        target.write_bytes(typeset(source))
        sys.stdout.write(f"{target.relative_to(TOP)}\n")


if __name__ == "__main__":
    main()
