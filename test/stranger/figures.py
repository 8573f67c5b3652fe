"""Figures as rows: the observations and the table of figures (page report.md)."""

import csv
import io

from leaves import decode, number, require


def number_or_blank(value):
    return "" if value is None else number(value)


def figures(value, path=(), row=()):
    """Each number: its path in the table of figures, and (table, line, measure) of the observations."""
    for name, member in value.items():
        here = path + (name,)
        if isinstance(member, list):
            require(len({line["key"] for line in member}) == len(member), f"{'/'.join(path)} has a line twice")
            for line in member:
                numbers = {measure: value for measure, value in line.items() if measure != "key"}
                yield from figures(numbers, here + (line["key"],), row + (line["key"],))
        elif isinstance(member, dict):
            inner = {measure: value for measure, value in member.items() if measure != "key"}
            total = name == "total" and "lines" in value
            yield from figures(inner, here, row + ("TOTAL" if total else name,))
        elif not isinstance(member, bool):
            require(member is None or isinstance(member, (int, float)), f"the figure {'/'.join(here)} is no number")
            deep = ("TOTAL", "count") if name == "total" and "lines" in value else ("", name) if len(row) == 1 else (name,)
            place = row + deep
            yield "/".join(here), (place[0], place[1], "/".join(place[2:])), member


def check_rows(data, header, expected, what):
    """A CSV file has each expected row once, and no other. The value is the last column."""
    text = decode(data, what)
    require(text.endswith("\r\n") and text.count("\n") == text.count("\r\n"), f"{what} has a line that does not end with CR LF")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    require(rows[0] == header, f"{what} has other columns")
    found = {}
    for row in rows[1:]:
        key, place = tuple(row[:-1]), ",".join(row[:-1])
        require(key not in found, f"{what} have the row {place} twice")
        require(key in expected, f"{what} have the row {place}, and the manifest does not")
        require(row[-1] == expected[key], f"{what} say {row[-1]!r} for {place}, the manifest {expected[key]!r}")
        found[key] = row[-1]
    require(len(found) == len(expected), f"{what} lack the row {','.join(min(set(expected) - set(found), default=''))}")


def check_observations(data, manifest):
    provisional = "true" if manifest["period"]["provisional"] else "false"
    expected = {}
    for _, (table, line, measure), value in figures(manifest["figures"]):
        unit = "hours" if measure.endswith("Hours") else "percent" if measure.endswith("Percent") else "count"
        key = (manifest["report"], str(manifest["edition"]), provisional, table, line, measure, unit)
        require(key not in expected, f"two figures of the manifest would be the row {table}/{line}/{measure}")
        expected[key] = number_or_blank(value)
    header = ["period", "edition", "provisional", "table", "line", "measure", "unit", "value"]
    check_rows(data, header, expected, "the observations")
