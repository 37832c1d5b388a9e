// A program of the tests: reads a root as an engine does and writes a heap snapshot while it lives and one after it was destroyed.
//   node --expose-gc hold-root.ts ROOT LIVING DESTROYED
import { writeHeapSnapshot } from 'node:v8'
import { checkKey, keyCheckValue } from '../../../packages/ttp-core/src/keys/index.ts'
import { readRootKey } from '../../../packages/ttp-server/src/kernel/root-key.ts'

const collect = (globalThis as { gc?: () => void }).gc ?? (() => undefined)
const [, , file, living, destroyed] = process.argv
const root = await readRootKey({ file })
// As an engine uses it: lent, and held against its check value.
checkKey(root, keyCheckValue(root))
collect()
writeHeapSnapshot(living)
root.destroy()
collect()
writeHeapSnapshot(destroyed)
