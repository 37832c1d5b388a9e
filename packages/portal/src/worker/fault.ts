import {
  CLIENT_ERRORS,
  ClientError,
  CoreError,
  FileError,
  isClientErrorCode,
  PartyError,
  textOf,
} from '@sluis/client/browser'
import type { Both, Fault } from '../protocol.ts'
import { LATER, NOT_SOUND, OWN, SERVER, UNEXPECTED } from './fault-words.ts'

/** What of an error the page is told: its code and text. The error itself, with whatever it holds, stays in the worker. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FileError) {
    const { code, where } = error
    return {
      code,
      text: ownText(code) ?? both(code),
      where: { ...where } as Fault['where'],
      retryable: false,
      isExplained: true,
      isOfFile: true,
    }
  }
  if (error instanceof ClientError) {
    const { code, place, retryable } = error
    return {
      code,
      text: textOfClient(code, retryable),
      where: { ...place } as Fault['where'],
      retryable,
      isExplained: isClientErrorCode(code),
    }
  }
  if (error instanceof PartyError) {
    const { nl, en } = error.shown
    return { code: error.code, text: { nl, en }, where: error.where, retryable: false }
  }
  if (error instanceof CoreError)
    return { code: error.code, text: ownText(error.code) ?? NOT_SOUND, where: {}, retryable: false }
  return { code: 'UNEXPECTED', text: UNEXPECTED, where: {}, retryable: false }
}

const both = (code: Parameters<typeof textOf>[0]): Both => ({ nl: textOf(code, 'nl'), en: textOf(code, 'en') })

const ownText = (code: string): Both | undefined => (Object.hasOwn(OWN, code) ? OWN[code] : undefined)

function textOfClient(code: string, retryable: boolean): Both {
  const own = ownText(code)
  if (own !== undefined) return own
  if (isClientErrorCode(code)) {
    const { nl, en } = CLIENT_ERRORS[code]
    return { nl, en }
  }
  return retryable ? LATER : SERVER
}
