import type { Benchmark } from '../benchmark.ts'
import { canonicalise } from './canonicalise.ts'
import { memory } from './memory.ts'
import { open } from './open.ts'
import { path } from './path.ts'
import { pseudonym } from './pseudonym.ts'
import { seal } from './seal.ts'
import { token } from './token.ts'

/** Every benchmark by its name. */
export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  canonicalise,
  token,
  pseudonym,
  seal,
  open,
  path,
  memory,
}
