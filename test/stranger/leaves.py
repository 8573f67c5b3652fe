"""Leaves and trees of the log (page log.md), and the spellings of values (page README.md)."""

import base64
import json
import re
from bisect import bisect_left
from hashlib import sha256

RECORD = ["actor", "at", "data", "seq", "stream", "type"]


class Refused(Exception):
    """What differs, in one sentence."""


def require(holds, sentence):
    if not holds:
        raise Refused(sentence)


def sha(data):
    return sha256(data).digest()


def unhex(text, what):
    require(isinstance(text, str) and re.fullmatch("[0-9a-f]{64}", text), f"{what} is no digest in lower-case hex")
    return bytes.fromhex(text)


def b64(data):
    return base64.b64encode(data).decode()


def unb64(text, what, length=None):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused(f"{what} is not base64")
    require(b64(data) == text, f"{what} is another spelling of its base64")
    require(length is None or len(data) == length, f"{what} has {len(data)} bytes in place of {length}")
    return data


def decode(data, what, encoding="utf-8"):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(f"{what} is not {encoding.upper()}")


def decimal(text, what):
    require(re.fullmatch("0|[1-9][0-9]{0,15}", text), f"{what} is no decimal number: {text[:40]!r}")
    return int(text)


def number(value):
    """A number as RFC 8785 spells it, for the range that a report uses."""
    require(value == 0 or 1e-6 <= abs(value) <= 2**53, "a number is not in the range that is spelt here")
    return str(int(value)) if float(value).is_integer() else repr(value)


def jcs(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(jcs(name) + ":" + jcs(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(jcs, value)) + "]"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def canonical(data, what):
    """The object of bytes that must be its JCS spelling. A name that stands twice does not survive this."""
    try:
        value = json.loads(data.decode("utf-8"))
        same = jcs(value).encode("utf-8") == data
    except (ValueError, OverflowError, RecursionError):
        raise Refused(f"{what} is not JSON")
    require(same and isinstance(value, dict), f"{what} is no object in its canonical spelling")
    return value


# Leaves and trees

def content_hash(entry):
    record = jcs({name: entry[name] for name in RECORD}).encode("utf-8")
    return sha(b"greffe/rec/v1\0" + unhex(entry["salt"], "a salt") + record)


def class_hash(name, opening):
    return sha(b"greffe/type/v1\0" + name.encode() + opening)


def leaf_of(t, c):
    return sha(b"\0" + t + c)


def node(left, right):
    return sha(b"\1" + left + right)


def split(size):
    """The largest power of two that is smaller than size."""
    return 1 << (size - 1).bit_length() - 1


class Tree:
    """Leaves, and the root of any range of them. Roots of full subtrees are kept, so that each prefix is cheap."""

    def __init__(self, leaves):
        self.leaves, self.kept = leaves, {}

    def root(self, low, high):
        if high - low < 2:
            return self.leaves[low] if high > low else sha(b"")
        if (low, high) in self.kept:
            return self.kept[low, high]
        middle = low + split(high - low)
        result = node(self.root(low, middle), self.root(middle, high))
        if high - low == 2 * (middle - low):
            self.kept[low, high] = result
        return result


def prove(root, hashes, what):
    """The result of a walk over a tree that takes each hash of a proof, in order, and all of them."""
    rest = list(reversed(hashes))
    try:
        result = root(rest.pop)
    except IndexError:
        raise Refused(f"{what} has too few hashes")
    require(not rest, f"{what} has too many hashes")
    return result


def inclusion_root(leaf, index, size, hashes, what):
    def root(take, index, size):
        if size == 1:
            return leaf
        k = split(size)
        if index < k:
            return node(root(take, index, k), take())
        right = root(take, index - k, size - k)
        return node(take(), right)

    require(index < size, f"{what} names an index beyond its tree")
    return prove(lambda take: root(take, index, size), hashes, what)


def check_growth(old_size, old_root, size, new_root, hashes, what):
    def roots(take, m, n, whole):
        if m == n:
            return (old_root if whole else take(),) * 2
        k = split(n)
        if m <= k:
            old, new = roots(take, m, k, whole)
            return old, node(new, take())
        old, new = roots(take, m - k, n - k, False)
        left = take()
        return node(left, old), node(left, new)

    require(old_size <= size and (old_size or not hashes), f"{what} is not from {old_size} to {size} entries")
    require(not old_size or prove(lambda take: roots(take, old_size, size, True), hashes, what) == (old_root, new_root),
            f"{what} does not hold")


def several_root(leaves, size, hashes, what):
    """The root of a tree of which some leaves are known: index -> leaf."""
    indexes = sorted(leaves)

    def root(take, low, high):
        if bisect_left(indexes, low) == bisect_left(indexes, high):
            return take()
        if high - low == 1:
            return leaves[low]
        middle = low + split(high - low)
        return node(root(take, low, middle), root(take, middle, high))

    require(not indexes or indexes[-1] < size, f"{what} names an index beyond its tree")
    return prove(lambda take: root(take, 0, size) if size else sha(b""), hashes, what)
