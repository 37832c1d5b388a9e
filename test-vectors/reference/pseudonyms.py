"""Pseudonyms in both modes, their printed form, rewrapping and translation."""
import hashlib
import hmac
import re
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from encoding import demand, enc
from keys import siv_open

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
SUITE = "sluis-pseudonym-1"


def polymod(values):
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= factor if top >> bit & 1 else 0
    return check


def expand(prefix):
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def bech32m(prefix, data):
    bits = "".join(f"{byte:08b}" for byte in data)
    groups = [int(bits[n:n + 5].ljust(5, "0"), 2) for n in range(0, len(bits), 5)]
    check = polymod(expand(prefix) + groups + [0] * 6) ^ 0x2BC830A3
    groups += [check >> 5 * (5 - n) & 31 for n in range(6)]
    return prefix + "1" + "".join(LETTERS[group] for group in groups)


def parse(text):
    malformed = "PSEUDONYM_MALFORMED"
    demand(text in (text.lower(), text.upper()), malformed)
    match = re.fullmatch(r"([a-z]{2,10})_([ph])1([02-9ac-hj-np-z]{69})", text.lower(), re.ASCII)
    demand(match, malformed)
    prefix, kind, body = match.groups()
    groups = [LETTERS.index(letter) for letter in body]
    demand(polymod(expand(f"{prefix}_{kind}") + groups) == 0x2BC830A3, malformed)
    bits = "".join(f"{group:05b}" for group in groups[:-6])
    demand(set(bits[312:]) <= {"0"}, malformed)
    data = int(bits[:312], 2).to_bytes(39, "big")
    demand(data[0] in (1, 2), malformed)
    return {
        "mode": ("irreversible", "reversible")[data[0] - 1],
        "kind": {"p": "person", "h": "household"}[kind],
        "prefix": prefix,
        "epoch": int.from_bytes(data[1:3], "big"),
        "ciphertext": data[3:].hex(),
        "pseudonym": text.lower(),
    }


def header(domain, kind):
    epoch = struct.pack(">I", domain["epoch"])
    return enc("header", SUITE, domain["mode"], kind, domain["tenant"], domain["domain"], epoch)


def seal(key, mode, domain, kind, content):
    demand(len(key) == 64, "KEY_LENGTH_INVALID")
    demand(domain["mode"] == mode, "PSEUDONYM_WRONG_MODE")
    demand(0 <= domain["epoch"] < 65536 and re.fullmatch("[a-z]{2,10}", domain["prefix"]), "DOMAIN_INVALID")
    data = AESSIV(key).encrypt(content, [header(domain, kind)])
    payload = bytes([1 if mode == "irreversible" else 2]) + struct.pack(">H", domain["epoch"]) + data
    return bech32m(f"{domain['prefix']}_{kind[0]}", payload)


def unseal(key, mode, domain, text):
    parsed = parse(text)
    demand(parsed["mode"] == mode, "PSEUDONYM_WRONG_MODE")
    demand(parsed["prefix"] == domain["prefix"], "PSEUDONYM_WRONG_DOMAIN")
    demand(parsed["epoch"] == domain["epoch"], "PSEUDONYM_WRONG_EPOCH")
    ad = header(domain, parsed["kind"])
    return parsed["kind"], siv_open(key, ad, bytes.fromhex(parsed["ciphertext"]), "PSEUDONYM_UNOPENABLE")


def pseudonym(i, subject):
    demand(len(subject) == 16, "SUBJECT_INVALID")
    if "innerKey" in i:
        message = enc("H", i["kind"], subject)
        inner = hmac.new(bytes.fromhex(i["innerKey"]), message, hashlib.sha256).digest()[:20]
        return seal(bytes.fromhex(i["wrapKey"]), "irreversible", i["domain"], i["kind"], inner)
    return seal(bytes.fromhex(i["reversibleKey"]), "reversible", i["domain"], i["kind"], subject + bytes(4))


def run_pseudonym(i):
    return {"pseudonym": pseudonym(i, bytes.fromhex(i["subject"]))}


def run_many(i):
    stream = hashlib.shake_128(i["stream"].encode()).digest(16 * i["count"])
    total = hashlib.sha256()
    for n in range(i["count"]):
        total.update((pseudonym(i, stream[16 * n:16 * n + 16]) + "\n").encode())
    return {"sha256": total.hexdigest()}


def run_unwrap(i):
    kind, inner = unseal(bytes.fromhex(i["wrapKey"]), "irreversible", i["domain"], i["pseudonym"])
    return {"kind": kind, "inner": inner.hex()}


def run_decrypt(i):
    kind, content = unseal(bytes.fromhex(i["reversibleKey"]), "reversible", i["domain"], i["pseudonym"])
    demand(content[16:] == bytes(4), "PSEUDONYM_UNOPENABLE")
    return {"kind": kind, "subject": content[:16].hex()}


def run_move(same):
    def move(i):
        old, new = i["from"], i["to"]
        stays = (old["tenant"], old["domain"]) == (new["tenant"], new["domain"])
        demand(stays == same and (not same or old["epoch"] != new["epoch"]), "REWRAP_INVALID")
        demand(old["mode"] == new["mode"], "REWRAP_INVALID")
        kind, content = unseal(bytes.fromhex(i["fromKey"]), old["mode"], old, i["pseudonym"])
        return {"pseudonym": seal(bytes.fromhex(i["toKey"]), new["mode"], new, kind, content)}

    return move


RUN = {
    "Derive": run_pseudonym, "Encrypt": run_pseudonym, "DeriveMany": run_many, "EncryptMany": run_many,
    "Unwrap": run_unwrap, "Decrypt": run_decrypt, "Parse": lambda i: parse(i["text"]),
    "Rewrap": run_move(True), "Translate": run_move(False),
}
