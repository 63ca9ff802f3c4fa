import type { Page } from 'playwright-core'
import type { Family } from '../../../src/stories/story.ts'
import { storyPdf } from '../../../src/stories/story-pdf.ts'
import { zh } from '../../../src/web/texts/zh.ts'
import { documentLabels } from '../../../workflows/labels/documents.ts'
import type { DocumentKind } from '../../../workflows/rules/codes.ts'
import { agreesToHandOvers } from '../screen-acts.ts'

/** A request as a family asks for it. */
interface Wish {
  readonly compound: string
  readonly family: Family
  readonly phone: string
  readonly powerKw: number
  readonly mayCall: boolean
  readonly papers: readonly DocumentKind[]
}

/** The file of a paper, under a name of its own. */
export const paperFile = (name: string) => ({ name, mimeType: storyPdf.type, buffer: Buffer.from(storyPdf.bytes) })

/** Files a request, question by question, on the page that somebody who is logged in has open; gives its id. */
export const filesOnScreen = async (page: Page, wish: Wish): Promise<string> => {
  const { file, precheck, action } = zh
  const { family } = wish
  const next = () => page.getByRole('button', { name: action.next, exact: true }).click()
  await page.getByLabel(precheck.compound).fill(wish.compound)
  await page
    .locator('button.choice')
    .filter({ has: page.getByText(wish.compound, { exact: true }) })
    .or(page.getByRole('button', { name: wish.compound, exact: true }))
    .first()
    .click()
  await page.getByLabel(file.whichSpace).fill(family.space)
  await page.getByRole('button', { name: file.findSpace }).click()
  await page.getByText(file.chosen.split('{{')[0] ?? '').waitFor()
  await next()
  if (family.leaseMonths !== null) {
    await page.getByLabel(zh.right.leased, { exact: true }).check()
    await page.getByLabel(file.leaseMonths).fill(String(family.leaseMonths))
  }
  await page.getByLabel(precheck.power).fill(String(wish.powerKw))
  await next()
  await page.getByLabel(file.name, { exact: true }).fill(family.name)
  await page.getByLabel(zh.login.phone).fill(wish.phone)
  await page.getByLabel(file.room).fill(family.room)
  await page.getByLabel(file.mayCall).setChecked(wish.mayCall)
  await next()
  await page.getByText(file.papersTitle).waitFor()
  const lineOf = (kind: DocumentKind) => page.locator('main .card li').filter({ hasText: documentLabels[kind].zh }).first()
  const asked = await page.locator('main .card > ul').first().innerText()
  for (const kind of wish.papers.filter((one) => !asked.includes(documentLabels[one].zh))) {
    await page.locator('summary', { hasText: file.otherPapers }).click()
    const others = page.locator('main details').filter({ has: page.locator('summary', { hasText: file.otherPapers }) })
    await others.locator('select').selectOption({ value: kind })
    await others.locator('input[type=file]').setInputFiles(paperFile(`${documentLabels[kind].zh}.pdf`))
    await others.locator('li', { hasText: documentLabels[kind].zh }).waitFor()
  }
  const required = wish.papers.filter((one) => asked.includes(documentLabels[one].zh))
  for (const kind of required)
    await lineOf(kind)
      .locator('input[type=file]')
      .setInputFiles(paperFile(`${documentLabels[kind].zh}.pdf`))
  for (const kind of required) await lineOf(kind).getByText(file.uploaded, { exact: true }).waitFor()
  await next()
  await agreesToHandOvers(page)
  await page.getByText(file.undertaking).click()
  await page.getByRole('button', { name: file.submit }).click()
  await page.getByRole('heading', { name: file.filed }).waitFor()
  await page.getByRole('link', { name: file.toCase }).click()
  await page.getByRole('heading', { name: zh.case.where }).waitFor()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}
