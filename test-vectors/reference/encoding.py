"""The injective encoding and canonical JSON."""
import json
import re
import struct


class Refused(Exception):
    """The input is refused; the message is the code."""


def demand(condition, code):
    if not condition:
        raise Refused(code)


def enc(label, *fields):
    out = bytes([len(label)]) + label.encode() + struct.pack(">H", len(fields))
    for field in fields:
        try:
            data = field.encode() if isinstance(field, str) else field
        except UnicodeEncodeError:
            raise Refused("ENC_FIELD_INVALID") from None
        out += struct.pack(">I", len(data)) + data
    return out


def run_enc(i):
    fields = [f["text"] if "text" in f else bytes.fromhex(f["hex"]) for f in i["fields"]]
    return {"bytes": enc(i["label"], *fields).hex()}


def run_decode(i):
    data, start = bytes.fromhex(i["bytes"]), bytes([len(i["label"])]) + i["label"].encode()
    demand(data.startswith(start) and len(data) >= len(start) + 2, "ENC_MALFORMED")
    (count,), rest, fields = struct.unpack(">H", data[len(start):len(start) + 2]), data[len(start) + 2:], []
    for _ in range(count):
        demand(len(rest) >= 4, "ENC_MALFORMED")
        (length,), rest = struct.unpack(">I", rest[:4]), rest[4:]
        demand(len(rest) >= length, "ENC_MALFORMED")
        fields.append(rest[:length].hex())
        rest = rest[length:]
    demand(rest == b"", "ENC_MALFORMED")
    return {"fields": fields}


def canonical(value):
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, str):
        demand(not re.search("[\ud800-\udfff]", value), "JSON_NOT_CANONICAL")
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        demand(abs(value) < 2**53, "JSON_NOT_CANONICAL")
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    demand(isinstance(value, dict), "JSON_NOT_CANONICAL")
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"


RUN = {
    "Enc": run_enc, "DecodeEnc": run_decode,
    "CanonicalJson": lambda i: {"canonical": canonical(json.loads(i["json"]))},
}
