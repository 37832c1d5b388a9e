import { rmSync, truncateSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Failing } from '../support/failing.ts'
import { expectSound } from '../support/pictures.ts'

/** What is wrong with a file, or not known of it. */
export function fileFailures(place: () => Failing): void {
  it('a file that is none is refused with its code, and the next can be chosen', async () => {
    const { page, begin, choose, fileOf } = place()
    await begin()
    await choose(fileOf('leeg.csv', ''))
    await page.getByText('FILE_EMPTY').waitFor()
    await expectSound(page, 'failure-empty')
    await page.getByRole('button', { name: 'Kies een ander bestand' }).click()
    await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
    const photo = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256)
    await choose(fileOf('foto.csv', photo))
    await page.getByText('FILE_NOT_TEXT').waitFor()
    await begin()
    await choose(fileOf('foto.jpg', photo))
    await page.getByText('FILE_NOT_TEXT').waitFor()
    await begin()
    const large = fileOf('groot.csv', '')
    truncateSync(large, 150_000_001)
    await choose(large)
    await page.getByText('FILE_TOO_LARGE_HERE').waitFor()
  })

  it.each(['changed', 'gone'] as const)(
    'a file that is %s after the check is not sent, and is chosen and checked anew',
    async (how) => {
      const { page, checked, choose, send, check, delivered, fileOf, visits, site } = place()
      const path = fileOf(`daarna-${how}.csv`, visits(20, `eerst${how}`))
      await checked(path)
      if (how === 'changed') fileOf(`daarna-${how}.csv`, visits(21, `later${how}`))
      else rmSync(path)
      const before = site.arrived.length
      await send()
      await page.getByText('FILE_CHANGED').waitFor()
      expect(site.arrived.slice(before).filter(({ path: asked }) => asked.includes('/chunks/'))).toEqual([])
      await expectSound(page, `failure-file-${how}`)
      expect(await page.getByRole('button', { name: 'Opnieuw proberen' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Kies een ander bestand' }).click()
      await page.getByRole('heading', { name: 'Kies uw bestand' }).waitFor()
      await choose(fileOf(`daarna-${how}.csv`, visits(21, `later${how}`)))
      await check()
      await send()
      await delivered()
      await page.getByText('Ontvangen: 21 regels.').waitFor()
    },
  )

  it('a question that is needed stops the delivery until it is answered', async () => {
    const { page, begin, choose, fileOf } = place()
    const rows = Array.from(
      { length: 30 },
      (_, at) => `R${at};b${at}@voorbeeld.nl;0${(at % 9) + 1}-0${((at + 1) % 9) + 1}-1980;2026-03-0${(at % 9) + 1}`,
    )
    await begin()
    await choose(fileOf('vraag.csv', `Relatienummer;E-mail;Geboortedatum;Bezoekdatum\n${rows.join('\n')}\n`))
    await page.getByRole('heading', { name: 'Vragen over uw bestand' }).waitFor()
    await expectSound(page, 'failure-question')
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByText('QUESTION_OPEN').waitFor()
    expect(await page.getByRole('button', { name: 'Verzegel en verstuur' }).count()).toBe(0)
    await expectSound(page, 'failure-question-open')
    await page.getByRole('button', { name: 'Kolommen aanpassen' }).click()
    await page.locator('fieldset', { hasText: 'Geboortedatum' }).getByLabel('dag, maand, jaar').check()
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).waitFor()
  })

  it('a question about a column stops the delivery too, and an edit of another column answers it not', async () => {
    const { page, begin, choose, fileOf } = place()
    // Two columns of one header: which of them is the visitor's own only a person knows.
    const rows = Array.from(
      { length: 20 },
      (_, at) => `b${at}@kolom.nl;c${at}@kolom.nl;2026-03-0${(at % 9) + 1};${at},50`,
    )
    const path = fileOf('tweemaal.csv', `E-mail;E-mail;Bezoekdatum;Bedrag\n${rows.join('\n')}\n`)
    const check = page.getByRole('button', { name: 'Controleer alle regels' })
    await begin()
    await choose(path)
    await check.click()
    await page.getByText('QUESTION_OPEN').waitFor()
    expect(await page.getByRole('button', { name: 'Verzegel en verstuur' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Kolommen aanpassen' }).click()
    await page.getByLabel('Betekenis van kolom Bedrag').selectOption('price')
    await check.click()
    await page.getByText('Beantwoord eerst de vragen').waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('fieldset')?.className)).toBe('open')
    await expectSound(page, 'failure-column-question')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('First answer the questions').waitFor()
    await page.getByRole('button', { name: 'Nederlands' }).click()
    await page.locator('fieldset', { hasText: 'E-mail (1)' }).getByLabel('E-mailadres').check()
    await page.locator('fieldset', { hasText: 'E-mail (2)' }).getByLabel('Deze kolom blijft hier').check()
    // What was said of the other column is still there.
    expect(await page.getByLabel('Betekenis van kolom Bedrag').inputValue()).toBe('price')
    await check.click()
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).waitFor()
    expect((await page.locator('.tags li').allTextContents()).sort()).toEqual([
      'Bezoekdatum (Bezoekdatum)',
      'E-mailadres (E-mail (1))',
      'Prijs (Bedrag)',
    ])
  })

  it('columns whose names every object has, or that share one, are each given their own meaning', async () => {
    const { page, begin, choose, fileOf } = place()
    const rows = Array.from({ length: 20 }, (_, at) => `R${at};x;b${at}@namen.nl;y;2026-03-0${(at % 9) + 1}`)
    await begin()
    await choose(fileOf('namen.csv', `constructor;Kleur;__proto__;Kleur;Bezoekdatum\n${rows.join('\n')}\n`))
    const meaning = (column: string) => page.getByLabel(`Betekenis van kolom ${column}`, { exact: true })
    expect(await meaning('__proto__').inputValue()).toBe('email')
    await meaning('constructor').selectOption('relationNumber')
    await meaning('__proto__').selectOption('')
    await meaning('__proto__').selectOption('email')
    await meaning('Kleur (2)').selectOption('offerCode')
    await page.getByRole('button', { name: 'Controleer alle regels' }).click()
    await page.getByRole('heading', { name: 'Uitkomst van de controle' }).waitFor()
    const leaving = await page.locator('.tags li').allTextContents()
    expect(leaving.sort()).toEqual([
      'Bezoekdatum (Bezoekdatum)',
      'Code van het aanbod (Kleur (2))',
      'E-mailadres (__proto__)',
      'Klantnummer (constructor)',
    ])
    await page.getByRole('button', { name: 'Verzegel en verstuur' }).waitFor()
  })

  it('rows that stay can be taken home in a spreadsheet that is made here', async () => {
    const { page, checked, fileOf, visits, site } = place()
    const path = fileOf(
      'fouten.csv',
      `${visits(12, 'fout')}R99;Saskia;Vermeulen;geen adres;1016GV;1;geen datum;12,50\n`,
    )
    await checked(path)
    const before = site.arrived.length
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download de te verbeteren regels' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('fouten.xlsx')
    expect(site.arrived).toHaveLength(before)
  })
}
