"""Counts a published report again: recount.py FOLDER [--key VKEY] [--receipt FILE ...]

Exit 0 when all holds, else 1 with one sentence. Written from the pages of docs/formats, and from nothing else. It does not
verify the seal of the PDF.
"""

import argparse
import csv
import os
import re
import sys
import zlib
from hashlib import sha256

from figures import check_observations, check_rows, figures, number_or_blank
from leaves import Refused, canonical, check_growth, decode, require, several_root, sha, unhex
from log import Checkpoint, Export, Key, Receipt
from proofs import Proofs, check_counts, check_receipts
from sums import check_sums

FORMATS = ["greffe/report/v4", "greffe/report/v5", "greffe/report/v6"]

# Files

def read(folder, name, optional=False):
    path = os.path.join(folder, name)
    if optional and not os.path.exists(path):
        return None
    require(os.path.isfile(path), f"{name} is not in the folder")
    with open(path, "rb") as file:
        return file.read()


def above(folder, name):
    """A file of the log stands beside the edition or above it."""
    found = read(folder, name, optional=True)
    return read(os.path.join(folder, ".."), name, optional=True) if found is None else found


def check_hash(folder, name, expected, who):
    require(os.path.basename(name) == name and name[:1] != ".", f"{who} names {name!r}, which is no file of a folder")
    require(sha256(read(folder, name)).hexdigest() == expected, f"{name} is not the file that {who} names: its SHA-256 differs")


def attached(pdf, kind, name):
    """The one attachment of a kind: page report.md, Manifest, without a PDF library."""
    found = []
    for match in re.finditer(rb"/Subtype /" + kind + rb"\b.*?stream\r?\n", pdf, re.DOTALL):
        if b"/Type /EmbeddedFile" in pdf[pdf.rfind(b" obj", 0, match.start()):match.end()]:
            found.append(zlib.decompressobj().decompress(pdf[match.end():]))
    require(len(found) == 1, f"{name} has {len(found)} attachments {kind.decode()} in place of one")
    return found[0]


def check_beside(folder, base, manifest_bytes, manifest, entry):
    """Steps 1 and 2: files against the entry in the log, the manifest against the PDF."""
    files, tables = entry["data"]["files"], []
    for name in sorted(files):
        check_hash(folder, name, files[name], "the log")
    for name in sorted(name for name in files if name.endswith(".pdf")):
        pdf = read(folder, name)
        require(attached(pdf, b"application#2Fjson", name) == manifest_bytes, f"the manifest in {name} is not {base}.json")
        tables.append(attached(pdf, b"text#2Fcsv", name))
    expected = {(manifest["report"], path): number_or_blank(value) for path, _, value in figures(manifest["figures"])}
    for table in tables + [read(folder, base + ".csv", optional=True)]:
        if table is not None:
            check_rows(table, ["period", "figure", "value"], expected, "the figures (CSV)")
    require(base + ".json" in files or tables and entry["type"] == "report.renewed", "the entry in the log does not name the manifest")
    return len(tables)


# The whole count

def recount(folder, vkey, receipt_paths, say):
    names = [name for name in sorted(os.listdir(folder)) if name.endswith(".inclusion.txt")]
    require(len(names) == 1, f"the folder has {len(names)} inclusion proofs of an edition in place of one")
    base = names[0][:-len(".inclusion.txt")]
    published = above(folder, "ledger.vkey")
    if vkey is None:
        require(published is not None, "no key: give --key, there is no ledger.vkey here")
        vkey = decode(published, "ledger.vkey", "ascii").strip()
        say("the key is that of the folder: compare it with one from elsewhere")
    key = Key(vkey, 1, "the key")
    require(published is None or published == vkey.encode() + b"\n", "ledger.vkey is not the key that was given")

    inclusion = Receipt(read(folder, names[0]), key, "the inclusion proof")
    manifest_bytes = read(folder, base + ".json")
    manifest = canonical(manifest_bytes, "the manifest")
    require(manifest.get("format") in FORMATS, f"the manifest is of the version {manifest.get('format')}, and known here are {', '.join(FORMATS)}")
    entry, ledger, f = inclusion.entry, manifest["ledger"], manifest["figures"]
    require(entry["type"] in ("report.built", "report.renewed"), f"the inclusion proof is of an entry {entry['type']}")
    require(entry["stream"] == "reports/" + manifest["report"], "the inclusion proof is of another quarter")
    pdfs = check_beside(folder, base, manifest_bytes, manifest, entry)
    require(entry["class"] == "report", f"the entry in the log is of the class {entry['class']}")
    named = {"period": manifest["report"], "edition": manifest["edition"], "manifestSha256": sha256(manifest_bytes).hexdigest(),
             "checkpoint": {"size": ledger["size"], "root": ledger["root"]}}
    for name, value in named.items() if entry["type"] == "report.built" else [("edition", manifest["edition"])]:
        require(entry["data"][name] == value, f"the entry in the log has another {name} than the manifest")
    require((ledger["origin"], ledger["vkey"]) == (key.name, key.text), "the manifest names another log or key")
    say(f"the log names {len(entry['data']['files'])} files of the edition, and they are the same; {pdfs} PDF have this manifest")

    proofs_bytes = read(folder, base + ".proofs.txt")
    require(sha256(proofs_bytes).hexdigest() == manifest["proofs"]["sha256"], "the proofs file is not the one that the manifest names")
    proofs = Proofs(proofs_bytes)
    require(proofs.report == f"{manifest['report']}/{manifest['edition']}", "the proofs are of another report")
    check_counts(manifest, proofs)
    say(f"{sum(table['n'] for table in manifest['proofs']['tables'])} commitments in 11 tables, {len(proofs.opened)} requests opened")

    root = unhex(ledger["root"], "the root of the manifest")
    require(proofs.size == ledger["size"], "the path is of another size than the manifest")
    require(several_root(proofs.leaves, proofs.size, proofs.path, "the path") == root, "the opened leaves do not lead to the root of the manifest")
    require(inclusion.index >= proofs.size, "the edition was entered before what it counts")
    if proofs.size:
        checkpoint = Checkpoint(proofs.note, key, "the checkpoint of the proofs")
        require((checkpoint.size, checkpoint.root) == (proofs.size, root), "the checkpoint of the proofs is of another tree than the manifest")
        if ledger["witness"] is not None:
            checkpoint.check_cosigned(Key(ledger["witness"], 4, "the key of the witness"))
            say(f"the witness {ledger['witness']} cosigned the {proofs.size} entries")
    else:
        require(not proofs.note, "a log without an entry has a checkpoint")
    previous = ledger["previous"] or {"size": 0, "root": sha(b"").hex()}
    require(proofs.start == previous["size"], "the growth does not start at the report before")
    check_growth(previous["size"], unhex(previous["root"], "the root before"), proofs.size, root, proofs.growth, "the growth")

    receipts = []
    for path in receipt_paths:
        with open(path, "rb") as file:
            receipts.append(Receipt(file.read(), key, path))
    data = above(folder, "ledger.jsonl")
    if data is not None:
        export = Export(data, key)
        export.check(proofs.size, root, "the manifest")
        export.check(previous["size"], unhex(previous["root"], "the root before"), "the report before")
        for index, leaf in proofs.leaves.items():
            require(export.leaves[index] == leaf, f"the opened leaf {index} is not in the export")
        for receipt in [inclusion] + receipts:
            export.check_receipt(receipt)
        say(f"the export has {len(export.leaves)} leaves under {len(export.checkpoints)} checkpoints; time-stamps are not verified")
    else:
        say("no public export is here: nothing shows that this log is the one that others see")

    check_sums(manifest)
    for name, digest in manifest.get("beside", {}).items():
        check_hash(folder, name, digest, "the manifest")
    observations = read(folder, base + ".observations.csv", optional="beside" not in manifest)
    if observations is not None:
        check_observations(observations, manifest)
        say("the observations are the figures of the manifest, and the sums hold")
    check_receipts(receipts, proofs, manifest, say)
    sums = read(folder, "SHA256SUMS", optional=True) or b""
    for line in decode(sums, "SHA256SUMS").splitlines():
        check_hash(folder, line[66:], line[:64], "SHA256SUMS")
    vouched = set(entry["data"]["files"]) | set(manifest.get("beside", {})) | {names[0], base + ".csv", "ledger.vkey", "ledger.jsonl", "SHA256SUMS"}
    for name in sorted(set(os.listdir(folder)) - vouched):
        say(f"not looked at, since neither log nor manifest names it: {name}")
    say(f"HOLDS  {manifest['report']}, edition {manifest['edition']}: {f['totals']['requests']} requests")


def main():
    parser = argparse.ArgumentParser(description="Counts a published report again.")
    parser.add_argument("folder")
    parser.add_argument("--key", help="verifier key of the log, from elsewhere")
    parser.add_argument("--receipt", action="append", default=[], metavar="FILE")
    given = parser.parse_args()
    try:
        recount(given.folder, given.key, given.receipt, print)
    except Refused as reason:
        print(f"REFUSED  {reason}.")
        return 1
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OSError, RecursionError, csv.Error, zlib.error) as reason:
        print(f"REFUSED  A file does not have the documented form, or cannot be read ({type(reason).__name__}: {reason}).")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
