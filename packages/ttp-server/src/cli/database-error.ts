import { OptionError } from '../kernel/option-error.ts'

/** Nobody answers, or does not let this role in: of the operating system, and of PostgreSQL (appendix A of its manual). */
const UNREACHABLE = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
    'EPIPE',
    'ENOENT',
  ],
  ...['28000', '28P01', '3D000', '53300', '57P03'],
])
/** A schema, table or column that is not there, or is not for this role. */
const FOREIGN = new Set(['3F000', '42P01', '42703', '42883', '42501'])

/**
 * Runs `work` on a database that `option` names, and says of what PostgreSQL answers what the operator can mend.
 * @param option An option, or a setting of the environment.
 * @throws OptionError `DATABASE_UNREACHABLE`, `DATABASE_FOREIGN`, `OPTION_INVALID` (no address); else as `work` does.
 */
export async function explainDatabase<Result>(option: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
    if (typeof code !== 'string') throw error
    if (code === 'ERR_INVALID_URL') throw new OptionError('OPTION_INVALID', option, error)
    if (UNREACHABLE.has(code)) throw new OptionError('DATABASE_UNREACHABLE', option, error)
    if (FOREIGN.has(code)) throw new OptionError('DATABASE_FOREIGN', option, error)
    throw error
  }
}
