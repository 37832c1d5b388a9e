"""The log: RFC 6962 section 2.1 written down literally, and the C2SP forms of checkpoints and proofs."""
import base64
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from encoding import Refused, demand


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def entries(i):
    counted = i.get("entryCount")
    return [bytes.fromhex(e) for e in i["entries"]] if counted is None else [b"entry %d" % n for n in range(counted)]


def split(n):
    return 1 << (n - 1).bit_length() - 1


def mth(d):
    if len(d) < 2:
        return sha(b"\0", d[0]) if d else sha()
    return sha(b"\1", mth(d[:split(len(d))]), mth(d[split(len(d)):]))


def path(m, d):
    demand(0 <= m < len(d), "LOG_INDEX_INVALID")
    if len(d) == 1:
        return []
    k = split(len(d))
    return path(m, d[:k]) + [mth(d[k:])] if m < k else path(m - k, d[k:]) + [mth(d[:k])]


def subproof(m, d, known):
    if m == len(d):
        return [] if known else [mth(d)]
    k = split(len(d))
    if m <= k:
        return subproof(m, d[:k], known) + [mth(d[k:])]
    return subproof(m - k, d[k:], False) + [mth(d[:k])]


def run_consistency(i):
    demand(1 <= i["oldSize"] <= len(entries(i)), "LOG_INDEX_INVALID")
    return {"proof": [h.hex() for h in subproof(i["oldSize"], entries(i), True)]}


def root_from_path(index, size, leaf, proof, code):
    """The root that a leaf and its proof lead to, by recursion from the top (the library goes from the bottom)."""
    demand(0 <= index < size, code)
    if size == 1:
        demand(proof == [], code)
        return leaf
    demand(proof, code)
    k = split(size)
    if index < k:
        return sha(b"\1", root_from_path(index, k, leaf, proof[:-1], code), proof[-1])
    return sha(b"\1", proof[-1], root_from_path(index - k, size - k, leaf, proof[:-1], code))


def run_verify_inclusion(i):
    code, hexes = "LOG_INCLUSION_INVALID", [i["leaf"], i["root"], *i["proof"]]
    demand(all(len(h) == 64 for h in hexes), code)
    leaf, root, *proof = map(bytes.fromhex, hexes)
    demand(root_from_path(i["index"], i["size"], leaf, proof, code) == root, code)
    return {"verified": True}


def roots_from_proof(m, n, proof, known, code):
    if m == n:
        if known is not None:
            demand(proof == [], code)
            return known, known
        demand(len(proof) == 1, code)
        return proof[0], proof[0]
    demand(proof, code)
    k, last = split(n), proof[-1]
    if m <= k:
        old, new = roots_from_proof(m, k, proof[:-1], known, code)
        return old, sha(b"\1", new, last)
    old, new = roots_from_proof(m - k, n - k, proof[:-1], None, code)
    return sha(b"\1", last, old), sha(b"\1", last, new)


def run_verify_consistency(i):
    code = "LOG_CONSISTENCY_INVALID"
    demand(1 <= i["oldSize"] <= i["newSize"], code)
    old, new, *proof = map(bytes.fromhex, [i["oldRoot"], i["newRoot"], *i["proof"]])
    demand(roots_from_proof(i["oldSize"], i["newSize"], proof, old, code) == (old, new), code)
    return {"verified": True}


def key_id(name, public):
    return sha(name.encode(), b"\n\1", public)[:4]


def run_sign(i):
    demand(i["origin"] == i["name"] and re.fullmatch(r"[^\s+]+", i["origin"]), "LOG_ORIGIN_MISMATCH")
    demand(i["size"] >= 0, "LOG_INDEX_INVALID")
    demand(len(i["root"]) == 64, "LOG_HASH_INVALID")
    private = ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(i["privateKey"]))
    public = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    text = f"{i['origin']}\n{i['size']}\n{base64.b64encode(bytes.fromhex(i['root'])).decode()}\n"
    identity = key_id(i["name"], public)
    line = base64.b64encode(identity + private.sign(text.encode())).decode()
    verifier = f"{i['name']}+{identity.hex()}+{base64.b64encode(bytes([1]) + public).decode()}"
    return {"note": f"{text}\n\u2014 {i['name']} {line}\n", "verifierKey": verifier}


def run_verifier_key(i):
    code, match = "LOG_KEY_INVALID", re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", i["verifierKey"])
    demand(match, code)
    data = base64.b64decode(match[3])
    demand(len(data) == 33 and data[0] == 1 and key_id(match[1], data[1:]).hex() == match[2], code)
    return {"name": match[1], "keyId": match[2], "publicKey": data[1:].hex()}


def run_verify_checkpoint(i):
    malformed, key = "LOG_NOTE_MALFORMED", run_verifier_key(i)
    text, mark, lines = i["note"].rpartition("\n\n")
    demand(mark and lines.endswith("\n") and not re.search(r"[\x00-\x09\x0b-\x1f]", i["note"]), malformed)
    text, signed = text + "\n", False
    for line in lines[:-1].split("\n"):
        match = re.fullmatch("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+=*)", line)
        demand(match, malformed)
        data = base64.b64decode(match[2])
        if match[1] == key["name"] and data[:4].hex() == key["keyId"]:
            public = ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["publicKey"]))
            try:
                public.verify(data[4:], text.encode())
            except InvalidSignature:
                raise Refused("LOG_SIGNATURE_INVALID") from None
            signed = True
    demand(signed, "LOG_SIGNATURE_INVALID")
    match = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/]{43}=)\n", text)
    demand(match and int(match[2]) < 2**53, malformed)
    demand(match[1] == key["name"], "LOG_ORIGIN_MISMATCH")
    return {"origin": match[1], "size": int(match[2]), "root": base64.b64decode(match[3]).hex()}


def run_tlog_proof(i):
    code, (head, mark, note) = "LOG_PROOF_MALFORMED", i["proof"].partition("\n\n")
    match = re.fullmatch(r"c2sp\.org/tlog-proof@v1\nindex (0|[1-9][0-9]*)((?:\n[A-Za-z0-9+/]{43}=)*)", head)
    demand(mark and match, code)
    checkpoint = run_verify_checkpoint({"note": note, "verifierKey": i["verifierKey"]})
    proof = [base64.b64decode(line).hex() for line in match[2].split()]
    leaf = sha(b"\0", bytes.fromhex(i["entry"])).hex()
    run_verify_inclusion({"index": int(match[1]), **checkpoint, "leaf": leaf, "proof": proof})
    return {"index": int(match[1]), "size": checkpoint["size"]}


RUN = {
    "Root": lambda i: {"root": mth(entries(i)).hex()},
    "InclusionProof": lambda i: {"proof": [h.hex() for h in path(i["index"], entries(i))]},
    "ConsistencyProof": run_consistency, "VerifyInclusion": run_verify_inclusion,
    "VerifyConsistency": run_verify_consistency, "SignCheckpoint": run_sign, "ParseVerifierKey": run_verifier_key,
    "VerifyCheckpoint": run_verify_checkpoint, "VerifyTlogProof": run_tlog_proof,
}
