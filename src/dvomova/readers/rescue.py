"""Damaged and oversized PDFs: what can be told or mended before pdfium reads the file.

pdfium refuses every file that is cut before its cross-reference table. qpdf (through pikepdf) rebuilds the
table from the objects that are left; written to memory again, the file opens: Word files cut at a quarter, a half and
nine tenths came back with all the pages that were still in them. Files cut before their page tree are lost for both.
Time and memory are limited by the child process that reads the file; here only what costs nothing to know.
"""

from __future__ import annotations

import io

from ..errors import EncryptedInput, TooLarge

MAX_BYTES = 512 * 1024 * 1024
MAX_PAGES = 5000


def check_size(name: str, *, size: int = 0, pages: int = 0) -> None:
    """Refuse a file of too many bytes or pages. Raises ``TooLarge``."""
    if size > MAX_BYTES:
        raise TooLarge(f"{name} has {size // 2**20} MB, more than the {MAX_BYTES // 2**20} MB allowed; split it.")
    if pages > MAX_PAGES:
        raise TooLarge(f"{name} has {pages} pages, more than the {MAX_PAGES} allowed; split it.")


def resave(data: bytes) -> bytes | None:
    """The file with its structure rebuilt, or ``None`` where nothing can be rebuilt.

    Raises ``EncryptedInput`` for a file that wants a password.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if not 0 < len(pdf.pages) <= MAX_PAGES:
                return None
            buffer = io.BytesIO()
            pdf.save(buffer, encryption=False)
    except pikepdf.PasswordError as error:
        raise EncryptedInput("The file is locked with a password; save a copy without it and convert that.") from error
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError, OSError):
        return None
    return buffer.getvalue()
