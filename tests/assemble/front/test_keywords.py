"""The words of a keyword line."""

import pytest

from dvomova.assemble.front.keywords import split
from dvomova.languages.labels import of_languages


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("вода, довіра, громада.", ["вода", "довіра", "громада"]),
        ("water; trust, mutual; dam", ["water", "trust, mutual", "dam"]),
        ("вода (питна, технічна), довіра", ["вода (питна, технічна)", "довіра"]),
        (
            "Knowledge organization. Co-citation analysis. Coupling",
            ["Knowledge organization", "Co-citation analysis", "Coupling"],
        ),
        (
            "lead reactor, teaching; small power, small stock, spectrum",
            ["lead reactor", "teaching", "small power", "small stock", "spectrum"],
        ),
        ("water, trust. REFERENCES", ["water", "trust"]),
        ("вода", ["вода"]),
        ("", []),
    ],
)
def test_keywords(text: str, words: list[str]) -> None:
    assert split(text, of_languages()) == words
