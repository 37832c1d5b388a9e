import type { Target } from './target.ts'

/** Parsers with a flaw each: who looks for flaws must find these. */
export const PLANTED: readonly Target[] = [
  {
    name: 'planted-member',
    // Believes that a member which is there is an object.
    samples: () => [{ json: { header: { alg: 'EdDSA', crit: ['b64'] }, size: 3 } }],
    parse: (value) => (value as { header: { crit: readonly string[] } }).header.crit.map((name) => name.length),
    reaches: [],
  },
  {
    name: 'planted-length',
    // Reads a length from the bytes and believes it.
    samples: () => [Uint8Array.of(0, 2, 7, 7, 0, 1, 9)],
    parse: (bytes) => {
      const input = Buffer.from(bytes as Uint8Array)
      for (let at = 0; at < input.length; ) at += 2 + input.readUInt16BE(at)
    },
    reaches: [],
  },
  {
    name: 'planted-slow',
    // Backtracks: each further character doubles the time.
    samples: () => ['aaaaaaaaaaaaaaaaaa!', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'],
    parse: (text) => /^(a+)+$/.test(String(text).slice(0, 27)),
    reaches: [],
  },
  {
    name: 'planted-endless',
    // Goes on from where it stands when there is nothing to read.
    samples: () => ['1;2;3'],
    parse: (text) => {
      for (let at = 0; at < String(text).length; ) at += /^\d*;?/.exec(String(text).slice(at))?.[0].length ?? 1
    },
    reaches: [],
  },
]
