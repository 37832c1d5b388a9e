import { ClientError } from './errors.ts'

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Lets an address pass that is HTTPS, or plain HTTP to this machine itself. Throws URL_NOT_SAFE. */
export function requireSafeUrl(url: string): void {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  if (protocol !== 'https:' && !(protocol === 'http:' && LOCAL.has(hostname))) {
    throw new ClientError('URL_NOT_SAFE', { place: { setting: 'url' } })
  }
}
