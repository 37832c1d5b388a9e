import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './packages/ttp-server/test/support/longest-first.ts'

// The tests run the sources, not what was built from them.
const conditions = ['sluis-source', 'module', 'node', 'development|production']

const compiled = fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url))
// Asked for by name, a Node that cannot keep it would start no test at all.
const keepCompiled = `import * as modules from 'node:module'\nmodules.enableCompileCache?.(${JSON.stringify(compiled)})`

const all = [
  'packages/*/test/**/*.test.ts',
  'examples/test/**/*.test.ts',
  'bench/test/**/*.test.ts',
  'test-vectors/**/*.test.ts',
  'spec/**/*.test.ts',
]
/**
 * Those that leave their process as they found it share one, and load what they test once. Not those that put another module in the
 * place of one, or that go on in the background when their time is over.
 */
const together = [
  'packages/ttp-core/test/**/*.test.ts',
  'packages/client/test/{auditor,corpus,http,login,records,supplier,tenant,vectors}/**/!(sealed-resume|crash|rewrap).test.ts',
]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      { extends: true, test: { name: 'alone', include: all, exclude: ['**/node_modules/**', ...together] } },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
    sequence: { sequencer: LongestFirst },
    globalSetup: 'packages/ttp-server/test/support/one-run.ts',
    // For what hangs, not for what is slow: a busy machine takes many times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // So is this one: what is waited for comes within a second on a machine that has nothing else to do.
    expect: { poll: { timeout: 60_000 } },
    // One more than CI has cores: a test waits for a process, a database or a browser a fifth of its time.
    maxWorkers: 3,
    // A command that a test starts keeps nothing in the settings of whoever runs the tests, and finds nothing there.
    // What Node compiled for one is kept for the next. The processes of the TTP take nothing from their surroundings, and this by a flag.
    env: { XDG_CONFIG_HOME: '/dev/null/absent', NODE_COMPILE_CACHE: compiled },
    execArgv: [`--import=data:text/javascript,${encodeURIComponent(keepCompiled)}`],
  },
})
