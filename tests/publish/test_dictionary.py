from newsledger.contracts import PUBLISHED
from newsledger.publish.dictionary import render_dictionary


def test_every_table_and_column_is_in_it() -> None:
    text = render_dictionary()
    for table in PUBLISHED:
        section = text.split(f"### {table.name}\n")[1].split("\n### ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == list(table.columns)


def test_every_row_has_as_many_cells_as_the_head() -> None:
    rows = [line for line in render_dictionary().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {7}
