import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What whoever joins must know of a service to practise with. */
export interface Service {
  readonly url: string
  /** The registrar's, as he would read it on the telephone. */
  readonly fingerprint: string
}

/** Stands in the folder of the service as soon as it can be joined. */
export const SERVICE_FILE = 'service.json'
/** The fingerprint alone, for a command line. */
const FINGERPRINT_FILE = 'fingerprint'

/** Writes both files; the first is whole as soon as it is there. */
export async function tellService(folder: string, service: Service): Promise<void> {
  await writeFile(join(folder, FINGERPRINT_FILE), `${service.fingerprint}\n`)
  const beside = join(folder, `${SERVICE_FILE}.new`)
  await writeFile(beside, `${JSON.stringify(service)}\n`)
  await rename(beside, join(folder, SERVICE_FILE))
}

const uploadPage = (url: string): string =>
  `${url}/portal/assets/upload.html?service=${encodeURIComponent(url)}&organisation=my-museum&client=my-museum.browser`

/** How to join and deliver, as commands to paste. */
export function instructions(folder: string, { url, fingerprint }: Service): string {
  const own = join(folder, 'my-museum')
  const config = `--config ${join(own, 'sluis.json')}`
  return `A service to practise with is at ${url}. Its registrar confirms whoever asks: for invented data only.

Join it, look at a file, deliver it:

  npm run -s sluis -- init --url ${url} --organisation my-museum --folder ${own} --wait 60 --fingerprint "${fingerprint}"
  npm run -s sluis -- check FILE
  npm run -s sluis -- send FILE ${config}
  npm run -s sluis -- status ${config}

Or in a browser, where every identifier is sealed before it leaves it:

  ${uploadPage(url)}
  the registrar's fingerprint, which it asks for: ${fingerprint}
`
}
