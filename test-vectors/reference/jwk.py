"""JSON Web Keys of the two forms: checking and naming them (chapter 2, section 4)."""

import base64
import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import base64url
import edwards25519
from canonical_json import canonical
from refusal import Refused

P256_PRIME = 2**256 - 2**224 + 2**192 + 2**96 - 1
P256_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

SEAL = {"kty": "EC", "crv": "P-256", "use": "enc"}
SIGN = {"kty": "OKP", "crv": "Ed25519", "use": "sig"}


def seal_coordinates(scalar: int) -> tuple[bytes, bytes]:
    """The coordinates of scalar·G on P-256, each 32 bytes."""
    point = ec.derive_private_key(scalar, ec.SECP256R1()).public_key().public_numbers()
    return point.x.to_bytes(32, "big"), point.y.to_bytes(32, "big")


def sign_public(seed: bytes) -> bytes:
    """The public key of an Ed25519 seed (RFC 8032 section 5.1.5)."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def parse_seal_key(key: Any) -> dict:
    """ParseSealKey: ENCO-12."""
    _check_members(key, SEAL, {"x", "y"})
    _check_point(key)
    _check_kid(key)
    return key


def parse_sign_key(key: Any) -> dict:
    """ParseSignKey: ENCO-12."""
    _check_members(key, SIGN, {"x"})
    _check_edwards_point(key)
    _check_kid(key)
    return key


def parse_private_seal_key(key: Any) -> dict:
    """ParsePrivateSealKey: ENCO-12."""
    _check_members(key, SEAL, {"x", "y", "d"})
    _check_point(key)
    _check_kid(key)
    scalar = int.from_bytes(_bytes32(key["d"]), "big")
    _demand(1 <= scalar < P256_ORDER)
    _demand(seal_coordinates(scalar) == (_bytes32(key["x"]), _bytes32(key["y"])))
    return key


def parse_signing_key(key: Any) -> dict:
    """ParseSigningKey: ENCO-12."""
    _check_members(key, SIGN, {"x", "d"})
    _check_edwards_point(key)
    _check_kid(key)
    _demand(sign_public(_bytes32(key["d"])) == _bytes32(key["x"]))
    return key


def thumbprint(key: dict) -> str:
    """Thumbprint: ENCO-14."""
    return base64url.encode(_digest(key))


def fingerprint(key: dict) -> str:
    """Fingerprint: ENCO-15."""
    text = base64.b32encode(_digest(key)).decode("ascii").rstrip("=")
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _digest(key: dict) -> bytes:
    names = ("crv", "kty", "x", "y") if key["kty"] == SEAL["kty"] else ("crv", "kty", "x")
    return hashlib.sha256(canonical({name: key[name] for name in names}).encode("utf-8")).digest()


def _demand(holds: bool) -> None:
    if not holds:
        raise Refused("KEY_FORM_INVALID")


def _check_members(key: Any, form: dict[str, str], numbers: set[str]) -> None:
    """Steps 1 and 2 of section 4.1."""
    _demand(isinstance(key, dict) and key.keys() == form.keys() | numbers | {"kid"})
    _demand(all(isinstance(value, str) for value in key.values()))
    _demand(all(key[name] == value for name, value in form.items()))
    for name in numbers:
        _bytes32(key[name])


def _bytes32(text: str) -> bytes:
    try:
        data = base64url.decode(text)
    except Refused:
        data = b""
    _demand(len(data) == 32)
    return data


def _check_point(key: dict) -> None:
    """Step 3 of section 4.1."""
    x, y = (int.from_bytes(_bytes32(key[name]), "big") for name in ("x", "y"))
    _demand(x < P256_PRIME and y < P256_PRIME)
    _demand((y * y - (x * x * x - 3 * x + P256_B)) % P256_PRIME == 0)


def _check_edwards_point(key: dict) -> None:
    """Step 4 of section 4.1."""
    _demand(edwards25519.is_public_key(_bytes32(key["x"])))


def _check_kid(key: dict) -> None:
    """Step 5 of section 4.1."""
    _demand(key["kid"] == thumbprint(key))


OPERATIONS = {
    "NameKey": lambda given: {"thumbprint": thumbprint(given["key"]), "fingerprint": fingerprint(given["key"])},
    "ParseSealKey": lambda given: {"key": parse_seal_key(given["key"])},
    "ParseSignKey": lambda given: {"key": parse_sign_key(given["key"])},
    "ParsePrivateSealKey": lambda given: {"key": parse_private_seal_key(given["key"])},
    "ParseSigningKey": lambda given: {"key": parse_signing_key(given["key"])},
}
