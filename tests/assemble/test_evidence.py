"""What a person should look at: missing fields, unsure ones, other spellings, with reasons in an editor's words."""

from dvomova.assemble import assemble_one
from dvomova.findings import Code, Report
from dvomova.journals import named
from dvomova.model import Assembled

from .printed import EN_TEXT, UK_BODY, UK_LIST, UK_TEXT, draft

HEAD = f"! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nО. С. Умовна\nАнотація. {UK_TEXT}\nКлючові слова: вода, довіра."
BODY = "# Вступ\n" + "\n".join(UK_BODY)


def told(text: str) -> tuple[Assembled, Report]:
    report = Report()
    return assemble_one(draft(text), named("generic"), report), report


def messages(report: Report, code: Code) -> list[str]:
    return [finding.message for finding in report if finding.code is code]


def test_what_is_missing_is_named_in_words() -> None:
    _, report = told(f"! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\n{HEAD.splitlines()[2]}\n{BODY}")
    missing = messages(report, Code.FIELD_MISSING)
    assert any("author" in message for message in missing)
    assert any("Ukrainian keywords" in message for message in missing)
    assert any("references" in message for message in missing)


def test_a_gap_in_the_numbers_of_a_list_is_doubtful() -> None:
    made, report = told(f"{HEAD}\n{BODY}\n{UK_LIST.replace('2. ', '3. ', 1)}")
    assert made.evidence["references.1"].confidence < 0.7
    assert any("list of references" in message for message in messages(report, Code.FIELD_UNSURE))


def test_a_whole_list_is_not() -> None:
    made, report = told(f"{HEAD}\n{BODY}\n{UK_LIST}")
    assert made.evidence["references.1"].confidence > 0.9
    assert not messages(report, Code.FIELD_UNSURE)


def test_the_most_doubtful_comes_first() -> None:
    weak = f"! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nОлена Умовна\n{HEAD.splitlines()[2]}\n{HEAD.splitlines()[3]}"
    made, report = told(f"{weak}\n{BODY}\n{UK_LIST.replace('2. ', '3. ', 1)}")
    unsure = messages(report, Code.FIELD_UNSURE)
    shares = [int(message.split("sure to ")[1].split("%")[0]) for message in unsure]
    assert shares == sorted(shares)
    assert made.evidence["authors"].confidence < 0.7


def test_keywords_under_a_label_of_another_language() -> None:
    words = "Ключові слова: water between the communities of a river and the trust of their neighbours."
    _, report = told(
        f"{HEAD.splitlines()[0]}\nО. С. Умовна\n{HEAD.splitlines()[2]}\n{words}\n{EN_TEXT}\n{BODY}\n{UK_LIST}"
    )
    assert any("Ukrainian" in message and "English" in message for message in messages(report, Code.LANGUAGE_UNSURE))


def test_text_that_was_not_understood_is_kept_and_named() -> None:
    made, report = told(f"{HEAD}\n{BODY}\n{UK_LIST}\nНадруковано коштом ощадливого мірошника")
    kept = [block for matter in made.article.matter if matter.concept == "other" for block in matter.blocks]
    assert kept
    assert any("мірошника" in message for message in messages(report, Code.BLOCK_NOT_UNDERSTOOD))
