import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/http/index.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

const setUp = async () => {
  const folder = temporaryFolder()
  const [own, registrar] = await Promise.all([generateSignKey(), generateSignKey()])
  const keyFile = join(folder, 'sign.jwk.json')
  writeFileSync(keyFile, JSON.stringify(own.privateJwk), { mode: 0o600 })
  const good = {
    url: 'https://ttp.example/',
    organisation: 'museum',
    clientId: 'museum-client',
    signKey: 'sign.jwk.json',
    registrarKey: registrar.publicJwk,
    tenant: 'analysis',
    domain: 'insight',
    stateDirectory: 'state',
  }
  const path = join(folder, 'sluis.json')
  const read = (change: object = {}, mode = 0o600) => {
    writeFileSync(path, JSON.stringify({ ...good, ...change }))
    chmodSync(path, mode)
    return readConfig(path)
  }
  return { folder, keyFile, own, registrar, read, path }
}

describe('readConfig', () => {
  it('reads keys from files beside it, or within it', async () => {
    const { read, folder, own, registrar } = await setUp()
    const config = await read({}, 0o644)
    expect(config).toMatchObject({
      url: 'https://ttp.example',
      signKey: own.privateJwk,
      registrarKey: registrar.publicJwk,
      country: 'NL',
      stateDirectory: join(folder, 'state'),
    })
    expect((await read({ signKey: own.privateJwk })).signKey).toEqual(own.privateJwk)
  })

  it.skipIf(process.platform === 'win32')('refuses a private key that others can read [HTTP-24]', async () => {
    const { read, keyFile, own } = await setUp()
    await expect(read({ signKey: own.privateJwk }, 0o640)).rejects.toMatchObject({
      code: 'KEY_FILE_OPEN',
      place: { setting: 'signKey' },
    })
    const sealFile = `${keyFile}.seal`
    writeFileSync(sealFile, JSON.stringify((await generateSealKey()).privateJwk))
    chmodSync(sealFile, 0o640)
    await expect(read({ sealKeys: [sealFile] })).rejects.toMatchObject({
      code: 'KEY_FILE_OPEN',
      place: { setting: 'sealKeys' },
    })
    chmodSync(keyFile, 0o644)
    await expect(read()).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' })
  })

  it('names the setting that is wrong, and never a key [HTTP-1, HTTP-24, ENCO-13]', async () => {
    const { read, own, registrar } = await setUp()
    const seal = await generateSealKey()
    for (const [change, code, setting] of [
      [{ url: 'http://ttp.example' }, 'URL_NOT_SAFE', 'url'],
      [{ url: 'ttp' }, 'CONFIG_INVALID', 'url'],
      [{ clientId: undefined }, 'CONFIG_INVALID', 'clientId'],
      [{ signKey: 'absent.json' }, 'KEY_FILE_UNREADABLE', 'signKey'],
      [{ signKey: registrar.publicJwk }, 'KEY_FILE_UNREADABLE', 'signKey'],
      [{ signKey: seal.privateJwk }, 'KEY_FILE_UNREADABLE', 'signKey'],
      [{ registrarKey: own.privateJwk }, 'KEY_FILE_UNREADABLE', 'registrarKey'],
      [{ unknown: 1 }, 'CONFIG_INVALID', 'config'],
    ] as const) {
      const error: unknown = await read(change).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code, place: { setting } })
      expect(String(error) + JSON.stringify(error)).not.toContain(own.privateJwk.d)
    }
    await expect(read({ url: 'http://127.0.0.1:8080' })).resolves.toMatchObject({ url: 'http://127.0.0.1:8080' })
  })

  it('says when there is no configuration', async () => {
    const { path } = await setUp()
    await expect(readConfig(`${path}.absent`)).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE' })
    writeFileSync(path, '{')
    await expect(readConfig(path)).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE' })
  })
})
