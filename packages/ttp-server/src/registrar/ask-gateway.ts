import type { z } from 'zod'
import type { ErrorCode } from '../kernel/errors.ts'
import { ERRORS, ServerError } from '../kernel/errors.ts'
import { OptionError } from '../kernel/option-error.ts'

const OPTION = '--url'

/**
 * The answer at a path of the gateway that `--url` names, whatever its status.
 * @throws OptionError `OPTION_INVALID`: no address; `GATEWAY_UNREACHABLE`.
 */
export async function fetchGateway(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  const address = URL.parse(path, url)
  if (address === null || !['http:', 'https:'].includes(address.protocol))
    throw new OptionError('OPTION_INVALID', OPTION)
  try {
    return await fetch(address, init)
  } catch (cause) {
    throw new OptionError('GATEWAY_UNREACHABLE', OPTION, cause)
  }
}

/**
 * What the gateway answers at a path, of the form that it must have.
 * @throws OptionError as `fetchGateway`, and `GATEWAY_ANSWER_INVALID`; ServerError with the code of the gateway's own refusal.
 */
export async function askGateway<Schema extends z.ZodType>(
  url: string,
  path: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const answer = await fetchGateway(url, path)
  const body: unknown = await answer.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (answer.ok && parsed.success) return parsed.data
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  if (!answer.ok && isCode(code)) throw new ServerError(code)
  throw new OptionError('GATEWAY_ANSWER_INVALID', OPTION)
}

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code)
