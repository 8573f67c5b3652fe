"""Computes each vector of the pages again: vectors.py FOLDER (pages/vectors)"""

import json
import os
import sys

import ed25519
import leaves as tree
from leaves import Refused, Tree, b64, require, sha
from log import Checkpoint, Export, Key, key_id
from proofs import Proofs, commitment
from recount import recount


def inclusion(t, index, low, high):
    if high - low == 1:
        return []
    middle = low + tree.split(high - low)
    if index < middle:
        return inclusion(t, index, low, middle) + [t.root(middle, high)]
    return inclusion(t, index, middle, high) + [t.root(low, middle)]


def consistency(t, m, low, high, whole=True):
    if m in (0, high - low):
        return [] if whole else [t.root(low, high)]
    k = tree.split(high - low)
    if m <= k:
        return consistency(t, m, low, low + k, whole) + [t.root(low + k, high)]
    return consistency(t, m - k, low + k, high, False) + [t.root(low, low + k)]


def several(t, indexes, low, high):
    if not any(low <= index < high for index in indexes):
        return [t.root(low, high)]
    if high - low == 1:
        return []
    middle = low + tree.split(high - low)
    return several(t, indexes, low, middle) + several(t, indexes, middle, high)


def hexes(hashes):
    return [hash_.hex() for hash_ in hashes]


def check(folder):
    def file(name):
        with open(os.path.join(folder, name), "rb") as opened:
            return opened.read()

    def same(got, expected, what):
        require(got == expected, f"{what}: computed {got!r}, the vector says {expected!r}")

    for at, v in enumerate(json.loads(file("leaf.json"))):
        c, t = tree.content_hash(v["entry"]), tree.class_hash(v["entry"]["class"], bytes.fromhex(v["entry"]["opening"]))
        same(tree.jcs({name: v["entry"][name] for name in tree.RECORD}), v["record"], f"leaf.json {at}, record")
        same(hexes([c, t, tree.leaf_of(t, c)]), [v["C"], v["T"], v["leaf"]], f"leaf.json {at}")

    v = json.loads(file("tree.json"))
    leaves = [sha(b"\0" + text.encode()) for text in v["data"]]
    t = Tree(leaves)
    same(hexes(leaves), v["leaves"], "tree.json, leaves")
    same([t.root(0, size).hex() for size in range(8)], v["roots"], "tree.json, roots")
    for one in v["inclusion"]:
        proof = inclusion(t, one["index"], 0, one["size"])
        same(hexes(proof), one["hashes"], "tree.json, inclusion")
        same(tree.inclusion_root(leaves[one["index"]], one["index"], one["size"], proof, "it"), t.root(0, one["size"]), "inclusion")
    for one in v["consistency"]:
        proof = consistency(t, one["from"], 0, one["to"])
        same(hexes(proof), one["hashes"], "tree.json, consistency")
        tree.check_growth(one["from"], t.root(0, one["from"]), one["to"], t.root(0, one["to"]), proof, "it")
    for one in v["several"]:
        proof = several(t, one["indexes"], 0, one["size"])
        same(hexes(proof), one["hashes"], "tree.json, several")
        same(tree.several_root({i: leaves[i] for i in one["indexes"]}, one["size"], proof, "it"), t.root(0, one["size"]), "several")

    v = json.loads(file("note.json"))
    text, note = v["text"].encode(), v["text"] + "\n"
    message = b"cosignature/v1\ntime %d\n" % v["witness"]["time"] + text
    for who, kind, signed, extra in (("log", b"\1", text, b""), ("witness", b"\4", message, v["witness"]["time"].to_bytes(8, "big"))):
        name = v[who]["vkey"].split("+")[0]
        public, signature = ed25519.sign(bytes.fromhex(v[who]["seed"]), signed)
        id_ = key_id(name, kind + public)
        same(f"{name}+{id_.hex()}+{b64(kind + public)}", v[who]["vkey"], f"note.json, key of the {who}")
        note += f"\u2014 {name} {b64(id_ + extra + signature)}\n"
        same(note, v["note" if who == "log" else "cosigned"], f"note.json, {who}")
    cosigned = Checkpoint(note.encode(), Key(v["log"]["vkey"], 1, "the key"), "the note")
    cosigned.check_cosigned(Key(v["witness"]["vkey"], 4, "the witness"))

    v = json.loads(file("cell.json"))
    for one in v["commitments"]:
        k, made = commitment(bytes.fromhex(one["salt"]), one["report"], one["table"], one["cell"])
        same([k.hex(), made], [one["k"], one["commitment"]], "cell.json, commitment")
    lines = [sha(b"\0" + line.encode()) for line in v["root"]["lines"]]
    same(Tree(lines).root(0, len(lines)).hex(), v["root"]["root"], "cell.json, root")

    # The editions, and their proofs made again from the leaves of the export
    for name, receipts in (("edition", ["receipt.txt"]), ("divided", []), ("sealed", [])):
        key = Key(file(f"{name}/ledger.vkey").decode().strip(), 1, "ledger.vkey")
        recount(os.path.join(folder, name), key.text, [os.path.join(folder, each) for each in receipts], lambda sentence: None)
        export = Export(file(f"{name}/ledger.jsonl"), key)
        proofs = Proofs(file(f"{name}/rapport-2026-Q4.proofs.txt"))
        same(several(export, proofs.opened, 0, proofs.size), proofs.path, f"{name}, path")
        same(consistency(export, proofs.start, 0, proofs.size), proofs.growth, f"{name}, growth")
        for each in receipts:
            lines = file(each).split(b"\n\n")[0].decode().split("\n")
            same([b64(hash_) for hash_ in inclusion(export, 0, 0, proofs.size)], lines[3:], each)


if __name__ == "__main__":
    try:
        check(sys.argv[1])
    except Refused as reason:
        sys.exit(print(f"REFUSED  {reason}.") or 1)
    print("HOLDS  every vector was computed again")
