"""The proofs file, and what it counts (page report.md)."""

import hmac

from leaves import Tree, b64, class_hash, decimal, decode, jcs, leaf_of, require, sha, unb64

FULL = ["headline", "sections", "countries", "channels", "addressees", "emergencies"]
WITH_OUTCOMES = ["sections", "countries", "channels", "addressees", "emergencies", "instruments", "categories"]
TABLES = FULL + ["instruments", "categories", "refusals", "relayed", "notices"]
COLUMNS = ["disclosed", "refused", "pending", "other", "foreign"]
RELAYED = ["received", "refused", "disclosed"]
OLDER = {"greffe/report/v4": (["disclosed", "refused", "redirected", "clarification", "noData", "withdrawn", "pending"],
                              RELAYED + ["pending"])}


def columns_of(manifest):
    """The columns of tables with outcomes, and those of `relayed`."""
    return OLDER.get(manifest["format"], (COLUMNS, RELAYED))


class Proofs:
    def __init__(self, data):
        head, gap, self.note = data.partition(b"\ncheckpoint\n")
        self.rest = decode(head, "the proofs file before its checkpoint", "ascii").split("\n")[::-1]
        require(gap, "the proofs file has no checkpoint")
        require(self.rest.pop() == "greffe-report-proofs@v1", "the proofs file is not of the format greffe-report-proofs@v1")
        self.report, self.cells, self.opened, before = self.words("report {}")[0], {}, {}, -1
        for table in TABLES:
            cells, last = self.cells.setdefault(table, {}), ""
            for _ in range(self.words(f"table {table} #")[0]):
                cell, count = self.words("cell {} #")
                require(last < cell and count, f"the cells of {table} do not rise, or are empty, at {cell}")
                cells[cell], last = self.hashes(count), cell
                require(cells[cell] == sorted(set(cells[cell])), f"the commitments of {table}, {cell} do not rise")
        for _ in range(self.words("openings #")[0]):
            index, c, opening = self.words("# {} {}")
            require(index > before, f"the openings do not rise at {index}")
            self.opened[index], before = (unb64(c, "C", 32), unb64(opening, "an opening", 32)), index
        self.leaves = {index: leaf_of(class_hash("opened", opening), c) for index, (c, opening) in self.opened.items()}
        self.size, count = self.words("path # #")
        self.path = [unb64(line, "path") for line in self.hashes(count)]
        self.start, count = self.words("growth # #")
        self.growth = [unb64(line, "growth") for line in self.hashes(count)]
        require(not self.rest, "the proofs file has more before its checkpoint than its grammar allows")

    def words(self, form):
        """The parts of a line: `#` stands for a number, `{}` for a text."""
        line, form = self.rest.pop() if self.rest else "", form.split(" ")
        parts = line.split(" ")
        require(len(parts) == len(form) and all(parts) and all(a == b or b in ("#", "{}") for a, b in zip(parts, form)),
                f"the proofs file has {line[:60]!r} where {' '.join(form)!r} stands in its grammar")
        return [decimal(a, "a number of the proofs") if b == "#" else a for a, b in zip(parts, form) if b in ("#", "{}")]

    def hashes(self, count):
        require(count <= len(self.rest), "the proofs file ends within a list")
        lines = [self.rest.pop() for _ in range(count)]
        for line in lines:
            unb64(line, f"{line[:60]!r} in the proofs", 32)
        return lines

    def root(self, table):
        lines = [f"{cell} {hash_}" for cell, hashes in self.cells[table].items() for hash_ in hashes]
        return Tree([sha(b"\0" + line.encode("ascii")) for line in lines]).root(0, len(lines)).hex()


def printed_cells(manifest):
    """Page report.md, Tables that are proven: the number that each cell must have."""
    f, (columns, relayed) = manifest["figures"], columns_of(manifest)
    outside, totals = f["thirdCountryOutsideAgreement"]["period"], f["totals"]
    cells = {"headline": {"outside-agreement": outside, "third-country": totals["thirdCountry"] - outside,
                          "other": totals["requests"] - totals["thirdCountry"]}}
    for table in WITH_OUTCOMES:
        names = [column for column in columns if f[table]["total"][column] is not None]
        for line in f[table]["lines"]:
            hidden = [column for column in columns if column not in names and line[column] is not None]
            require(not hidden, f"{table}, {line['key']} tells a column that its total withholds")
        cells[table] = {f"{line['key']}/{column}": line[column] for line in f[table]["lines"] for column in names}
    for table in ("refusals", "notices"):
        cells[table] = {line["key"]: line["count"] for line in f[table]["lines"]}
    cells["relayed"] = {f"{line['key']}/{column}": line[column] for line in f["relayed"]["lines"] for column in relayed}
    return cells


def check_counts(manifest, proofs):
    """Steps 4 and 5."""
    f, declared = manifest["figures"], manifest["proofs"]["tables"]
    require([table["key"] for table in declared] == TABLES, "the manifest does not have the eleven tables in their order")
    divided = f["totals"].get("divided")
    parts = divided["tables"]["total"] if divided else f["totals"]["requests"]
    printed = printed_cells(manifest)
    for table in declared:
        name, n = table["key"], table["n"]
        listed = {cell: len(hashes) for cell, hashes in proofs.cells[name].items()}
        for cell in sorted(set(listed) | set(printed[name])):
            figure, counted = printed[name].get(cell), listed.get(cell, 0)
            require((figure or 0) == counted, f"{name}, {cell}: the manifest says {'nothing' if figure is None else figure}, the proofs count {counted}")
        require(sum(listed.values()) == n, f"{name}: the manifest says {n} commitments in all, the proofs have {sum(listed.values())}")
        require(proofs.root(name) == table["root"], f"{name}: the commitments do not have the root that the manifest names")
        full = f["totals"]["requests"] if name == "headline" else parts
        require(n == full or name not in FULL, f"{name} counts {n} requests in place of {full}")
    openings = parts + (divided["requests"] if divided else 0)
    require(len(proofs.opened) == manifest["proofs"]["openings"] == openings,
            f"{len(proofs.opened)} leaves are opened, the manifest says {manifest['proofs']['openings']}, its totals {openings}")



# Receipts

def commitment(salt, report, table, cell):
    k = hmac.digest(salt, report.encode() + b"\0" + table.encode(), "sha256")
    return k, b64(sha(b"greffe/cell/v1\0" + k + jcs(cell).encode()))


def find(receipt, proofs, totals):
    """The cells that count a request, by its case.opened entry."""
    name = receipt.what
    require(receipt.index < proofs.size, f"the request of {name} was entered after what this report counts")
    require(receipt.index in proofs.opened, f"the request of {name}, entry {receipt.index}, is not counted in this report")
    require(proofs.opened[receipt.index] == (receipt.c, receipt.opening), f"entry {receipt.index} of the proofs is not that of {name}")
    salt, places = bytes.fromhex(receipt.entry["salt"]), {}
    for table in TABLES:
        places[table] = [cell for cell, hashes in proofs.cells[table].items() if commitment(salt, proofs.report, table, cell)[1] in hashes]
    count = [len(places[table]) for table in FULL]
    divided, part = [1, 0, 0, 0, 0, 0], [0, 1, 1, 1, 1, 1]
    require(count == [1] * 6 or "divided" in totals and count in (divided, part),
            f"the request of {name} does not stand once in each full table, but {count} times")
    return places


def column_of(outcome, third, manifest):
    if manifest["format"] in OLDER:
        return {"executed": "disclosed", "partly": "disclosed", "no_data": "noData"}.get(outcome, outcome)
    refused = "foreign" if third else "refused"
    return {"executed": "disclosed", "partly": "disclosed", "refused": refused, "redirected": refused}.get(outcome, "other")


def check_closed(receipt, places, manifest):
    f, outcome = manifest["figures"], receipt.entry["data"]["outcome"]
    third = any(cell in ("third-country", "outside-agreement") or cell.startswith("U/") for cell in places["headline"] + places["sections"])
    column = column_of(outcome, third, manifest) if receipt.index < manifest["ledger"]["size"] else "pending"
    for table in WITH_OUTCOMES:
        expected = column if f[table]["total"].get(column) is not None else "other"
        for cell in places[table]:
            require(cell.rpartition("/")[2] == expected, f"{receipt.what} says {outcome}, and the request counts in {table}, {cell}, not under {expected}")


def check_receipts(receipts, proofs, manifest, say):
    found = {}
    for receipt in sorted(receipts, key=lambda receipt: receipt.type != "case.opened"):
        stream, place = receipt.entry["stream"], f"{receipt.what}: entry {receipt.index}, {receipt.type}"
        if receipt.type == "case.opened":
            places = found[stream] = find(receipt, proofs, manifest["figures"]["totals"])
            say(f"{place}, counted in " + "; ".join(f"{table}: {' + '.join(places[table])}" for table in TABLES if places[table]))
        elif receipt.type == "case.closed":
            require(stream in found, f"{receipt.what} closes a case whose case.opened receipt was not given")
            check_closed(receipt, found[stream], manifest)
            say(f"{place}, and the request is counted under the outcome {receipt.entry['data']['outcome']}")
        else:
            say(f"{place}, is in the log; it is no request")
