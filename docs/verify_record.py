"""Verifies a record of Common Measure. Usage: python3 verify_record.py FILE [NUMBER:CODE that was lodged]"""
import hashlib
import json
import sys

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
    for text in json.loads(texts or "[]"):
        if isinstance(text, dict):
            print(f"Entry {number}: a text is withheld by {text['by']} ({text['ground']}).")
        elif hashlib.sha256(bytes.fromhex(text[0]) + text[1].encode()).hexdigest() not in written:
            sys.exit(f"Entry {number}: one of its texts was changed after it was written.")
    previous = digest
    codes[number] = digest[:32].upper()
if len(sys.argv) > 2:
    wanted, _, code = sys.argv[2].partition(":")
    if codes.get(int(wanted)) != code.replace("-", "").replace(" ", "").upper():
        sys.exit(f"Entry {wanted} is not the one that was lodged.")
print(f"All {number} entries are whole. Check code {number}:{codes[number]}")
