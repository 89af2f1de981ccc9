"""Verifies a record of Common Measure. Usage: python3 verify_record.py FILE [NUMBER:CODE that was lodged]"""
import hashlib
import json
import re
import sys

# Where an entry holds names and free texts: there, and nowhere else, a digest stands in place of each.
SUPPLIER = "(name|postal_address|email|identifier|members|key_subcontractors)"
BID = "(title|commitments/(statement|when|place|evidence)|answers/text)"
DECISION, DRAW, WITHDRAWN = "(reason|decided_by|approved_by)", "(drawn_by|witness)", "(reason|recorded_by)"
WHOLE = f"""details/note|suppliers/{SUPPLIER}|bids/{BID}|
    evaluation/(scores/reason|decisions/{DECISION}|draws/{DRAW}|withdrawals/{WITHDRAWN})"""
CHANGE = f"""set_detail/note|add_bid/supplier/{SUPPLIER}|change_supplier/text|set_bid_title/title|
    change_offer/change/(statement|when|place|evidence)|set_answer/text|set_reason/reason|
    decide/{DECISION}|record_draw/{DRAW}|withdraw/{WITHDRAWN}"""
TEXTS = re.compile(f"""/who|/act/(start/(origin/file/text|procurement/({WHOLE}))|change/(together/)*({CHANGE})|
    amend/reason|note_error/(error|decision)|open/(opened_by|witness)|receive_late/(supplier|circumstances)|
    decide_late/reason|accept_response/(supplier/{SUPPLIER}|bids/{BID}|left_out)|reopen_scores/reason|
    accept_prices/left_out|(award|withdraw_award)/(reason|decided_by))""", re.VERBOSE)


def refused(part):
    raise ValueError(part)


def fields(pairs):
    """An object, none of whose fields is given twice: readers do not agree on which of them holds."""
    return dict(pairs) if len(dict(pairs)) == len(pairs) else refused(pairs)


def parsed(text):
    """JSON as it was written here: whole numbers, and letters that can be written as UTF-8."""
    value = json.loads(text.decode(), object_pairs_hook=fields, parse_float=refused, parse_constant=refused)
    json.dumps(value, ensure_ascii=False).encode()
    return value


def digests(value, path=""):
    """What stands in place of texts in a part of an entry, in its order. Nothing stands in place of an empty text."""
    if isinstance(value, str):
        return [value] if value and TEXTS.fullmatch(path) else []
    parts = [(f"{path}/{key}", part) for key, part in value.items()] if isinstance(value, dict) else \
        [(path, part) for part in value] if isinstance(value, list) else []
    return [digest for path, part in parts for digest in digests(part, path)]


def is_gap(text):
    """Whether this says who withholds a text, and on what ground."""
    return text.keys() == {"by", "ground"} and all(isinstance(said, str) and said.strip() for said in text.values())


def is_whole(text, digest):
    """Whether this is a salt of 16 bytes and a text, and together they are those of the digest in their place."""
    if not (isinstance(text, list) and len(text) == 2 and all(isinstance(part, str) for part in text)):
        return False
    salt, said = text
    return bool(re.fullmatch("[0-9a-f]{32}", salt)) and \
        hashlib.sha256(bytes.fromhex(salt) + said.encode()).hexdigest() == digest


previous, codes = "0" * 64, {}
lines = open(sys.argv[1], "rb").read().removeprefix(b"\xef\xbb\xbf").split(b"\n")
for number, line in enumerate(lines if lines[-1] else lines[:-1], 1):
    digest, _, rest = line.removesuffix(b"\r").partition(b" ")
    written, tab, beside = rest.partition(b"\t")
    if hashlib.sha256(written).hexdigest().encode() != digest:
        sys.exit(f"Entry {number} was changed after it was written, or cut off.")
    try:
        entry = parsed(written)
        version, place = entry["version"], [entry["entry"], entry["previous"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        sys.exit(f"Entry {number} is not as Common Measure writes one.")
    if repr(version) != "1":
        sys.exit(f"Entry {number} is of another version of the file than this script reads.")
    if repr(place) != repr([number, previous]):
        sys.exit(f"Entry {number} does not continue the one before it.")
    try:
        texts, wanted = parsed(beside) if tab else [], digests(entry)
    except (ValueError, RecursionError):
        sys.exit(f"Entry {number}: its texts were changed after it was written, or cut off.")
    if not isinstance(texts, list) or len(texts) != len(wanted):
        there = len(texts) if isinstance(texts, list) else "something else"
        sys.exit(f"Entry {number} has {len(wanted)} texts, and {there} stand beside it.")
    for text, of in zip(texts, wanted):
        if isinstance(text, dict):
            if not is_gap(text):
                sys.exit(f"Entry {number}: a text is withheld, and it is not said by whom and on what ground.")
            print(f"Entry {number}: a text is withheld by {text['by']} ({text['ground']}).")
        elif not is_whole(text, of):
            sys.exit(f"Entry {number}: one of its texts was changed after it was written.")
    previous = digest.decode()
    codes[str(number)] = previous[:32].upper()
if not codes:
    sys.exit("There is no entry in it.")
if len(sys.argv) > 2:
    wanted, _, code = sys.argv[2].partition(":")
    if codes.get(wanted.strip()) != code.replace("-", "").replace(" ", "").upper():
        sys.exit(f"Entry {wanted} is not the one that was lodged.")
print(f"All {number} entries are whole. Check code {number}:{codes[str(number)]}")
