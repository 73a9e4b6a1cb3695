"""What comes from outside Python: one table, which the set-up script agrees with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dvomova import tools


def test_the_set_up_script_installs_what_the_table_names(repository: Path) -> None:
    script = (repository / "scripts" / "_setup").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:needed|fonts|optional)='([^']+)'$", script, re.MULTILINE)
    assert len(lists) == 3
    named = {word for tool in tools.TOOLS.values() for word in tool.install["debian"].split()[3:]}
    assert {word for words in lists for word in words.split()} == named


@pytest.mark.parametrize("name", list(tools.TOOLS))
def test_every_tool_has_a_purpose_and_a_command_for_this_system(name: str) -> None:
    assert tools.TOOLS[name].purpose
    assert tools.install(name) in tools.TOOLS[name].install.values()
