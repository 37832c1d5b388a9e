import { createHmac } from 'node:crypto'
import { bytes, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { type Explain, type Operation, outputOf } from './frame.ts'
import { flipFirst, root } from './key-derivation-input.ts'
import { kek } from './key-seed-cases.ts'

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
    TooLong: { bugType: 'MALFORMED', description: 'A longer value must not be accepted by its beginning.' },
    BadLength: { bugType: 'MALFORMED', description: 'A secret is 16 to 64 bytes.' },
    DestroyedKey: { bugType: 'WRONG_KEY', description: 'A key that was destroyed is gone for every later use.' },
  },
  explain,
  groups: [
    {
      type: 'KeyCheckValue',
      specRef: 'KEYS-5, KEYS-13',
      cases: [
        { tcId: 1, comment: 'key of 32 bytes', flags: [], input: { key: root } },
        { tcId: 2, comment: 'key of 64 bytes', flags: [], input: { key: kek } },
        { tcId: 3, comment: 'the shortest secret', flags: [], input: { key: root.slice(0, 32) } },
        {
          tcId: 4,
          comment: 'a secret of 15 bytes',
          flags: ['BadLength'],
          input: { key: root.slice(0, 30) },
          error: 'KEY_LENGTH_INVALID',
        },
        {
          tcId: 5,
          comment: 'a secret of 65 bytes',
          flags: ['BadLength'],
          input: { key: 'aa'.repeat(65) },
          error: 'KEY_LENGTH_INVALID',
        },
      ],
    },
    {
      type: 'CheckKey',
      specRef: 'KEYS-14',
      mutations: [
        { member: 'key', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'keyCheckValue', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
      ],
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
        {
          tcId: 105,
          comment: '9 bytes, of which the first 8 are right',
          flags: ['TooLong'],
          input: { key: root, keyCheckValue: `${rootValue}00` },
          error: 'KEY_CHECK_FAILED',
        },
        {
          tcId: 106,
          comment: 'the whole HMAC',
          flags: ['TooLong'],
          input: {
            key: root,
            keyCheckValue: createHmac('sha256', Buffer.from(root, 'hex')).update(enc('kcv')).digest('hex'),
          },
          error: 'KEY_CHECK_FAILED',
        },
      ],
    },
    {
      type: 'UseSecret',
      specRef: 'KEYS-7',
      cases: [
        { tcId: 201, comment: 'used twice', flags: [], input: { key: root, steps: ['use', 'use'] } },
        {
          tcId: 202,
          comment: 'destroyed after its use, twice',
          flags: [],
          input: { key: root, steps: ['use', 'destroy', 'destroy'] },
        },
        {
          tcId: 203,
          comment: 'used after it was destroyed',
          flags: ['DestroyedKey'],
          input: { key: root, steps: ['use', 'destroy', 'use'] },
          error: 'KEY_DESTROYED',
        },
        {
          tcId: 204,
          comment: 'destroyed before its first use',
          flags: ['DestroyedKey'],
          input: { key: root, steps: ['destroy', 'use'] },
          error: 'KEY_DESTROYED',
        },
      ],
    },
  ],
}
