"""Line breaks inside Word paragraphs, and paragraphs that are nothing but a formula."""

from __future__ import annotations

from dataclasses import replace

from ..model import Formula, Run, Text, cut, merge, plain, strip

GOES_ON = ",-–—("


def one_line(text: Text) -> Text:
    """Line breaks and tabs as spaces, none beside another space."""
    if not any("\n" in run.text or "\t" in run.text for run in text):
        return text
    out: list[Run] = []
    after_space = True
    for run in text:
        letters = []
        for letter in run.text:
            if letter in "\n\t":
                letter = "" if after_space else " "
            letters.append(letter)
            after_space = letter.isspace() if letter else after_space
        out.append(replace(run, text="".join(letters)))
    return merge(out)


def logical_lines(text: Text, one: bool) -> list[Text]:
    """A paragraph cut at the line breaks where its author began something new (a line of an address, an item).

    In a heading (``one``), after a comma or hyphen, or before a small letter a line break only shapes the line.
    """
    letters = plain(text)
    lines: list[Text] = []
    start = 0
    for at in () if one else [at for at, letter in enumerate(letters) if letter == "\n"]:
        before, after = letters[start:at].rstrip(), letters[at + 1 :].lstrip()
        if before and after and before[-1] not in GOES_ON and not after[0].islower():
            lines.append(cut(text, start, at))
            start = at + 1
    lines.append(cut(text, start))
    return [line for line in (strip(one_line(line)) for line in lines) if line]


def display_formula(text: Text) -> Formula:
    """A display formula; a number in brackets at its end is its label."""
    text = strip(one_line(text))
    letters = plain(text)
    at = letters.rfind("(")
    number = letters[at + 1 : -1].replace(".", "").replace("-", "")
    label = letters[at:] if at > 0 and letters.endswith(")") and number.isdigit() else ""
    return Formula(id="", text=strip(cut(text, 0, len(letters) - len(label))), label=label)
