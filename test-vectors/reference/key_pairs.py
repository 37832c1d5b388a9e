"""Key pairs of an engine, from seeds (chapter 5, section 7)."""

import base64url
import jwk
from encoding import enc
from keys import hkdf_sha256
from refusal import Refused
from secret import Secret
from text import from_hex

SEED_LENGTH = 32
STRETCHED_LENGTH = 48


def seal_key_from_seed(seed: Secret) -> dict:
    """SealKeyFromSeed: the private JWK (KEYS-15)."""
    stretched = hkdf_sha256(_seed_bytes(seed), None, enc("P-256"), STRETCHED_LENGTH)
    scalar = int.from_bytes(stretched, "big") % (jwk.P256_ORDER - 1) + 1
    x, y = jwk.seal_coordinates(scalar)
    numbers = {"x": base64url.encode(x), "y": base64url.encode(y), "d": base64url.encode(scalar.to_bytes(32, "big"))}
    return _with_kid({**jwk.SEAL, **numbers})


def sign_key_from_seed(seed: Secret) -> dict:
    """SignKeyFromSeed: the private JWK (KEYS-15)."""
    private = _seed_bytes(seed)
    return _with_kid({**jwk.SIGN, "x": base64url.encode(jwk.sign_public(private)), "d": base64url.encode(private)})


def public_form(key: dict) -> dict:
    """A key without its private half."""
    return {name: value for name, value in key.items() if name != "d"}


def _seed_bytes(seed: Secret) -> bytes:
    if len(seed) != SEED_LENGTH:
        raise Refused("KEY_LENGTH_INVALID")
    return seed.reveal()


def _with_kid(key: dict) -> dict:
    return {**key, "kid": jwk.thumbprint(key)}


def _pair(private: dict) -> dict:
    return {"publicJwk": public_form(private), "privateJwk": private}


OPERATIONS = {
    "SealKeyFromSeed": lambda given: _pair(seal_key_from_seed(Secret(from_hex(given["seed"])))),
    "SignKeyFromSeed": lambda given: _pair(sign_key_from_seed(Secret(from_hex(given["seed"])))),
}
