"""Verifies a record of Common Measure with nothing but Python's own library.

Usage: python3 verify_record.py FILE [NUMBER:CODE]   (the check code that was lodged, if there is one)
"""

import hashlib
import json
import sys

number, previous, codes = 0, "0" * 64, {}
data = open(sys.argv[1], "rb").read().removeprefix(b"\xef\xbb\xbf")
for line in data.split(b"\n")[: None if data.strip() and not data.endswith(b"\n") else -1]:
    number += 1
    digest, rest = line.rstrip(b"\r").split(b" ", 1)
    entry_bytes, _, beside = rest.partition(b"\t")
    if hashlib.sha256(entry_bytes).hexdigest() != digest.decode():
        sys.exit(f"Entry {number} was changed after it was written.")
    entry = json.loads(entry_bytes)
    if entry["entry"] != number or entry["previous"] != previous:
        sys.exit(f"Entry {number} does not continue the one before it.")
    for text in json.loads(beside or b"[]"):
        if isinstance(text, dict):
            print(f"Entry {number}: a text is withheld by {text['by']} ({text['ground']}).")
        elif hashlib.sha256(bytes.fromhex(text[0]) + text[1].encode()).hexdigest().encode() not in entry_bytes:
            sys.exit(f"Entry {number}: one of its texts was changed after it was written.")
    previous = digest.decode()
    codes[number] = previous[:32].upper()
if len(sys.argv) > 2:
    wanted, code = sys.argv[2].split(":")
    if codes.get(int(wanted)) != code.replace("-", "").replace(" ", "").upper():
        sys.exit(f"Entry {wanted} is not the one that was lodged.")
print(f"All {number} entries are whole. Check code {number}:{codes[number]}")
