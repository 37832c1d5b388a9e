import { contradicts, cosign, cosignedAt } from '../log/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { byteList, bytes, number, object, text } from './input.ts'

const head = (input: Fields) => ({
  origin: text(input, 'origin'),
  size: number(input, 'size'),
  root: bytes(input, 'root'),
})

/** What those who compare the heads of a log make and check: cosignatures, contradictions. */
export const witnessOperations: Readonly<Record<string, Evaluate>> = {
  Cosign: (input) => {
    const witness = { name: text(input, 'name'), privateKey: bytes(input, 'privateKey') }
    return { note: cosign(text(input, 'note'), witness, number(input, 'time')) }
  },
  CosignedAt: (input) => {
    const witness = { name: text(input, 'name'), publicKey: bytes(input, 'publicKey') }
    return { time: cosignedAt(text(input, 'note'), witness) ?? null }
  },
  Contradiction: (input) => ({
    contradiction: contradicts(head(object(input, 'one')), head(object(input, 'other')), byteList(input, 'hashes')),
  }),
}
