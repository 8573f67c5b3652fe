"""The log (page log.md): keys, signed notes, receipts and the public export."""

import re

import ed25519
from leaves import (RECORD, Refused, Tree, b64, canonical, class_hash, content_hash, decimal, decode, inclusion_root, leaf_of,
                    require, sha, unb64, unhex)

# Keys and signed notes

def key_id(name, data):
    return sha(name.encode("utf-8") + b"\n" + data)[:4]


class Key:
    def __init__(self, vkey, kind, what):
        name, id_, data = (vkey.split("+", 2) + ["", ""])[:3]
        data = unb64(data, what, 33)
        require(name and not re.search(r"\s", name) and data[0] == kind, f"{what} is no verifier key of the type {kind}")
        self.text, self.name, self.id, self.public = vkey, name, key_id(name, data), data[1:]
        require(id_ == self.id.hex(), f"{what} has an ID that is not that of its bytes")


class Checkpoint:
    """A signed note over a tree. `key` must have signed it."""

    def __init__(self, note, key, what):
        text, self.what = decode(note, what), what
        signed, gap, signatures = text.rpartition("\n\n")
        lines = signed.split("\n")
        require(gap and text.endswith("\n") and len(lines) >= 3 and all(lines), f"{what} is no signed note")
        self.signed, self.signatures = (signed + "\n").encode("utf-8"), []
        for line in signatures[:-1].split("\n"):
            parts = line.split(" ")
            require(len(parts) == 3 and parts[0] == "\u2014", f"{what} has a line that is no signature")
            self.signatures.append((parts[1], unb64(parts[2], f"a signature of {what}")))
        self.size, self.root = decimal(lines[1], f"the size of {what}"), unb64(lines[2], f"the root of {what}", 32)
        require(lines[0] == key.name, f"{what} is of the log {lines[0]}, and the key of {key.name}")
        for data in self.signed_by(key, 68):
            require(ed25519.verify(key.public, data[4:], self.signed), f"{what} has a signature that the key of the log did not make")

    def signed_by(self, key, length):
        found = [data for name, data in self.signatures if name == key.name and data[:4] == key.id]
        require(found, f"{self.what} is not signed by {key.text}")
        require(all(len(data) == length for data in found), f"{self.what} has a signature of another length")
        return found

    def check_cosigned(self, witness):
        for data in self.signed_by(witness, 76):
            seconds = int.from_bytes(data[4:12], "big")
            message = b"cosignature/v1\ntime %d\n" % seconds + self.signed
            require(ed25519.verify(witness.public, data[12:], message), f"the cosignature of {self.what} does not verify")


class Receipt:
    """A tlog-proof of one entry, verified with the key of the log."""

    def __init__(self, data, key, what):
        head, gap, note = data.partition(b"\n\n")
        lines, self.what = decode(head, what, "ascii").split("\n"), what
        require(gap and lines[0] == "c2sp.org/tlog-proof@v1", f"{what} is {lines[0][:60]!r}, not c2sp.org/tlog-proof@v1")
        require(len(lines) >= 3 and lines[1].startswith("extra ") and lines[2].startswith("index "), f"{what} is cut")
        self.entry = entry = canonical(unb64(lines[1][6:], f"the entry of {what}"), f"the entry of {what}")
        require(sorted(entry) == sorted(RECORD + ["class", "salt", "opening"]), f"the entry of {what} has other members")
        self.index, self.type = decimal(lines[2][6:], f"the index of {what}"), entry["type"]
        self.c, self.opening = content_hash(entry), unhex(entry["opening"], f"the opening of {what}")
        self.leaf = leaf_of(class_hash(entry["class"], self.opening), self.c)
        self.checkpoint = Checkpoint(note, key, f"the checkpoint of {what}")
        hashes = [unb64(line, f"a hash of {what}", 32) for line in lines[3:]]
        root = inclusion_root(self.leaf, self.index, self.checkpoint.size, hashes, f"the proof of {what}")
        require(root == self.checkpoint.root, f"{what} does not lead to the root that the log signed")


class Export(Tree):
    """A public export, verified."""

    def __init__(self, data, key):
        super().__init__([])
        require(data.endswith(b"\n"), "the export is cut: its last line has no end")
        lines, self.checkpoints, before = data[:-1].split(b"\n"), [], []
        header = canonical(lines[0], "the first line of the export")
        require(header.get("format") == "greffe-ledger-export@v1", f"the export is of the format {header.get('format')}")
        require(header == {"format": header["format"], "origin": key.name, "vkey": key.text}, "the export names another log or key")
        for at, line in enumerate(lines[1:], 2):
            what = f"line {at} of the export"
            value = canonical(line, what)
            kind = sorted(value)
            if kind == ["index", "leaf"]:
                require(not self.checkpoints, f"{what} is a leaf after a checkpoint")
                require(value["index"] == len(self.leaves), f"{what} has the index {value['index']} in place of {len(self.leaves)}")
                self.leaves.append(unhex(value["leaf"], f"the leaf of {what}"))
            elif kind == ["checkpoint"]:
                note = Checkpoint(value["checkpoint"].encode("utf-8"), key, f"the checkpoint in {what}")
                require(not self.checkpoints or note.size > self.checkpoints[-1].size, f"{what} does not rise")
                self.check(note.size, note.root, note.what)
                self.checkpoints.append(note)
            elif kind == ["stamp"] and before == ["checkpoint"]:
                require(value["stamp"]["size"] == self.checkpoints[-1].size, f"{what} stamps another checkpoint")
                unb64(value["stamp"]["token"], f"the time-stamp of {what}")
            else:
                raise Refused(f"{what} is no line of a public export: {', '.join(kind)[:80]}")
            before = kind
        newest = self.checkpoints[-1].size if self.checkpoints else 0
        require(newest == len(self.leaves), f"the newest checkpoint of the export covers {newest} of {len(self.leaves)} entries")

    def check(self, size, root, what):
        require(size <= len(self.leaves), f"{what} has {size} entries, and the export {len(self.leaves)}")
        require(self.root(0, size) == root, f"{what} has another root than the leaves of the export")

    def check_receipt(self, receipt):
        self.check(receipt.checkpoint.size, receipt.checkpoint.root, receipt.what)
        require(self.leaves[receipt.index] == receipt.leaf, f"{receipt.what} has another leaf than the export")
