import type { Command } from 'commander'
import type { Alarm, AlarmDecision } from '../domains/identity/index.ts'
import { agreeCohort, decideAlarm, listAlarms, listCohorts } from '../domains/identity/index.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow, systemRandom } from '../processes/system.ts'
import { withIdentityDatabase } from './identity-database.ts'

interface Options {
  readonly data: string
  readonly operator?: string
  readonly all?: true
  readonly json?: true
}

const clock = { now: systemNow, random: systemRandom }

/** `alarms` and `cohorts`: what an institution delivered that no list of visitors looks like, and what the operator decides of it. */
export function addAlarms(program: Command): void {
  const alarms = program
    .command('alarms')
    .description('deliveries that are held back because they look like a dictionary')
  common(alarms.command('list', { isDefault: true }))
    .description('list the alarms that wait for a decision; no visitor is named')
    .option('--all', 'those that were decided too')
    .option('--json', 'as JSON lines')
    .action(async ({ data, all = false, json }: Omit<Options, 'all'> & { readonly all?: boolean }) => {
      const found = await withIdentityDatabase(data, process.env, (database) =>
        database.withConnection((sql) => listAlarms(sql, all)),
      )
      print(
        found.map((alarm) => (json === true ? JSON.stringify(alarm) : lineOf(alarm))),
        'no alarm waits for a decision',
      )
    })
  for (const decision of ['release', 'withhold'] as const) {
    common(alarms.command(decision).argument('<number>', 'number of the alarm'))
      .description(
        decision === 'release'
          ? 'decide that the delivery goes on to its tenant; the last of its alarms lets it go'
          : 'decide that the delivery never goes on to its tenant',
      )
      .option('--operator <name>', 'who decides: stands in the audit log', process.env.SLUIS_OPERATOR)
      .action((number: string, options: Options) => decide(number, decision, options))
  }
  const cohorts = program
    .command('cohorts')
    .description('how many distinct visitors each institution may deliver in a year')
  common(cohorts.command('list', { isDefault: true }))
    .description('list what was agreed and what was delivered in twelve months, estimated')
    .action(async ({ data }: Options) => {
      const found = await withIdentityDatabase(data, process.env, (database) =>
        database.withConnection((sql) => listCohorts(sql, systemNow())),
      )
      print(
        found.map(({ institution, agreed, delivered }) => `${institution}\t${agreed ?? 'not agreed'}\t${delivered}`),
        'no institution delivered yet',
      )
    })
  common(
    cohorts
      .command('agree')
      .argument('<institution>', 'its identifier')
      .argument('<size>', 'distinct visitors in a year'),
  )
    .description('record how many visitors were agreed with an institution; more than half as many again is an alarm')
    .option('--operator <name>', 'who records it: stands in the audit log', process.env.SLUIS_OPERATOR)
    .action((institution: string, size: string, { data, operator = '' }: Options) =>
      withIdentityDatabase(data, process.env, (database) =>
        database.transaction((sql) => agreeCohort(sql, { institution, size: wholeNumber(size), operator }, clock)),
      ),
    )
}

function common(command: Command): Command {
  return command.option(
    '--data <folder>',
    'where everything that lasts is kept',
    process.env.SLUIS_DATA_DIRECTORY ?? '.sluis',
  )
}

async function decide(number: string, decision: AlarmDecision, { data, operator = '' }: Options): Promise<void> {
  const id = wholeNumber(number)
  if (!(id > 0)) throw new ServerError('ALARM_UNKNOWN')
  const held = await withIdentityDatabase(data, process.env, (database) =>
    database.transaction((sql) => decideAlarm(sql, { id, decision, operator }, clock)),
  )
  print([`alarm ${id}: ${held ? 'the delivery stays held back' : 'the delivery goes on'}`], '')
}

const wholeNumber = (text: string): number => (/^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN)

function lineOf({ id, raisedAt, institution, tenant, domain, delivery, kind, count, share, decision }: Alarm): string {
  const of = share === null ? String(count) : `${count} (${share} %)`
  return [id, raisedAt.toISOString(), institution, `${tenant}/${domain}`, delivery, kind, of, decision ?? 'waits'].join(
    '\t',
  )
}

function print(lines: readonly string[], none: string): void {
  process.stdout.write(`${lines.length === 0 ? none : lines.join('\n')}\n`)
}
