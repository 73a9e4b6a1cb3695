"""Pages on which the abstracts of all articles of an issue stand, at the end of the file of one."""

from __future__ import annotations

from dvomova.assemble import assemble_one
from dvomova.findings import Report
from dvomova.journals import named
from dvomova.model import Article, block_text, plain

from .printed import EN_TEXT, UK_BODY, UK_LIST, draft

HEAD = "УДК 556.18:352\n! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nО. С. Умовна, Т. П. Зразкова"
PRINT = "Editorial board of the journal “Rivers of the Plain”. – Lisove, 2001. – 9 pages, 2 illustrations."
OTHER = "The keeping of bees above a river is described, with the hours at which they drink. Twelve hives were watched."
PAGE = f"""
# ABSTRACTS OF THE PAPERS
# УДК 638.1
/ Bees at the water in a dry year / I. P. Marchuk; {PRINT}
{OTHER}
# УДК556.18: 352
/ Water between neighbouring communities / O. S. Umovna, T. P. Zrazkova; {PRINT}
{EN_TEXT}
# УДК 621.3
/ The mill as a source of light / L. M. Lisova; {PRINT}
{OTHER}
"""


def told() -> Article:
    return assemble_one(draft("\n".join([HEAD, *(4 * UK_BODY), UK_LIST, PAGE])), named("generic"), Report()).article


def test_the_articles_own_summary_is_found_among_the_others_by_its_udc() -> None:
    article = told()
    assert plain(article.title["en"].text) == "Water between neighbouring communities"
    assert [plain(block_text(block)) for block in article.abstract["en"]] == [EN_TEXT]
    assert [author.names["en"].family for author in article.authors] == ["Umovna", "Zrazkova"]


def test_the_summaries_of_the_others_are_no_part_of_its_fields() -> None:
    article = told()
    assert plain(article.title["uk"].text).startswith("ВОДА")
    assert len(article.authors) == 2
    kept = " ".join(plain(block_text(block)) for matter in article.matter for block in matter.blocks)
    assert OTHER in kept
