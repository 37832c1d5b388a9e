import type { SignPublicJwk } from '@sluis/ttp-core/common'
import { parseSignKey } from '@sluis/ttp-core/common'
import { OptionError } from '../kernel/option-error.ts'

const REGISTRAR_KEY = '--registrar-key'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The database holds none above. */
const EPOCH_MAX = 65_535

/** A whole number, written as one. @throws OptionError `OPTION_INVALID`. */
export function wholeNumberOf(option: string, text: string, min: number, max: number): number {
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max)) throw new OptionError('OPTION_INVALID', option)
  return value
}

/** Number of an epoch. @throws OptionError `OPTION_INVALID`. */
export const epochOf = (text: string): number => wholeNumberOf('--epoch', text, 1, EPOCH_MAX)

export const isUuid = (text: string): boolean => UUID.test(text)

/** @throws OptionError `OPTION_INVALID`. */
export function uuidOf(option: string, text: string): string {
  if (!isUuid(text)) throw new OptionError('OPTION_INVALID', option)
  return text
}

/** The registrar's public key, as `--registrar-key` or `SLUIS_REGISTRAR_KEY` gives it. @throws OptionError `OPTION_INVALID`. */
export function registrarKeyOf(json: string): SignPublicJwk {
  try {
    return parseSignKey(JSON.parse(json))
  } catch (cause) {
    throw new OptionError('OPTION_INVALID', REGISTRAR_KEY, cause)
  }
}
