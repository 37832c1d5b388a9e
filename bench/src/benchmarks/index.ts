import type { Benchmark } from '../benchmark.ts'
import { access } from './access.ts'
import { alarms } from './alarms.ts'
import { canonicalise } from './canonicalise.ts'
import { check } from './check.ts'
import { cultures } from './cultures.ts'
import { engines } from './engines.ts'
import { growth } from './growth.ts'
import { load } from './load.ts'
import { membership } from './membership.ts'
import { memory } from './memory.ts'
import { open } from './open.ts'
import { order } from './order.ts'
import { path } from './path.ts'
import { pseudonym } from './pseudonym.ts'
import { recognise } from './recognise.ts'
import { resolve } from './resolve.ts'
import { rewrap } from './rewrap.ts'
import { scale } from './scale.ts'
import { seal } from './seal.ts'
import { timing } from './timing.ts'
import { token } from './token.ts'
import { unseal } from './unseal.ts'
import { visitors } from './visitors.ts'
import { weeks } from './weeks.ts'

/** Every benchmark by its name. */
export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  canonicalise,
  token,
  pseudonym,
  rewrap,
  seal,
  open,
  path,
  memory,
  engines,
  order,
  resolve,
  scale,
  cultures,
  weeks,
  growth,
  load,
  alarms,
  check,
  visitors,
  recognise,
  membership,
  timing,
  access,
  unseal,
}
