import type { Locator, Page } from 'playwright-core'
import { en } from '../../src/web/texts/en.ts'
import { handOverPageTexts } from '../../src/web/texts/hand-overs.ts'
import { zh } from '../../src/web/texts/zh.ts'
import type { PartyEvent } from '../../workflows/case/events/events.ts'
import { eventForm } from '../../workflows/labels/event-form.ts'
import { onePixel } from './photos.ts'

/** The language in which somebody reads the pages. */
export type Reads = 'zh' | 'en'

/** The texts of the pages in a language. */
export const textsOf = (reads: Reads): typeof zh => (reads === 'en' ? en : zh)

/** A photo of one dot. */
const photo = { name: 'photo.png', mimeType: 'image/png', buffer: onePixel }

/** A text of the pages up to its first gap: what follows differs from time to time. */
const beginningOf = (text: string): string => text.split('{{')[0] ?? ''

/** Agrees to every hand-over that the page of a filing asks about. */
export const agreesToHandOvers = async (page: Page, reads: Reads = 'zh'): Promise<void> => {
  const { title } = handOverPageTexts[reads === 'en' ? 'en' : 'zh-CN']
  const boxes = page.getByRole('group', { name: title }).getByRole('checkbox')
  await boxes.first().waitFor()
  for (const box of await boxes.all()) await box.check()
}

/**
 * Does on the page of a case what somebody may do there: opens its form from the card of acts, fills it, sends it. What is
 * rare stands behind "more", as for everybody.
 */
export const act = async (
  page: Page,
  type: PartyEvent['type'],
  reads: Reads = 'zh',
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> => {
  const texts = textsOf(reads)
  const button = page.getByRole('button', { name: eventForm(type, reads).label, exact: true })
  await button.first().waitFor({ state: 'attached' })
  if (!(await button.first().isVisible())) {
    await page
      .locator('summary')
      .filter({ hasText: beginningOf(texts.acts.more) })
      .click()
  }
  await button.first().click()
  const dialog = page.getByRole('dialog')
  const send = dialog.getByRole('button', { name: texts.form.send })
  await send.waitFor()
  await fill(dialog)
  await send.click()
  await dialog.waitFor({ state: 'detached' })
}

/** Adds a photo to a form and waits until it is one of its documents. */
export const addPhoto = async (dialog: Locator): Promise<void> => {
  await dialog.locator('input[type=file]').first().setInputFiles(photo)
  await dialog.locator('.choices input[type=checkbox]:checked').first().waitFor()
}

/** Logs an owner in on the page that asks for it, by the code that came to the phone. */
export const logInByPhone = async (
  page: Page,
  {
    phone,
    reads = 'zh',
    codeSentTo,
  }: { readonly phone: string; readonly reads?: Reads; readonly codeSentTo: (phone: string) => Promise<string> },
): Promise<void> => {
  const { login } = textsOf(reads)
  await page.getByLabel(login.phone).fill(phone)
  await page.getByRole('button', { name: login.getCode }).click()
  await page.getByLabel(login.code).waitFor()
  await page.getByLabel(login.code).fill(/\d{6}/.exec(await codeSentTo(phone))?.[0] ?? '')
  await page.getByRole('button', { name: login.enter, exact: true }).click()
}

/** Logs an owner in by the code that came to the phone, and files with all photos; gives the id of the request. */
export const fileByPhone = async (
  page: Page,
  {
    url,
    phone,
    space,
    compound,
    reads = 'zh',
    codeSentTo,
  }: {
    readonly url: string
    readonly phone: string
    readonly space: string
    readonly compound: string
    readonly reads?: Reads
    readonly codeSentTo: (phone: string) => Promise<string>
  },
): Promise<string> => {
  const texts = textsOf(reads)
  const next = () => page.getByRole('button', { name: texts.action.next }).click()
  await page.goto(`${url}/new`)
  await logInByPhone(page, { phone, reads, codeSentTo })
  await page.getByLabel(texts.precheck.compound).fill(compound)
  await page.getByRole('button', { name: compound }).click()
  await page.getByLabel(texts.file.whichSpace).fill(space)
  await page.getByRole('button', { name: texts.file.findSpace }).click()
  await page.getByText(beginningOf(texts.file.chosen)).waitFor()
  await next()
  await next()
  await page.getByLabel(texts.file.name, { exact: true }).fill('李女士')
  await next()
  await page.getByText(texts.file.papersTitle).waitFor()
  const inputs = page.locator('input[type=file]')
  await inputs.first().waitFor({ state: 'attached' })
  for (let at = 0; at < (await inputs.count()); at += 1) {
    await inputs.nth(at).setInputFiles(photo)
    await page.getByText(texts.file.uploaded, { exact: true }).nth(at).waitFor()
  }
  await next()
  await agreesToHandOvers(page, reads)
  await page.getByText(texts.file.undertaking).click()
  await page.getByRole('button', { name: texts.file.submit }).click()
  await page.getByRole('heading', { name: texts.file.filed }).waitFor()
  await page.getByRole('link', { name: texts.file.toCase }).click()
  await page.getByRole('heading', { name: texts.case.where }).waitFor()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}
