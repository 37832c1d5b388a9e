import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { Decision, ReviewCase } from '../domains/identity/index.ts'
import { openModels, openReview } from '../domains/identity/index.ts'
import { ERRORS, ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { currentDirectory } from './identity-directory.ts'
import type { OpenIdentity } from './identity-keys.ts'
import { withIdentityKeys } from './identity-keys.ts'
import { printCase } from './print-case.ts'
import type { ReviewWords } from './review-words.ts'
import { REVIEW_WORDS } from './review-words.ts'

interface ReviewOptions {
  readonly data: string
  readonly reviewer?: string
  readonly registrarKey?: string
  readonly language: 'en' | 'nl'
  readonly json?: true
  readonly decide?: string
  readonly reason?: string
}

type Review = ReturnType<typeof openReview>

/** Cases that are listed at once. */
const LISTED_MAX = 1_000

/** `review`: clerical review of the pairs that the resolver is not sure of, by who holds the root of the identity engine. */
export function addReview(program: Command): void {
  program
    .command('review')
    .description(
      'decide the cases that the resolver is not sure of, one at a time, those first whose answer is worth most',
    )
    .argument('[decision]', 'with --decide: same, different or skip')
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .option('--reviewer <name>', 'who decides: stands in the audit log', process.env.SLUIS_REVIEWER)
    .option('--registrar-key <json>', "the registrar's public key (JWK)", process.env.SLUIS_REGISTRAR_KEY)
    .addOption(new Option('--language <code>', 'language of the terminal').choices(['en', 'nl']).default('en'))
    .option('--json', 'list the open cases as JSON lines, without a value of a record')
    .option('--decide <number>', 'decide this case and end')
    .option('--reason <text>', 'why, with --decide; kept sealed')
    .action((decision: string | undefined, options: ReviewOptions) => review(decision, options))
}

async function review(decision: string | undefined, options: ReviewOptions): Promise<void> {
  const work = async (identity: OpenIdentity): Promise<void> => {
    const review = await openTools(identity, options)
    if (options.decide === undefined) await review.renew(LISTED_MAX)
    if (options.json === true) for (const one of await review.list(LISTED_MAX)) print(listed(one))
    else if (options.decide !== undefined) {
      const { outcome, changes } = await review.decide({
        id: numberOf(options.decide),
        decision: decision as Decision['decision'],
        reviewer: options.reviewer ?? '',
        reason: options.reason ?? '',
      })
      print(JSON.stringify({ case: numberOf(options.decide), outcome, changes }))
    } else await interview(review, options.reviewer ?? '', REVIEW_WORDS[options.language])
  }
  await withIdentityKeys(options.data, process.env, work, 'ttp_reviewer')
}

async function openTools({ database, keys }: OpenIdentity, options: ReviewOptions): Promise<Review> {
  return openReview({
    database,
    linkageKey: keys.linkage,
    vaultKey: keys.vault,
    signKeys: keys.sign.map(({ privateJwk }) => privateJwk),
    models: openModels(keys.sign.map(({ publicJwk }) => publicJwk)),
    directory: await currentDirectory(database, options),
    now: systemNow,
    random: systemRandom,
  })
}

/** @throws ServerError `REVIEW_CASE_UNKNOWN` for a text that is the number of no case. */
function numberOf(text: string): number {
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw new ServerError('REVIEW_CASE_UNKNOWN')
  return Number(text)
}

function listed({ id, ask, bits, evidence, model, worth, skips }: ReviewCase): string {
  return JSON.stringify({ case: id, ask, bits, evidence, model, worth, skips })
}

/** Shows case after case and asks, until none is left or the reviewer stops. Opened values go to the terminal alone. */
async function interview(review: Review, reviewer: string, words: ReviewWords): Promise<void> {
  const input = createInterface({ input: process.stdin, terminal: false })
  const lines = input[Symbol.asyncIterator]()
  const ask = async (prompt: string): Promise<string | undefined> => {
    process.stdout.write(prompt)
    const { done, value } = await lines.next()
    return done === true ? undefined : value.trim()
  }
  const shown = new Set<number>()
  try {
    for (;;) {
      const next = (await review.list(LISTED_MAX)).find(({ id }) => !shown.has(id))
      if (next === undefined) return print(words.none)
      shown.add(next.id)
      const opened = await review.open(next.id)
      if (opened === undefined) continue
      print(printCase(opened, words))
      const decision = await decisionOf(ask, words)
      if (decision === undefined) return
      const reason = await reasonOf(ask, words)
      if (reason === undefined) return
      try {
        const { outcome } = await review.decide({ id: next.id, decision, reviewer, reason })
        print(`${words.outcomes[outcome]}\n`)
      } catch (error) {
        if (!(error instanceof ServerError && error.code.startsWith('REVIEW_'))) throw error
        print(`${ERRORS[error.code].text}\n`)
        if (error.code === 'REVIEW_DECISION_INVALID') return
      }
    }
  } finally {
    input.close()
  }
}

type Ask = (prompt: string) => Promise<string | undefined>

async function decisionOf(ask: Ask, words: ReviewWords): Promise<Decision['decision'] | undefined> {
  for (;;) {
    const answer = await ask(words.prompt)
    if (answer === undefined) return undefined
    const key = words.keys[answer.toLowerCase().charAt(0)]
    if (key === 'quit') return undefined
    if (key !== undefined) return key
  }
}

async function reasonOf(ask: Ask, words: ReviewWords): Promise<string | undefined> {
  for (;;) {
    const reason = await ask(words.reason)
    if (reason === undefined) return undefined
    if (reason !== '' && reason.length <= 500) return reason
    print(words.reasonNeeded)
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
