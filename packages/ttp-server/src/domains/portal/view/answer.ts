import type { Language } from '../words/language.ts'
import type { Html } from './html.ts'

/** What a page may do: read its one stylesheet and send its forms home. No script, no picture, no frame, nothing of anybody else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Headers of every page, beside those of every answer. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  vary: 'Accept-Language, Cookie',
} as const

/** A page as an answer. */
export async function pageAnswer(
  status: number,
  language: Language,
  page: Html,
  setCookies: readonly string[] = [],
): Promise<Response> {
  const headers = new Headers({ ...PAGE_HEADERS, 'content-language': language })
  for (const value of setCookies) headers.append('set-cookie', value)
  return new Response(String(await page), { status, headers })
}

/** Sends the browser on with a GET. @param location Path of the portal, or address of the provider. */
export function seeOther(location: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const value of setCookies) headers.append('set-cookie', value)
  return new Response(null, { status: 303, headers })
}
