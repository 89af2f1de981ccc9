"""Verifies a record of Common Measure. Usage: python3 verify_record.py FILE [NUMBER:CODE that was lodged]"""
import hashlib
import json
import re
import sys

DIGEST = re.compile("[0-9a-f]{64}")
# What holds the hash of an entry or of a file, or a published notice that may look like one, not the digest of a text.
NO_DIGESTS = {"previous", "sha256", "file", "price_file", "notice"}


def digests(value, key=""):
    """The digests of texts in a part of an entry, in their order."""
    if isinstance(value, str):
        return [value] if key not in NO_DIGESTS and DIGEST.fullmatch(value) else []
    parts = value.items() if isinstance(value, dict) else ((key, part) for part in value) if isinstance(value, list) else ()
    return [digest for name, part in parts for digest in digests(part, name)]


def is_whole(text, digest):
    """Whether a salt of 16 bytes and a text are those of the digest that stands in their place."""
    salt, said = text
    return len(salt) == 32 and hashlib.sha256(bytes.fromhex(salt) + said.encode()).hexdigest() == digest


number, previous, codes = 0, "0" * 64, {}
lines = open(sys.argv[1], "rb").read().removeprefix(b"\xef\xbb\xbf").split(b"\n")
for line in lines if lines[-1] else lines[:-1]:
    number += 1
    digest, _, rest = line.rstrip(b"\r").decode().partition(" ")
    written, _, texts = rest.partition("\t")
    if hashlib.sha256(written.encode()).hexdigest() != digest:
        sys.exit(f"Entry {number} was changed after it was written, or cut off.")
    entry = json.loads(written)
    if entry["entry"] != number or entry["previous"] != previous:
        sys.exit(f"Entry {number} does not continue the one before it.")
    try:
        texts, wanted = json.loads(texts or "[]"), digests(entry)
    except ValueError:
        sys.exit(f"Entry {number}: its texts were changed after it was written, or cut off.")
    if len(texts) != len(wanted):
        sys.exit(f"Entry {number} has {len(wanted)} texts, and {len(texts)} stand beside it.")
    for text, of in zip(texts, wanted):
        if isinstance(text, dict):
            print(f"Entry {number}: a text is withheld by {text['by']} ({text['ground']}).")
        elif not is_whole(text, of):
            sys.exit(f"Entry {number}: one of its texts was changed after it was written.")
    previous = digest
    codes[number] = digest[:32].upper()
if len(sys.argv) > 2:
    wanted, _, code = sys.argv[2].partition(":")
    if codes.get(int(wanted)) != code.replace("-", "").replace(" ", "").upper():
        sys.exit(f"Entry {wanted} is not the one that was lodged.")
print(f"All {number} entries are whole. Check code {number}:{codes[number]}")
