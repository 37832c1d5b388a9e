import { ACTIVITY_ERRORS, IDENTIFIER_ERRORS } from '@sluis/ttp-core/supplier'
import { CLIENT_ERRORS } from '../http/errors.ts'
import type { RowCode } from '../supplier/check/outcome.ts'
import { levelOf, textOf } from '../supplier/check/texts.ts'
import { FILE_FINDINGS } from '../supplier/findings/file.ts'
import type { FindingLevel } from '../supplier/findings/finding-text.ts'
import { MAPPING_FINDINGS } from '../supplier/findings/mapping.ts'
import { QUALITY_FINDINGS } from '../supplier/findings/quality.ts'
import { FINDINGS, type Language } from '../supplier/findings.ts'
import { exitOfFinding } from '../supplier/findings-exit.ts'
import { ACTIVITY_EXPLANATIONS } from './activity.ts'
import { CLIENT_EXPLANATIONS } from './client.ts'
import { EXAMPLES_NL } from './examples-nl.ts'
import type { Explanation } from './explanation.ts'
import { FILE_EXPLANATIONS } from './file.ts'
import { IDENTIFIER_EXPLANATIONS } from './identifier.ts'
import { MAPPING_EXPLANATIONS } from './mapping.ts'
import { QUALITY_EXPLANATIONS } from './quality.ts'
import { ROW_EXPLANATIONS } from './row.ts'
import { PLACES, WAYS } from './ways.ts'

/** What a code speaks of, in the order of the index. */
export const CODE_KINDS = {
  file: { en: 'The file as a whole', nl: 'Het bestand als geheel' },
  mapping: { en: 'Columns and mapping', nl: 'Kolommen en koppeling' },
  row: { en: 'Rows and records', nl: 'Regels en records' },
  quality: { en: 'Patterns over many rows', nl: 'Patronen over veel regels' },
  identifier: { en: 'Values of identity fields', nl: 'Waarden van identiteitsvelden' },
  activity: { en: 'Values of visits and answers', nl: 'Waarden van bezoeken en antwoorden' },
  client: { en: 'This machine and the service', nl: 'Deze computer en de dienst' },
} as const
export type CodeKind = keyof typeof CODE_KINDS

/** All there is to say of a code, in one language. It holds no value of any file. */
export interface ExplainedCode {
  readonly code: string
  readonly kind: CodeKind
  /** What it does to a file or row; absent for errors of this machine and the service. */
  readonly level?: FindingLevel
  /** The exit code of the command that it stops. */
  readonly exit?: number
  /** What is wrong and how to mend it, in short. */
  readonly short: string
  readonly why: string
  /** Where and how to mend it, best first. */
  readonly ways: readonly { readonly place: string; readonly text: string }[]
  /** An invented value that has the fault, and how it should be; empty where it is left out. */
  readonly example?: readonly [string, string]
}

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ...FILE_EXPLANATIONS,
  ...MAPPING_EXPLANATIONS,
  ...ROW_EXPLANATIONS,
  ...QUALITY_EXPLANATIONS,
  ...IDENTIFIER_EXPLANATIONS,
  ...ACTIVITY_EXPLANATIONS,
  ...CLIENT_EXPLANATIONS,
}

/** Every code that a report, a command or a page of the portal can show, by kind and then in the order of its table. */
export const CODES: readonly string[] = [
  ...Object.keys(FINDINGS).sort((a, b) => order(a) - order(b)),
  ...Object.keys(IDENTIFIER_ERRORS),
  ...Object.keys(ACTIVITY_ERRORS),
  ...Object.keys(CLIENT_ERRORS),
]

/** The codes that are explained; the tests hold them to be all. */
export const EXPLAINED: readonly string[] = Object.keys(EXPLANATIONS)

/** What a code means, why it matters, where to mend it; undefined for a code of another catalogue (the service's, the core's). */
export function explainCode(code: string, language: Language): ExplainedCode | undefined {
  const explanation = Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code] : undefined
  if (!explanation || !CODES.includes(code)) return undefined
  const kind = kindOf(code)
  const example = (language === 'nl' ? EXAMPLES_NL[code] : undefined) ?? explanation.example
  const own = kind === 'client' ? CLIENT_ERRORS[code as keyof typeof CLIENT_ERRORS] : undefined
  const level = own ? undefined : levelShown(code as RowCode)
  return {
    code,
    kind,
    ...(level ? { level } : own && { exit: own.exit }),
    ...(level === 'blocking' && { exit: exitOfFinding(code) }),
    short: own ? own[language] : textOf(code as RowCode, language),
    why: explanation[language],
    ways: explanation.ways.map((name) => ({ place: PLACES[WAYS[name].place][language], text: WAYS[name][language] })),
    ...(example && { example }),
  }
}

function kindOf(code: string): CodeKind {
  const kinds = [
    ['file', FILE_FINDINGS],
    ['mapping', MAPPING_FINDINGS],
    ['quality', QUALITY_FINDINGS],
    ['row', FINDINGS],
    ['identifier', IDENTIFIER_ERRORS],
    ['activity', ACTIVITY_ERRORS],
  ] as const
  return kinds.find(([, table]) => Object.hasOwn(table, code))?.[0] ?? 'client'
}

function order(code: string): number {
  return Object.keys(CODE_KINDS).indexOf(kindOf(code))
}

/** Without a usable visit date a row cannot leave; of the other fields only the value is dropped. */
function levelShown(code: RowCode): FindingLevel {
  return levelOf(code, code === 'ACTIVITY_VISIT_DATE_MISSING' ? 'visitDate' : undefined)
}
