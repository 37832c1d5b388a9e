import type { Checked } from './check.ts'
import { isAsExpected } from './check.ts'
import type { Verdict } from './claim.ts'
import type { Tool } from './needed-tools.ts'

const HEAD = `# Status of the formal claims

<!-- Written by the run of \`npm run formal\`. Do not edit: the next run writes it anew. -->

What each claim says, on what it rests, and what the tools said of it. [README.md](README.md) tells how to read it.`

/** The text of STATUS.md. */
export function formatStatus(checked: readonly Checked[], tools: readonly Tool[]): string {
  const failed = checked.filter(({ holds }) => !holds).length
  const verdicts = checked.reduce((sum, { proof, control }) => sum + proof.length + control.length, 0)
  const seconds = checked.reduce((sum, claim) => sum + claim.seconds, 0)
  const totals = `**${checked.length - failed} held, ${failed} failed** (${verdicts} verdicts, ${seconds.toFixed(0)} s of computing).`
  const versions = tools.map(({ command, version }) => `${command} ${version ?? '(missing)'}`).join(' · ')
  return `${[HEAD, totals, `Tools: ${versions}.`, tableOf(checked), ...checked.map(formatClaim)].join('\n\n')}\n`
}

function tableOf(checked: readonly Checked[]): string {
  const rows = checked.map((one) => `| ${one.claim.id} | ${clausesOf(one)} | ${toolsOf(one)} | ${resultOf(one)} |`)
  return ['| Claim | Clauses | Tools | Result |', '|---|---|---|---|', ...rows].join('\n')
}

function formatClaim(one: Checked): string {
  const { id, statement, model, assumptions, control } = one.claim
  const lines = [
    `## ${id}`,
    '',
    statement,
    '',
    `- Clauses: ${clausesOf(one)}`,
    `- Model: \`${model}\``,
    '- Assumptions:',
    ...assumptions.map((assumption) => `  - ${assumption}`),
    `- Negative control: ${control}`,
    '- Proof:',
    ...one.proof.map(formatVerdict),
    '- Controls:',
    ...one.control.map(formatVerdict),
    `- Result: ${resultOf(one)}, ${one.seconds.toFixed(1)} s`,
  ]
  return lines.join('\n')
}

function formatVerdict(verdict: Verdict): string {
  const { tool, expected, found, seconds } = verdict
  const said = isAsExpected(verdict) ? `${found}, as expected` : `${found}; **expected: ${expected}**`
  return `  - ${tool}: ${said} (${seconds.toFixed(2)} s)`
}

function clausesOf({ claim }: Checked): string {
  return claim.clauses.join(', ') || '(none)'
}

function toolsOf({ proof, control }: Checked): string {
  return [...new Set([...proof, ...control].map(({ tool }) => tool.split(' ')[0]))].join(', ')
}

function resultOf({ holds }: Checked): string {
  return holds ? 'held' : '**FAILED**'
}
