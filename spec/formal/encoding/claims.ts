import type { Claim } from '../claim.ts'
import { readCases } from './cases.ts'
import { compile, FILES, recheck, searchPremises, textsFor, withFlaw } from './coq.ts'
import { examplesOf } from './examples.ts'
import { collision, solve } from './smt.ts'

const LIMITS =
  'label of 1 to 255 bytes, at most 65,535 fields, each of at most 4,294,967,295 bytes: anything else has no encoding'
const BYTES = 'a text stands for its UTF-8 bytes: a text and a byte string with the same bytes are one input'

const injective: Claim = {
  id: 'INJE-1',
  clauses: ['ENCO-5'],
  statement:
    'For every label and every list of fields: two different inputs never have the same encoding, no encoding is the beginning of another, and two numbers never have the same header.',
  model: 'encoding/Injective.v',
  assumptions: [LIMITS, BYTES, 'the kernel and the standard library of Coq'],
  control:
    'no lengths; only the number of fields; a length cut to one byte; a label without its length: two inputs with the same bytes are proved to exist; with a flaw in the model the proof fails',
  prove: async () => [
    searchPremises(FILES, 'premises: none'),
    await compile('coqc (Numbers.v, Injective.v)', textsFor('Injective'), '5 closed'),
  ],
  refute: async () => [
    await compile(
      'coqc (Ambiguous.v: proves four collisions, and two forms of one input)',
      textsFor('Ambiguous'),
      '7 closed',
    ),
    await compile(
      'coqc (flaw: no length before a field)',
      withFlaw('Injective', 'Encode', 'i2osp (len f) 4 ++ f', 'f'),
      'fails in Injective: decode_fields_body',
    ),
    await compile(
      'coqc (flaw: length of one byte)',
      withFlaw('Injective', 'Encode', 'i2osp (len f) 4 ++ f', 'i2osp (len f) 1 ++ f'),
      'fails in Injective: decode_fields_body',
    ),
    await compile(
      'coqc (flaw: headers lose a bit)',
      withFlaw('Injective', 'Numbers', 'Byte.of_N (n mod 256) with', 'Byte.of_N (n mod 128) with'),
      'fails in Numbers: to_N_byte_of',
    ),
  ],
}

const canonical: Claim = {
  id: 'INJE-2',
  clauses: ['ENCO-4'],
  statement:
    'Decoding gives back exactly the fields that were encoded, and it accepts nothing but encodings: each input has one form.',
  model: 'encoding/Canonical.v',
  assumptions: [LIMITS, 'the label that is asked for is not empty', 'the kernel and the standard library of Coq'],
  control:
    'a decoder that does not ask whether bytes are left over: two forms of one input are proved to exist, and the proof fails',
  prove: async () => [
    await compile('coqc (Numbers.v, Canonical.v)', textsFor('Canonical'), '3 closed'),
    await recheck('coqchk (all theorems once more)', ['Numbers', 'Encode', 'Injective', 'Canonical'], 'checked'),
  ],
  refute: async () => [
    await compile(
      'coqc (Ambiguous.v: proves four collisions, and two forms of one input)',
      textsFor('Ambiguous'),
      '7 closed',
    ),
    await compile(
      'coqc (flaw: bytes left over)',
      withFlaw('Canonical', 'Encode', '| O => match l with [] => Some [] | _ :: _ => None end', '| O => Some []'),
      'fails in Canonical: decode_fields_spec',
    ),
  ],
}

const SAME_COUNT = [0, 1, 2, 3, 4]
const OTHER_COUNT = [
  [0, 1],
  [1, 2],
  [2, 3],
] as const

const secondOpinion: Claim = {
  id: 'INJE-3',
  clauses: ['ENCO-5'],
  statement:
    'Two solvers that know nothing of the Coq proof find no collision among encodings of up to four fields, of any content and length.',
  model: 'encoding/smt.ts',
  assumptions: [
    'a header equals its counterpart exactly when the lengths are equal: that is `i2osp_injective` of INJE-1',
    'up to four fields',
  ],
  control: 'headers that may be equal for different lengths, and no headers: both solvers find a collision',
  prove: async () => {
    const problems = [
      ...SAME_COUNT.map((count) => solve(`${count} fields`, collision(count, count, 'exact'), 'unsat')),
      ...OTHER_COUNT.map(([left, right]) =>
        solve(`${left} and ${right} fields`, collision(left, right, 'exact'), 'unsat'),
      ),
    ]
    return (await Promise.all(problems)).flat()
  },
  refute: async () => {
    const problems = [
      solve('flaw: lossy headers', collision(2, 2, 'lossy'), 'sat'),
      solve('flaw: lossy number of fields', collision(1, 2, 'lossy'), 'sat'),
      solve('flaw: no headers', collision(2, 2, 'absent'), 'sat'),
    ]
    return (await Promise.all(problems)).flat()
  },
}

const examples = examplesOf(readCases())
const base = [...textsFor('Encode')]

const sameAsCode: Claim = {
  id: 'INJE-4',
  clauses: ['ENCO-1', 'ENCO-2', 'ENCO-4'],
  statement:
    'The model of the proofs and the code give the same on every case of cases.json: encodings, limits, cuts and changed bytes.',
  model: 'encoding/cases.json',
  assumptions: [
    'the code is held to the same file by cases.test.ts',
    'a comparison on cases, not a proof about the code',
  ],
  control: 'one expected byte changed: the model refuses it',
  prove: async () => [
    await compile('coqc (every case computed)', new Map([...base, ['Examples', examples]]), '2 closed'),
  ],
  refute: async () => [
    await compile(
      'coqc (flaw: another byte expected)',
      new Map([...base, ['Examples', examples.replace('Some ([x01; x48;', 'Some ([x01; x49;')]]),
      'fails in Examples: encode_0',
    ),
  ],
}

export const claims: readonly Claim[] = [injective, canonical, secondOpinion, sameAsCode]
