"""The HTML edition: one file that asks nobody for anything, that a screen reader can follow, that keeps text text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from dvomova.editions import editions, stretches
from dvomova.errors import ProfileError, TemplateError
from dvomova.journals import Profile, named
from dvomova.model import Bitext, Cell, Figure, Paragraph, Run, Table, is_safe_link, text_of
from dvomova.patterns.identifiers import target_of
from dvomova.writers import html, templates
from dvomova.writers.stylesheet import contrast, look_css
from dvomova.writers.templates import TextSetter, link

from ..strategies import bitexts
from .samples_bodies import ukrainian_article
from .samples_parallel import english_article

GENERIC = named("generic")


@cache
def pages() -> Mapping[str, str]:
    """The HTML editions of both samples, by name."""
    files = {**html.write(english_article(), GENERIC)}
    files |= {f"two-{name}": data for name, data in html.write(ukrainian_article(), GENERIC).items()}
    return {name: data.decode() for name, data in files.items()}


NAMES = ("en-uk.html", "en.html", "uk.html", "two-uk-en.html", "two-uk.html", "two-en.html")


def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def test_there_is_a_file_for_every_edition() -> None:
    assert set(pages()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_needs_nothing_from_outside(name: str) -> None:
    root = tree(pages()[name])
    assert not root.xpath("//link[@rel='stylesheet'] | //script[@src] | //iframe | //object | //@style")
    assert all(source.startswith("data:image/png;base64,") for source in root.xpath("//img/@src"))
    assert not re.search(r"url\(|@import", root.xpath("string(//style)"))


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_allows_the_pages_own_style_and_script_only(name: str) -> None:
    root = tree(pages()[name])
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; ")
    for element in root.xpath("//style | //script"):
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


@pytest.mark.parametrize("name", NAMES)
def test_headings_begin_with_the_title_and_skip_no_level(name: str) -> None:
    levels = [int(heading.tag[1]) for heading in tree(pages()[name]).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_landmarks_languages_and_ids(name: str) -> None:
    root = tree(pages()[name])
    assert len(root.xpath("//main")) == 1
    assert root.xpath("//a[@class='skip']/@href") == ["#article"]
    assert root.get("lang") == name.removeprefix("two-")[:2]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    assert all(root.xpath("//img/@alt"))


@pytest.mark.parametrize("name", ["en-uk.html", "two-uk-en.html"])
def test_the_columns_are_headed_by_the_languages_and_each_cell_names_its_own(name: str) -> None:
    root = tree(pages()[name])
    left, right = name.removeprefix("two-").removesuffix(".html").split("-")
    for table in root.xpath("//table[contains(@class, 'pair')]"):
        assert [(th.get("lang"), th.get("scope")) for th in table.xpath("./thead//th")] == [
            (left, "col"),
            (right, "col"),
        ]
        for row in table.xpath("./tbody/tr[contains(@class, 'both')]"):
            assert [td.get("lang") for td in row.xpath("./td")] == [left, right]
        for row in table.xpath("./tbody/tr[contains(@class, 'wide')]"):
            assert [td.get("colspan") for td in row.xpath("./td")] == ["2"]


def test_weak_pairs_are_marked_and_say_so() -> None:
    root = tree(pages()["en-uk.html"])
    (weak,) = root.xpath("//tr[contains(@class, 'weak')]")
    assert "who is always awake" not in weak.text_content() or weak.xpath(".//span[@class='doubt']/@aria-label")
    assert weak.xpath(".//span[@class='doubt']/@title") == ["This pair was matched with little certainty"]


def test_text_in_one_language_says_so_to_readers_of_the_other() -> None:
    uk = tree(pages()["uk.html"])
    (mark,) = uk.xpath("//section[contains(@class, 'body')]//p[@class='only']")
    assert (mark.text, mark.get("lang")) == ("Лише англійською", "uk")
    assert set(uk.xpath("//section[contains(@class, 'body')]/@lang")) == {"en"}
    assert not tree(pages()["en.html"]).xpath("//section[contains(@class, 'body')]//p[@class='only']")


def test_tables_have_headers_and_notes_lead_there_and_back() -> None:
    root = tree(pages()["en.html"])
    table = root.xpath("//table[contains(@class, 'data')]")[0]
    assert len(table.xpath(".//th[@scope='col']")) == 5
    assert "number" in table.xpath(".//td")[1].get("class")
    (call,) = root.xpath("//a[@role='doc-noteref']")
    assert call.get("href") == "#note1"
    assert root.xpath("//li[@id='note1']//a[@role='doc-backlink']/@href") == [f"#{call.get('id')}"]


def test_indexes_find_what_they_need() -> None:
    root = tree(pages()["en-uk.html"])

    def meta(name: str) -> list[str]:
        found: list[str] = root.xpath(f"//meta[@name='citation_{name}']/@content")
        return found

    assert meta("title") == ["Lighthouse keepers as public administrators: night offices of the Dnipro estuary"]
    assert meta("author") == ["Olena V. Kovalchuk", "Taras Melnyk", "Johanna Lindqvist-Sørensen"]
    assert meta("doi") == ["10.5555/estuary.2025.7.2.41"]
    assert meta("firstpage") == ["41"]
    assert len(meta("reference")) == 4


HOSTILE = '</style><script>alert("1")</script>&amp;<img src=x onerror=y>'


def test_hostile_text_stays_text() -> None:
    bitext = english_article()
    block = Paragraph(
        id='x" onclick="y',
        text=(Run(text=HOSTILE, href="javascript:alert(1)"), Run(text=" data", href="data:text/html,x")),
    )
    title = replace(bitext.article.title["en"], text=text_of(HOSTILE))
    article = replace(
        bitext.article, body={"en": (block,)}, title={**bitext.article.title, "en": title}, doi=HOSTILE, udc=HOSTILE
    )
    for data in html.write(replace(bitext, article=article), GENERIC).values():
        root = tree(data.decode())
        assert len(root.xpath("//script")) == (1 if root.xpath("//table[contains(@class, 'pair')]") else 0)
        assert not root.xpath("//@onclick | //@onerror | //img[@src='x']")
        assert not [href for href in root.xpath("//a/@href") if href.startswith(("javascript", "data"))]
        assert HOSTILE in root.text_content()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bitexts())
def test_any_article_makes_sound_pages_that_hold_its_text(bitext: Bitext) -> None:
    for edition, data in zip(editions(bitext, GENERIC), html.write(bitext, GENERIC).values(), strict=False):
        content = "".join(tree(data.decode()).xpath("//body")[0].text_content().split())
        for part in edition.parts:
            for row in part.rows:
                for piece in row.pieces:
                    for run in piece.text:
                        assert "".join(run.text.split()) in content


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(id="t", rows=rows)


def drawn(one: Table) -> list[list[tuple[str, int, int]]]:
    return [[(tag, cell.columns, cell.rows) for tag, _, cell in row] for row in stretches.cells(one)]


A = Cell(text=text_of("a"))
HEAD = Cell(text=text_of("h"), header=True)


def test_a_table_without_headers_is_headed_by_its_first_row() -> None:
    assert drawn(table((A, A), (A, A))) == [[("th", 1, 1)] * 2, [("td", 1, 1)] * 2]
    assert drawn(table((HEAD, A), (HEAD, A))) == [[("th", 1, 1), ("td", 1, 1)]] * 2


def test_holes_and_overhanging_cells_of_a_table_are_mended() -> None:
    tall = replace(A, rows=3)
    assert drawn(table((tall, A), (A, A), (A,))) == [
        [("th", 1, 3), ("th", 1, 1), ("th", 1, 1)],
        [("td", 1, 1), ("td", 1, 1)],
        [("td", 1, 1), ("td", 1, 1)],
    ]
    assert drawn(table((replace(A, columns=2), A), (replace(A, rows=5),))) == [
        [("th", 2, 1), ("th", 1, 1)],
        [("td", 1, 1), ("td", 1, 1), ("td", 1, 1)],
    ]


@given(
    st.lists(
        st.lists(st.builds(Cell, text=st.just(()), columns=st.integers(1, 3), rows=st.integers(1, 3)), max_size=4).map(
            tuple
        ),
        max_size=4,
    ).map(tuple)
)
def test_every_place_of_a_table_is_covered_once(rows: tuple[tuple[Cell, ...], ...]) -> None:
    taken: set[tuple[int, int]] = set()
    widths = set()
    for number, row in enumerate(stretches.grid(table(*rows))):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            places = {(number + down, column + across) for down in range(cell.rows) for across in range(cell.columns)}
            assert not places & taken
            taken |= places
        widths.add(sum(1 for place in taken if place[0] == number))
    assert len(widths) <= 1
    assert max((place[0] for place in taken), default=0) < max(len(rows), 1)


def test_a_table_beside_a_figure_shows_both() -> None:
    bitext = ukrainian_article()
    drawn_one = Figure(id="uk.p1", image="stairs.png", label="Рис. 1.", caption=text_of("Сходи"))
    typed = Table(id="en.p1", rows=((HEAD,), (A,)), label="Table 1.", caption=text_of("Stairs"))
    article = replace(bitext.article, body={"uk": (drawn_one,), "en": (typed,)})
    (data, *_) = html.write(replace(bitext, article=article), GENERIC).values()
    root = tree(data.decode())
    (shown,) = root.xpath("//div[@class='exhibit']")
    assert (len(shown.xpath(".//img")), len(shown.xpath(".//table"))) == (1, 1)
    assert [" ".join(p.text_content().split()) for p in shown.xpath(".//p[@class='caption']")] == [
        "Рис. 1. Сходи",
        "Table 1. Stairs",
    ]


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("see https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("DOI: 10.5555/ab.1;", "https://doi.org/10.5555/ab.1"),
        ("a.b@example.org,", "mailto:a.b@example.org"),
    ],
)
def test_printed_addresses_become_links_without_the_sentence_around_them(printed: str, target: str) -> None:
    assert f'href="{target}"' in TextSetter({})(text_of(printed), "en")


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("ftp://example.org/a", True),
        ("ftps://example.org/a", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_a_link_leads_to_the_web_or_a_mailbox_only(address: str, safe: bool) -> None:
    assert is_safe_link(address) is safe
    assert link(address, Markup("x")) == (f'<a href="{address}">x</a>' if safe else "x")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF87a...", "image/gif"),
        (b"GIF89a...", "image/gif"),
        (b"", "image/png"),
    ],
)
def test_a_picture_says_of_what_kind_it_is(data: bytes, kind: str) -> None:
    assert html.data_address("any", data).startswith(f"data:{kind};base64,")


def test_a_doi_leads_to_its_resolver() -> None:
    assert target_of("10.5555/x") == "https://doi.org/10.5555/x"


# Templates and looks


def profile_in(folder: Path, **values: Any) -> Profile:
    (folder / "journal.toml").write_text("", encoding="utf-8")
    profile = replace(GENERIC, folder=folder, slug="own")
    return replace(profile, look=replace(profile.look, **values)) if values else profile


def test_a_journal_may_replace_one_block_of_a_template(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text(
        '{% extends "base/article.html" %}{% block imprint %}<footer>Ours, {{ own.licence }}</footer>{% endblock %}',
        encoding="utf-8",
    )
    page = html.write(english_article(), profile_in(tmp_path))["en-uk.html"].decode()
    assert "<footer>Ours, Licence</footer>" in page
    assert "Lighthouse keepers" in page


def test_a_journal_may_replace_the_style_and_single_words(tmp_path: Path) -> None:
    (tmp_path / "screen.css").write_text("h1 { color: red; }", encoding="utf-8")
    (tmp_path / "words.en.toml").write_text('abstract = "Summary"', encoding="utf-8")
    page = html.write(english_article(), profile_in(tmp_path))["en.html"].decode()
    assert "h1 { color: red; }" in page
    assert ">Summary</h2>" in page


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("<p>\n{{ edition.titel }}</p>", "line 2"),
        ("<p>\n\n{% if %}</p>", "line 3"),
        ("\n{{ 1 / 0 }}", "line 2"),
        ('{% extends "bass/article.html" %}', "bass/article.html"),
    ],
)
def test_a_mistake_in_a_template_names_it_and_the_line(tmp_path: Path, template: str, told: str) -> None:
    (tmp_path / "article.html").write_text(template, encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(told)) as caught:
        html.write(english_article(), profile_in(tmp_path))
    assert "article.html" in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("page_size", "A9"),
        ("page_margin", "20mm; } body { display: none"),
        ("text_font", 'PT Serif"; x: "'),
        ("font_size", "big"),
        ("colour", "dark blue"),
        ("line_height", 9.0),
    ],
)
def test_a_look_of_the_wrong_form_is_named(tmp_path: Path, setting: str, value: object) -> None:
    with pytest.raises(ProfileError, match=setting):
        look_css(profile_in(tmp_path, **{setting: value}))


def test_a_pale_colour_is_darkened_until_it_can_be_read(tmp_path: Path) -> None:
    css = look_css(profile_in(tmp_path, colour="#ffcc00"))
    accent = re.search(r"--accent: #(..)(..)(..);", css)
    assert accent is not None
    red, green, blue = (int(part, 16) for part in accent.groups())
    assert contrast((red, green, blue), (255, 255, 255)) >= 4.5


def test_the_pages_are_the_same_each_time() -> None:
    assert html.write(english_article(), GENERIC) == html.write(english_article(), GENERIC)
    assert templates.shorten("one two three four five", 9) == "one two three…"
