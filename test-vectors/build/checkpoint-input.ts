import { makeVerifierKey, signCheckpoint } from '../../packages/ttp-core/src/log/index.ts'
import type { Fields } from './frame.ts'

export const origin = 'log.example/sluis'
export const privateKey = '404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f'
export const signer = { name: origin, privateKey: Uint8Array.from(Buffer.from(privateKey, 'hex')) }
export const verifierKey = makeVerifierKey(signer)
export const rootHex = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
export const root = Uint8Array.from(Buffer.from(rootHex, 'hex'))
export const head: Fields = { name: origin, privateKey, origin, size: 8, root: rootHex }

export const note = signCheckpoint({ origin, size: 8, root }, signer)
export const malformed = 'LOG_NOTE_MALFORMED'
export const unsigned = 'LOG_SIGNATURE_INVALID'
