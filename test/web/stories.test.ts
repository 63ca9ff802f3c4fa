import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { enterDesk } from '../helpers/desk-person.ts'
import { act, addPhoto, fileByPhone, logInByPhone, type Reads, textsOf } from '../helpers/screen-acts.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

type Office = 'company' | 'centre' | 'fire' | 'grid' | 'bureau'

/** Everybody of a story: the owner on a phone, the desks on a table, each in a browser of its own. Nothing is done but on screens. */
interface Cast {
  readonly owner: Page
  /** Files for the only space of a compound of this story: what is found about one place answers for the next there (H20b). */
  files(): Promise<string>
  /** Opens the case at a desk as it stands now. */
  at(office: Office, caseId: string): Promise<Page>
  /** Opens it as its owner sees it now. */
  home(caseId: string): Promise<Page>
  /** What went wrong in any of the browsers. */
  troubles(): string[]
  leave(): Promise<void>
}

const castOf = async (compound: string, phone: string, reads: Reads = 'zh'): Promise<Cast> => {
  const { city, company } = stage.web
  const compoundId = await city.compound('430204', compound, company.organisationId)
  await city.space(compoundId)
  const contexts: BrowserContext[] = []
  const desks = new Map<Office, Page>()
  const troubles: string[][] = []
  const opened = async (size: 'phone' | 'desktop'): Promise<Page> => {
    const context = await personOn(stage.browser, size)
    contexts.push(context)
    const page = await context.newPage()
    troubles.push(troublesOf(page))
    return page
  }
  const owner = await opened('phone')
  const { url } = stage.web
  return {
    owner,
    files: () => fileByPhone(owner, { url, phone, space: 'A-1', compound, reads, codeSentTo: (to) => city.lastMessage(to) }),
    troubles: () => troubles.flat(),
    at: async (office, caseId) => {
      const address = `${url}/desk/cases/${caseId}`
      const page = desks.get(office) ?? (await opened('desktop'))
      desks.set(office, page)
      await page.goto(address)
      const head = page.getByRole('heading', { level: 1, name: new RegExp(compound) })
      const name = page.getByLabel('账号')
      // Nobody stays logged in for ever.
      await head.or(name).first().waitFor()
      if (await name.isVisible()) await enterDesk(page, address, stage.web[office].login)
      await head.waitFor()
      return page
    },
    home: async (caseId) => {
      await owner.goto(`${url}/cases/${caseId}`)
      const head = owner.getByRole('heading', { level: 1, name: new RegExp(compound) })
      const number = owner.locator('input[type=tel]')
      await head.or(number).first().waitFor()
      if (await number.isVisible()) await logInByPhone(owner, { phone, reads, codeSentTo: (to) => city.lastMessage(to) })
      await head.waitFor()
      return owner
    },
    leave: async () => {
      for (const context of contexts) await context.close()
    },
  }
}

let tries = 0

/* Every documented story is walked in Chinese by walked-stories-*.test.ts; here somebody logs in by hand and reads English. */
describe('a story, walked by its parties through the screens alone', () => {
  test('no answer at all, read in English: a certificate of it, coordination, and the bureau', async () => {
    tries += 1
    // A second try finds the compound of the first one there, and its day.
    const cast = await castOf(`秋枫小区${'二'.repeat(tries - 1)}`, '13800003003', 'en')
    const english = textsOf('en')
    await cast.owner.addInitScript("localStorage.setItem('language', 'en')")
    const caseId = await cast.files()
    await act(await cast.at('centre', caseId), 'centre.confirmComplete')
    // Somebody at the company opens it, which is service, and goes on to something else.
    const company = await cast.at('company', caseId)
    const opened = company.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/events'))
    await company.getByRole('heading', { level: 1 }).click()
    expect((await opened).status()).toBe(201)
    await stage.web.city.moveTo(`2026-03-${2 + 8 * tries}T01:00:00.000Z`)

    const owner = await cast.home(caseId)
    const certificate = owner.getByRole('button', { name: /Certificate/ })
    await certificate.waitFor()
    const download = owner.waitForEvent('download')
    await certificate.click()
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
    expect(await barriersOf(owner)).toEqual([])
    await keepPicture(owner, 'story-silence-phone-en')

    await act(await cast.at('centre', caseId), 'centre.acceptCoordination')
    await act(await cast.at('centre', caseId), 'centre.escalate', 'zh', async (dialog) => {
      await dialog.getByRole('radio', { name: '没有文件规定' }).check()
    })
    await act(await cast.at('bureau', caseId), 'bureau.setLevel', 'zh', async (dialog) => {
      await dialog.getByRole('radio', { name: '即交即办' }).check()
    })
    await act(await cast.at('bureau', caseId), 'bureau.order', 'zh', async (dialog) => {
      await dialog.getByLabel('文号或案号').fill('株建函〔2026〕1号')
      await dialog.getByRole('radio', { name: '物业公司' }).check()
      await addPhoto(dialog)
    })
    const told = await cast.home(caseId)
    await told.getByRole('heading', { name: english.case.nextStep }).waitFor()
    // The timeline is read after the case.
    await told.locator('.timeline').getByText('Order with a document').waitFor()
    expect(await told.locator('.timeline').getByText('Order with a document').count()).toBe(1)
    await keepPicture(told, 'story-order-phone-en')
    expect(await barriersOf(told)).toEqual([])
    expect(cast.troubles()).toEqual([])
    await cast.leave()
  }, 300_000)
})
