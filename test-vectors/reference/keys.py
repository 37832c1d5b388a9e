"""Keys, key check values and sealed seeds."""
import hashlib
import hmac
import re
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from encoding import Refused, demand, enc

PURPOSES = "key-encryption pseudonym-inner pseudonym-wrap pseudonym-reversible linkage vault seal sign log".split()


def context(i):
    for name in ("tenant", "domain"):
        demand(re.fullmatch(r"[\x21-\x7e]{0,64}", i[name]), "KEY_CONTEXT_INVALID")
    demand(i["purpose"] in PURPOSES and 0 <= i["epoch"] < 2**32, "KEY_CONTEXT_INVALID")
    return i["purpose"], i["tenant"], i["domain"], struct.pack(">I", i["epoch"])


def derive_key(root, seed, length, fields):
    demand(len(root) == len(seed) == 32 and length in (32, 64), "KEY_LENGTH_INVALID")
    return HKDF(hashes.SHA256(), length, seed, enc("key", *fields)).derive(root)


def run_derive_key(i):
    root, seed = bytes.fromhex(i["root"]), bytes.fromhex(i["seed"])
    return {"key": derive_key(root, seed, i["length"], context(i)).hex()}


def run_kek(i):
    fields = ("key-encryption", "", "", bytes(4))
    return {"key": derive_key(bytes.fromhex(i["root"]), bytes(32), 64, fields).hex()}


def run_seal(i):
    ad = enc("seed", *context(i))
    return {"sealed": AESSIV(bytes.fromhex(i["kek"])).encrypt(bytes.fromhex(i["seed"]), [ad]).hex()}


def run_open(i):
    key = bytes.fromhex(i["kek"])
    demand(len(key) == 64, "KEY_LENGTH_INVALID")
    return {"seed": siv_open(key, enc("seed", *context(i)), bytes.fromhex(i["sealed"]), "SEED_UNOPENABLE").hex()}


def siv_open(key, ad, data, code):
    demand(len(data) > 16, code)
    try:
        return AESSIV(key).decrypt(data, [ad])
    except InvalidTag:
        raise Refused(code) from None


def kcv(key):
    return hmac.new(bytes.fromhex(key), enc("kcv"), hashlib.sha256).digest()[:8].hex()


def run_check_key(i):
    demand(kcv(i["key"]) == i["keyCheckValue"], "KEY_CHECK_FAILED")
    return {"accepted": True}


RUN = {
    "DeriveKey": run_derive_key, "KeyEncryptionKey": run_kek, "SealSeed": run_seal, "OpenSeed": run_open,
    "KeyCheckValue": lambda i: {"keyCheckValue": kcv(i["key"])}, "CheckKey": run_check_key,
}
