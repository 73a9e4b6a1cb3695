"""Names that vulture takes for unused, and who uses them: scripts/lint reads this file and runs nothing of it.

An entry is right where the use cannot be seen in the syntax of ``src`` and ``scripts``. What nobody uses, or only a
test, is deleted instead.
"""

# Keys of the language files, asked for by their names in assemble/people/names.py.
_.patronymics
_.particles

# Fields that are written into article.json and report.json, for the programs that read these.
_.language_mark
_.page_count

# A word of the editions that templates/base/_text.html shows.
_.parallel

# A concept that language files give words for, so that a heading “Notes” is known as a label.
_.NOTES

# A setting of langdetect's detector.
_.n_trial

# Python asks a module for a name that it has not loaded yet by this function (PEP 562).
_.__getattr__

# The import system asks a loader for a module's code by this name (scripts/rules.py).
_.get_code
