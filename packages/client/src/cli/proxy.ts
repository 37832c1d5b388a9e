import * as http from 'node:http'

/** Names that a proxy has in an environment, the first that is set counts; in small letters as curl reads them. */
const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const

/** Not in every version of Node that this client runs on. */
const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: (environment?: object) => unknown }

let used = false

/** Sends the requests of this process through the proxy that the environment names, as institutions' networks want it. */
export function useProxy(): void {
  if (namedProxy() === undefined || setGlobalProxyFromEnv === undefined) return
  try {
    setGlobalProxyFromEnv(process.env)
    used = true
  } catch {
    // An address that is none: said by the doctor, and by the requests that do not arrive.
    used = false
  }
}

/** The proxy of the environment by host and port: never the name and password that may stand before them. */
export function namedProxy(): string | undefined {
  const value = NAMES.map((name) => process.env[name]).find((text) => text !== undefined && text !== '')
  if (value === undefined) return undefined
  return URL.canParse(value) ? new URL(value).host : 'unreadable'
}

/** Whether requests go through it. */
export function isProxyUsed(): boolean {
  return used
}
