export { canonicalJson, type JsonValue } from './canonical-json.ts'
export { decodeEnc, enc } from './enc.ts'
export { LABEL, type Label } from './label.ts'
export { fromBase64url, fromHex, fromUtf8, toBase64url, toHex, utf8 } from './text.ts'
