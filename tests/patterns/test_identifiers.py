"""Addresses and identifiers: where each ends, where it leads, and which lines are of copyright."""

from __future__ import annotations

import pytest

from dvomova.languages.labels import of_languages
from dvomova.model import Run, is_safe_link, plain, text_of
from dvomova.patterns import identifiers


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("https://journal.example/a.", "https://journal.example/a"),
        ("https://journal.example/a…", "https://journal.example/a"),
        ("https://journal.example/a*", "https://journal.example/a"),
        ("https://journal.example/a_(b)", "https://journal.example/a_(b)"),
        ("https://journal.example/a_(b))", "https://journal.example/a_(b)"),
        ("https://journal.example/a]", "https://journal.example/a"),
        ("10.5555/x[1]2", "10.5555/x[1]2"),
        ("10.5555/x.12).", "10.5555/x.12"),
        ("10.5555/x»,", "10.5555/x"),
        ("...", ""),
    ],
)
def test_the_marks_of_the_sentence_are_no_part_of_an_address(printed: str, address: str) -> None:
    assert identifiers.without_tail(printed) == address


def test_a_doi_ends_before_the_marks_around_it() -> None:
    assert identifiers.doi_in("(https://doi.org/10.5555/ab.2024.7).") == "10.5555/ab.2024.7"
    assert identifiers.doi_in("No identifier, 10.5 % of all") is None


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("see https://journal.example/a, and www.b.example.", ["https://journal.example/a", "https://www.b.example"]),
        ("ftp://files.example/x; ftps://files.example/y", ["ftp://files.example/x", "ftps://files.example/y"]),
        ("DOI 10.5555/x.7.", ["https://doi.org/10.5555/x.7"]),
        ("o.kovalchuk@uni.example;", ["mailto:o.kovalchuk@uni.example"]),
        ("https://doi.org/10.5555/x", ["https://doi.org/10.5555/x"]),
        ("HTTPS://JOURNAL.EXAMPLE/A", ["HTTPS://JOURNAL.EXAMPLE/A"]),
        ("nothing at 10.5 or a@", []),
    ],
)
def test_printed_addresses_lead_where_they_say(text: str, targets: list[str]) -> None:
    found = list(identifiers.printed_addresses(text))
    assert [target for _, _, target in found] == targets
    assert all(is_safe_link(target) for target in targets)


def test_bare_addresses_become_links_and_a_bare_doi_stays_text() -> None:
    made = identifiers.linked(text_of("At www.a.example (10.5555/x), by a@b.example."))
    assert [(run.text, run.href) for run in made if run.href] == [
        ("www.a.example", "https://www.a.example"),
        ("a@b.example", "mailto:a@b.example"),
    ]
    assert plain(made) == "At www.a.example (10.5555/x), by a@b.example."


def test_a_link_that_is_there_stays_as_it_is() -> None:
    run = Run(text="www.a.example", href="https://b.example")
    assert identifiers.linked((run,)) == (run,)


def test_words_that_hold_an_address_are_named_without_quotation_marks_around_them() -> None:
    text = "Див. «https://a.example/б», doi: 10.5555/x, лист a@b.example і сайт journal.edu.ua."
    assert [text[start:end] for start, end in identifiers.address_words(text)] == [
        "https://a.example/б", "doi", "10.5555/x", "a@b.example", "journal.edu.ua",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["https://a.example/x", "www.a.example", "doi:10.5555/x", "URL: a", "(10.5555/x)"])
def test_what_begins_with_an_address(text: str) -> None:
    assert identifiers.begins_with_address(text)


@pytest.mark.parametrize("text", ["doing so", "urls of", "Text at www.a.example", "2024"])
def test_what_begins_with_none(text: str) -> None:
    assert not identifiers.begins_with_address(text)


def test_an_entry_may_end_in_an_address() -> None:
    assert identifiers.ends_in_address("Kovalchuk O. Budgets. URL: https://a.example/2024")
    assert identifiers.ends_in_address("Kovalchuk O. Budgets. doi: 10.5555/x7")
    assert not identifiers.ends_in_address("https://a.example/2024 (accessed 2 May 2024)")


def test_a_host_alone_is_no_contact() -> None:
    assert identifiers.holds_contact("https://a.example")
    assert identifiers.holds_contact("o.kovalchuk@uni.example")
    assert identifiers.holds_contact("ORCID 0000-0002-1825-0097")
    assert not identifiers.holds_contact("Figure 2 (source: www.a.example)")


def test_orcid_ids_are_known_by_their_check_digit_in_either_script() -> None:
    assert identifiers.orcids_in("0000-0002-1825-0097, 0000-0002-1694-233Х, 0000-0002-1825-0098") == [
        "0000-0002-1825-0097",
        "0000-0002-1694-233X",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "© Kovalchuk O., 2024", "(c) Kovalchuk O., 2024", "(с) Ковальчук О., 2024", "○ c 2024",
        "Copyright 2024 by the authors",
        "Copyright: © the authors", "с О. П. Ковальчук, 2014", "c O. P. Kovalchuk, 2014.",
    ],
)  # fmt: skip
def test_lines_on_copyright(line: str) -> None:
    assert identifiers.is_copyright(line)


@pytest.mark.parametrize(
    "line",
    ["с. 14–20", "(d) Kovalchuk O., 2024", "Copyright law in small towns", "d O. P. Kovalchuk, 2014", "с 2014 року"],
)
def test_lines_on_something_else(line: str) -> None:
    assert not identifiers.is_copyright(line)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.5555/sample.2024.1.01.", "10.5555/sample.2024.1.01"),
        ("DOI: 10.5555/EPS.2(163).Umovna_O_S", "10.5555/EPS.2(163).Umovna_O_S"),
        ("(doi 10.5555/abc)", "10.5555/abc"),
        ("no doi here", None),
    ],
)
def test_doi(text: str, doi: str | None) -> None:
    assert identifiers.doi_in(text) == doi


def test_only_an_orcid_with_the_right_check_digit_counts() -> None:
    assert identifiers.orcids_in("orcid.org/0000-0002-1825-0097 and 0000-0002-1694-233X") == [
        "0000-0002-1825-0097",
        "0000-0002-1694-233X",
    ]
    assert identifiers.orcids_in("0000-0002-1825-0098") == []


@pytest.mark.parametrize(
    ("text", "udc"),
    [
        ("УДК 556.18:352(477)", "556.18:352(477)"),
        ("УДК: 62-341:621.512.3", "62-341:621.512.3"),
        ("UDC 621.039.526.034+621.039.546.8:536.26", "621.039.526.034+621.039.546.8:536.26"),
        ("УДК 351 DOI 10.5555/x", "351"),
        ("УДК", None),
        ("УДК[378.147:5](477)„19/20”", "[378.147:5](477)"),
        ("УДК 378.147 [", "378.147"),
    ],
)
def test_udc(text: str, udc: str | None) -> None:
    assert identifiers.udc_in(text, of_languages().match(text)) == udc
