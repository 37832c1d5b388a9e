"""Keys from root and seed, sealed seeds, check values (chapter 5, sections 2, 5 and 6)."""

import hashlib
import hmac
import re
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

import siv
from encoding import enc
from refusal import Refused
from secret import Secret
from text import from_hex

PURPOSES = {
    "key-encryption",
    "pseudonym-inner",
    "pseudonym-wrap",
    "pseudonym-reversible",
    "linkage",
    "vault",
    "seal",
    "sign",
    "log",
}
NAME = re.compile(r"[\x21-\x7e]{0,64}")
HIGHEST_EPOCH = 0xFFFFFFFF
SEED_LENGTH = 32
CHECK_VALUE_LENGTH = 8


class Context(NamedTuple):
    """The name of one key (section 2)."""

    purpose: str
    tenant: str
    domain: str
    epoch: int


KEY_ENCRYPTION = Context("key-encryption", "", "", 0)


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA-256 (chapter 0, section 2)."""
    return hmac.digest(key, message, hashlib.sha256)


def hkdf_sha256(material: bytes, salt: bytes | None, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256, extract and expand (chapter 0, section 2)."""
    return HKDF(SHA256(), length, salt, info).derive(material)


def derive_key(root: Secret, seed: Secret, context: Context, length: int) -> Secret:
    """DeriveKey: KEYS-9."""
    if len(root) != SEED_LENGTH or len(seed) != SEED_LENGTH or length not in (32, 64):
        raise Refused("KEY_LENGTH_INVALID")
    info = _encode_context("key", context)
    return Secret(hkdf_sha256(root.reveal(), seed.reveal(), info, length))


def key_encryption_key(root: Secret) -> Secret:
    """KeyEncryptionKey: KEYS-10."""
    return derive_key(root, Secret(bytes(SEED_LENGTH)), KEY_ENCRYPTION, siv.KEY_LENGTH)


def seal_seed(kek: Secret, seed: Secret, context: Context) -> bytes:
    """SealSeed: KEYS-11."""
    if len(seed) != SEED_LENGTH:
        raise Refused("KEY_LENGTH_INVALID")
    ad = _encode_context("seed", context)
    return siv.seal(kek.reveal(), ad, seed.reveal())


def open_seed(kek: Secret, sealed: bytes, context: Context) -> Secret:
    """OpenSeed: KEYS-12."""
    ad = _encode_context("seed", context)
    try:
        seed = siv.open_(kek.reveal(), ad, sealed)
    except Refused as refusal:
        raise Refused("SEED_UNOPENABLE" if refusal.code == "SIV_UNOPENABLE" else refusal.code) from None
    if len(seed) != SEED_LENGTH:
        raise Refused("SEED_UNOPENABLE")
    return Secret(seed)


def key_check_value(key: Secret) -> bytes:
    """KeyCheckValue: KEYS-13."""
    return hmac_sha256(key.reveal(), enc("kcv"))[:CHECK_VALUE_LENGTH]


def check_key(key: Secret, recorded: bytes) -> None:
    """CheckKey: KEYS-14."""
    if not hmac.compare_digest(key_check_value(key), recorded):
        raise Refused("KEY_CHECK_FAILED")


def _encode_context(label: str, context: Context) -> bytes:
    """A context that is as in KEYS-1 and KEYS-2, under a label."""
    if context.purpose not in PURPOSES:
        raise Refused("KEY_CONTEXT_INVALID")
    if not NAME.fullmatch(context.tenant) or not NAME.fullmatch(context.domain):
        raise Refused("KEY_CONTEXT_INVALID")
    if type(context.epoch) is not int or not 0 <= context.epoch <= HIGHEST_EPOCH:
        raise Refused("KEY_CONTEXT_INVALID")
    return enc(label, context.purpose, context.tenant, context.domain, context.epoch.to_bytes(4, "big"))


def _secret(given: dict, name: str) -> Secret:
    return Secret(from_hex(given[name]))


def _context(given: dict) -> Context:
    return Context(given["purpose"], given["tenant"], given["domain"], given["epoch"])


def _derive_key(given: dict) -> dict:
    key = derive_key(_secret(given, "root"), _secret(given, "seed"), _context(given), given["length"])
    return {"key": key.reveal().hex()}


def _check_key(given: dict) -> dict:
    check_key(_secret(given, "key"), from_hex(given["keyCheckValue"]))
    return {"accepted": True}


def _use_secret(given: dict) -> dict:
    key = _secret(given, "key")
    values = []
    for step in given["steps"]:
        if step == "destroy":
            key.destroy()
        else:
            values.append(key_check_value(key).hex())
    return {"keyCheckValues": values}


OPERATIONS = {
    "DeriveKey": _derive_key,
    "KeyEncryptionKey": lambda given: {"key": key_encryption_key(_secret(given, "root")).reveal().hex()},
    "SealSeed": lambda given: {
        "sealed": seal_seed(_secret(given, "kek"), _secret(given, "seed"), _context(given)).hex()
    },
    "OpenSeed": lambda given: {
        "seed": open_seed(_secret(given, "kek"), from_hex(given["sealed"]), _context(given)).reveal().hex()
    },
    "KeyCheckValue": lambda given: {"keyCheckValue": key_check_value(_secret(given, "key")).hex()},
    "CheckKey": _check_key,
    "UseSecret": _use_secret,
}
