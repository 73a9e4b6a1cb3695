"""The HTML editions: one self-contained file each, with style and pictures inside.

It loads nothing: a Content-Security-Policy forbids every request, pictures are ``data:`` addresses, and
without the script only the arrow keys are lost. Both languages of a row are highlighted together under the
pointer; pairs that were matched with little certainty are marked.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from ..editions import editions
from ..journals import Profile
from ..model import Bitext, picture_kind
from . import templates

UNKNOWN_PICTURE = "image/png"
"""The media type of a picture whose first bytes tell nothing."""


def write(bitext: Bitext, profile: Profile) -> Mapping[str, bytes]:
    """All HTML editions: file name → bytes. Raises ``TemplateError`` and ``ProfileError``."""
    return {
        f"{edition.name}.html": templates.page("article.html", edition, bitext.article, profile, data_address).encode()
        for edition in editions(bitext, profile)
    }


def data_address(name: str, picture: bytes) -> str:
    """A picture as an address that holds it."""
    return f"data:{media_type(picture)};base64,{base64.b64encode(picture).decode()}"


def media_type(picture: bytes) -> str:
    """The media type of a picture by its first bytes."""
    kind = picture_kind(picture)
    return kind.media_type if kind else UNKNOWN_PICTURE
