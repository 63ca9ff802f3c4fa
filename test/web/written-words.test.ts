import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** The language mark nearest to a text. */
const markOf = (text: Locator): Promise<string | null> =>
  text.evaluate((element) => element.closest('[lang]')!.getAttribute('lang'))

/** Keeps what the page gives to the voice: a browser without loudspeakers has none. */
const listens = `
  window.spokenHere = []
  window.speechSynthesis.speak = (said) => window.spokenHere.push([said.lang, said.text])
`

describe('what others wrote, read on an English page', () => {
  test('on the contact log: marked in the language of its writer, told to be no translation', async () => {
    const { caseId } = await stage.web.served()
    await stage.web.centre.client.send(caseId, {
      type: 'centre.logContact',
      kind: 'call',
      with: 'property',
      result: 'saidNo',
      alleged: ['FIRE_LIABILITY_FEAR'],
      words: '经理说领导不同意。',
    })
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
    const found = troublesOf(page)
    await page.addInitScript("localStorage.setItem('language', 'en')")
    await page.goto(`${stage.web.url}/desk/cases/${caseId}`)
    const log = page.getByRole('region', { name: 'Calls and visits' })
    expect(await markOf(log.getByText('经理说领导不同意。'))).toBe('zh-CN')
    expect(await markOf(log.getByText('Said no'))).toBe('en')
    await log.getByText(/Only said there, never pleaded/).waitFor()
    for (const [width, height] of [
      [390, 844],
      [768, 1024],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height })
      await fitsTheScreen(page)
      await keepPicture(page, `contacts-${width}`)
    }
    expect(await barriersOf(page)).toEqual([])
    expect(found).toEqual([])
    await context.close()
  })

  test('at the table of a mediation: the one text is marked and read aloud in its own language, the last positions as well', async () => {
    const request = await stage.web.served()
    const { caseId } = request
    const { centre, company } = stage.web
    const track = 'consent'
    await company.client.send(caseId, { type: 'property.open' })
    const grounds = [{ code: 'FIRE_LIABILITY_FEAR' as const, evidence: [] }]
    await company.client.send(caseId, { type: 'property.reject', evidence: [], grounds })
    const at = Temporal.Instant.from(stage.web.city.demo.service.time.now())
    await stage.web.city.moveTo(at.add({ minutes: 11 }).toString({ fractionalSecondDigits: 3 }))
    const owner = await request.owner()
    await owner.send(caseId, { type: 'owner.requestMediation', track, evidence: [] })
    await centre.client.send(caseId, { type: 'centre.openMediation', track, mediator: 'centre', evidence: [] })
    await company.client.send(caseId, { type: 'property.acceptMediation', track, evidence: [] })
    await centre.client.send(caseId, {
      type: 'centre.recordAgreement',
      track,
      form: 'electronic',
      effectiveOn: '2026-03-02',
      performer: 'property',
      performance: 'issuePaper',
      performBy: '2026-03-20',
      words: '物业在3月20日以前出具证明。',
      evidence: [],
    })
    const { page, context } = await stage.web.loggedIn(stage.browser, centre.token, 'desktop')
    const found = troublesOf(page)
    await page.addInitScript("localStorage.setItem('language', 'en')")
    await page.addInitScript(listens)
    await page.goto(`${stage.web.url}/desk/cases/${caseId}/mediation`)
    const text = page.locator('.agreed-text')
    expect(await markOf(text.getByText('物业在3月20日以前出具证明。'))).toBe('zh-CN')
    await page.getByRole('button', { name: 'Read to me' }).click()
    expect(await page.evaluate('window.spokenHere')).toEqual([['zh-CN', expect.stringContaining('物业在3月20日以前出具证明。')]])
    await keepPicture(page, 'mediation-en-desktop')
    expect(await barriersOf(page)).toEqual([])

    await company.client.send(caseId, {
      type: 'property.endMediation',
      track,
      position: 'refuses',
      words: '领导不同意继续谈。',
      evidence: [],
    })
    const position = page.getByText('领导不同意继续谈。').first()
    await position.waitFor()
    expect(await markOf(position)).toBe('zh-CN')
    expect(found).toEqual([])
    await context.close()
  })
})
