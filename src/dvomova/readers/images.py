"""Pictures that a text names: only files beside it, of a known kind and a sensible size.

A text is data and may name any path or address; nothing outside its own folder is opened and nothing fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import unquote

from ..model import picture_kind

MAX_PICTURE = 20_000_000
DATA_ADDRESS = re.compile(r"data:image/(?:png|jpeg|gif);base64,([A-Za-z0-9+/=]+)\Z")


def picture_name(data: bytes) -> str | None:
    """A name that depends on the bytes alone, so that a picture used twice is kept once.

    ``None`` for what is no picture that editions can show.
    """
    kind = picture_kind(data)
    return f"picture-{hashlib.sha256(data).hexdigest()[:12]}{kind.suffix}" if kind else None


def local_picture(folder: Path, target: str) -> tuple[str, bytes] | None:
    """Name and bytes of the picture that ``target`` names in ``folder`` or below it, or holds itself (``data:``)."""
    inside = DATA_ADDRESS.match(target)
    if inside:
        try:
            return _known(base64.b64decode(inside.group(1), validate=True))
        except ValueError:
            return None
    try:
        path = (folder / unquote(target)).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file() or path.stat().st_size > MAX_PICTURE:
            return None
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    return _known(data)


def _known(data: bytes) -> tuple[str, bytes] | None:
    name = picture_name(data)
    return (name, data) if name and len(data) <= MAX_PICTURE else None
