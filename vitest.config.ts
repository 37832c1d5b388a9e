import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './packages/ttp-server/test/support/longest-first.ts'

// The tests run the sources, not what was built from them.
const conditions = ['sluis-source', 'module', 'node', 'development|production']

const compiled = fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url))
// Asked for by name, a Node that cannot keep it would start no test at all.
const keepCompiled = `import * as modules from 'node:module'\nmodules.enableCompileCache?.(${JSON.stringify(compiled)})`

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'examples/test/**/*.test.ts',
      'bench/test/**/*.test.ts',
      'test-vectors/**/*.test.ts',
      'spec/**/*.test.ts',
    ],
    sequence: { sequencer: LongestFirst },
    globalSetup: 'packages/ttp-server/test/support/one-run.ts',
    // For what hangs, not for what is slow: a busy machine takes many times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // A command that a test starts keeps nothing in the settings of whoever runs the tests, and finds nothing there.
    // What Node compiled for one is kept for the next. The processes of the TTP take nothing from their surroundings, and this by a flag.
    env: { XDG_CONFIG_HOME: '/dev/null/absent', NODE_COMPILE_CACHE: compiled },
    execArgv: [`--import=data:text/javascript,${encodeURIComponent(keepCompiled)}`],
  },
})
