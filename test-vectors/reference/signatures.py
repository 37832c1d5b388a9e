"""Ed25519 over bytes (RFC 8032, no pre-hash, no context), strict as chapter 14, section 5.3, demands."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

import edwards25519

LENGTH = 64


def sign(seed: bytes, message: bytes) -> bytes:
    """The signature by the key of a seed of 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature holds: canonical encodings, S < L, no public key of small order."""
    if len(signature) != LENGTH:
        return False
    point = edwards25519.decode_point(public)
    if point is None or edwards25519.has_small_order(point):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
