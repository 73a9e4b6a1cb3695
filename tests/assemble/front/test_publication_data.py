"""The parts of citation lines."""

from dvomova.assemble.front.publication_data import parse
from dvomova.languages.labels import of_languages


def test_a_citation_in_apa() -> None:
    found = parse(
        "Umovna, O. S., & Zrazkova, T. P. (2024). Water between neighbouring communities. Journal of Samples, 7, "
        "11-19. "
        "https://doi.org/10.5555/sample.2024.1.01",
        of_languages(),
    )
    assert (found.year, found.lone, found.first, found.last) == ("2024", "7", "11", "19")
    assert found.title == "Water between neighbouring communities"
    assert found.doi == "10.5555/sample.2024.1.01"


def test_a_citation_as_ukrainian_lists_print_it() -> None:
    found = parse(
        "Умовна О. С. Вода між громадами. Вісник прикладів. 2024. Т. 3, № 7 (12). С. 11–19. DOI: 10.5555/sample.7",
        of_languages(),
    )
    assert (found.year, found.volume, found.number, found.first, found.last) == ("2024", "3", "7 (12)", "11", "19")
    assert found.title == "Вода між громадами"
