import { createHmac } from 'node:crypto'
import { bytes, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { type Explain, type Operation, outputOf } from './frame.ts'
import { flipFirst, kek, root } from './key-derivation.ts'

const explain: Record<string, Explain> = {
  KeyCheckValue: (input) => {
    const message = enc(LABEL.keyCheckValue)
    return { message: toHex(message), hmac: createHmac('sha256', bytes(input, 'key')).update(message).digest('hex') }
  },
}
const rootValue = text(await outputOf('KeyCheckValue', { key: root }), 'keyCheckValue')

export const keyCheck: Operation = {
  name: 'key-check-value',
  algorithm: 'HMAC-SHA-256',
  header: ['key check value = the first 8 bytes of HMAC-SHA-256(key, enc("kcv"))'],
  notes: {
    WrongKey: {
      bugType: 'WRONG_KEY',
      description: 'Shares of a root that are wrong give a wrong root without an error: the value shows it.',
    },
    Truncated: { bugType: 'MALFORMED', description: 'A shorter value must not be accepted as a prefix.' },
  },
  explain,
  groups: [
    {
      type: 'KeyCheckValue',
      specRef: 'packages/ttp-core/src/keys/key-check-value.ts',
      cases: [
        { tcId: 1, comment: 'key of 32 bytes', flags: [], input: { key: root } },
        { tcId: 2, comment: 'key of 64 bytes', flags: [], input: { key: kek } },
      ],
    },
    {
      type: 'CheckKey',
      specRef: 'packages/ttp-core/src/keys/key-check-value.ts',
      cases: [
        { tcId: 101, comment: 'the recorded key', flags: [], input: { key: root, keyCheckValue: rootValue } },
        {
          tcId: 102,
          comment: 'one bit of the key flipped',
          flags: ['WrongKey'],
          input: { key: flipFirst(root), keyCheckValue: rootValue },
          error: 'KEY_CHECK_FAILED',
        },
        {
          tcId: 103,
          comment: '7 bytes of value',
          flags: ['Truncated'],
          input: { key: root, keyCheckValue: rootValue.slice(0, 14) },
          error: 'KEY_CHECK_FAILED',
        },
        {
          tcId: 104,
          comment: 'no value',
          flags: ['Truncated'],
          input: { key: root, keyCheckValue: '' },
          error: 'KEY_CHECK_FAILED',
        },
      ],
    },
  ],
}
