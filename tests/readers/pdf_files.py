"""Small PDFs written by hand, so that a test decides every operator (ISO 32000-1, 7.5)."""

from __future__ import annotations

from pathlib import Path

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique", "F4": "Times-Roman"}


def pdf(*contents: str, extra: str = "", annotations: str = "", info: str = "") -> bytes:
    """A file with one page for each content stream, 300 by 400 points; ``extra`` stands in every page's dictionary."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = " ".join(
        f"/{key} {add(f'<</Type/Font/Subtype/Type1/BaseFont/{name}>>'.encode())} 0 R" for key, name in FONTS.items()
    )
    first = len(objects) + 1
    root = first + 2 * len(contents)
    kids = []
    for content in contents:
        stream = content.encode("latin-1")
        number = add(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                f"<</Type/Page/Parent {root} 0 R/MediaBox[0 0 300 400]/Contents {number} 0 R"
                f"/Resources<</Font<<{fonts}>>>>{extra}{annotations}>>".encode()
            )
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    add(f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode())
    catalog = add(f"<</Type/Catalog/Pages {root} 0 R>>".encode())
    about = add(f"<<{info}>>".encode())
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        catalog,
        about,
        start,
    )
    return bytes(out)


def saved(folder: Path, data: bytes, name: str = "test.pdf") -> Path:
    """The bytes as a file."""
    path = folder / name
    path.write_bytes(data)
    return path
