"""Makes the inputs of the goldens that are no plain text: PDFs from the HTML beside them, and a Word file.

    python -m tests.golden.sources

The results are committed, for another version of the typesetter or another set of fonts would print other pages, and
the goldens hold what is read and not what is typeset. The texts are our own and invented. Nothing is fetched.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from tests.readers import docx_files
from tests.readers.docx_files import bold, p, r, table

HERE = Path(__file__).resolve().parent

WORD_STYLES = (
    f"<w:styles {docx_files.SPACES}>"
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>'
)
NOTES = (
    f'<w:footnotes {docx_files.SPACES}><w:footnote w:id="1"><w:p><w:r><w:t>The ladder had nine steps.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
NUMBERING = (
    f'<w:numbering {docx_files.SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)
FORMULA = (
    "<w:p><m:oMathPara><m:oMath><m:r><m:t>h=</m:t></m:r><m:f><m:num><m:r><m:t>s</m:t></m:r></m:num><m:den><m:r>"
    "<m:t>n</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>"
)


def numbered(text: str, list_number: int = 1) -> str:
    """A paragraph that Word numbers."""
    properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def word() -> str:
    """The body of an article as an author sends it: English, with a Ukrainian title and abstract."""
    called = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    return "".join(
        [
            p("UDC 725.11"),
            p("DOI: 10.5555/pv2024.01.07"),
            p(bold("Hanna Drabyna")),
            p("Vyshnehora School of Building, hanna.drabyna@example.org"),
            p("Counting the steps of the town hall", style="Heading1"),
            p(
                bold("Abstract. "),
                "The steps of the town hall were counted by forty pupils. No two of them agreed. We explain the "
                "difference and propose a number.",
            ),
            p(bold("Keywords: "), "stairs, counting, pupils, error."),
            p("Лічба сходів ратуші", style="Heading1"),
            p(
                bold("Анотація. "),
                "Сорок учнів полічили сходи ратуші. Жодні двоє не дійшли згоди. Пояснено розбіжність і "
                "запропоновано число.",
            ),
            p(bold("Ключові слова: "), "сходи, лічба, учні, похибка."),
            p("Introduction", style="Heading2"),
            p(
                "The stairs of the town hall turn twice, and the turns are where counting fails. A step may be counted "
                "before the turn and again after it. The older pupils knew this and were wrong more often than the "
                "younger. ",
                r("Nobody", "<w:i/>"),
                " had looked for it before.",
                called,
            ),
            p(
                bold("Purpose. "),
                "To find out how many steps there are, and how many there seem to be. The first number can be had with "
                "chalk, the second only by asking, and the two have been taken for one another in every guide to the "
                "town.",
            ),
            p("Method", style="Heading2"),
            p("Each pupil counted three times:"),
            numbered("going up in the morning;"),
            numbered("going down at noon;"),
            numbered("from memory, at home."),
            p("The height of a step follows from"),
            FORMULA,
            p("where the height of the whole stair is 6 m", r("2", '<w:vertAlign w:val="superscript"/>'), "."),
            p(
                "A pupil who lost count was asked to go on from the number that came first to mind, and to say which "
                "it was. In this way nobody had to begin again, and the lost steps could be found afterwards. Eleven "
                "pupils lost count at the first turn, nineteen at the second, and three where a cat was sitting. The "
                "cat was left where it was, for it sits there every morning and belongs to the stairs."
            ),
            p("Table 1. Answers of the pupils"),
            table(("Answer", "Going up", "From memory"), ("39", "11", "2"), ("40", "21", "5"), ("41", "8", "33")),
            p("Conclusions", style="Heading2"),
            p(
                "There are forty steps. Those who remember them remember one more, because the street begins with a "
                "kerb. We propose to count the kerb and to have done with it. The council has agreed to paint the "
                "number on the first step, where it will be read by those who have not yet begun to count and believed "
                "by those who have."
            ),
            p("References", style="Heading2"),
            numbered("Drabyna H. Ladders and stairs. Vyshnehora: Nadbuzhzhia, 2015. 70 p.", 2),
            numbered("Kerb N. The step that is not there. Invented Journal of Habits. 2020. Vol. 4. P. 1–9.", 2),
            p("Received: 12.01.2024"),
        ]
    )


def save_word(path: Path) -> None:
    """The Word file, with a fixed time on each part of it."""
    parts = {"styles.xml": WORD_STYLES, "footnotes.xml": NOTES, "numbering.xml": NUMBERING}
    docx_files.save(path, word(), parts)
    with zipfile.ZipFile(path) as archive:
        content = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def picture(drawing: Path) -> bytes:
    """An SVG of the size given in it as a small PNG."""
    import pypdfium2
    import weasyprint

    page = f'<style>@page {{ size: 240px 120px; margin: 0 }}</style><img src="{drawing.name}" style="display: block">'
    pdf = weasyprint.HTML(string=page, base_url=f"{drawing.parent}/").write_pdf()
    out = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L").quantize(16).save(out, "png", optimize=True)
    return out.getvalue()


def typeset(source: Path) -> bytes:
    """A PDF of an HTML file; a drawing beside it becomes an image."""
    import weasyprint

    class Beside(weasyprint.URLFetcher):  # type: ignore[misc]  # publishes no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> weasyprint.urls.URLFetcherResponse:
            path = Path(url.removeprefix("file://"))
            if path.parent != source.parent or path.suffix != ".svg":
                raise ValueError(f"{url} is not beside {source.name}")
            return weasyprint.urls.URLFetcherResponse(url, picture(path), {"Content-Type": "image/png"})

    page = weasyprint.HTML(filename=source, url_fetcher=Beside(allowed_protocols=("file",)))
    made: bytes = page.write_pdf(full_fonts=False, pdf_identifier=source.stem.encode())
    return made


def main() -> None:
    """Make every input that is no plain text."""
    for source in sorted(HERE.glob("*/*.html")):
        if source.parent.name == source.stem:
            source.with_suffix(".pdf").write_bytes(typeset(source))
            sys.stdout.write(f"{source.with_suffix('.pdf').relative_to(HERE)}\n")
    save_word(HERE / "word" / "word.docx")


if __name__ == "__main__":
    main()
