"""x"""

from collections.abc import Iterable, Iterator

from ...model import Page
from .log import Log


def spaced(pages: Iterable[Page], log: Log) -> Iterator[Page]:
    yield from pages
