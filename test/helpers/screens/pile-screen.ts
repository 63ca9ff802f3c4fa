import type { Page } from 'playwright-core'
import type { Schemas } from '../../../src/client/client.ts'
import { zh } from '../../../src/web/texts/zh.ts'
import { eventForm } from '../../../workflows/labels/event-form.ts'
import { fillFields } from './fill-form.ts'
import { sendsForm } from './send-form.ts'

type OpeningEvent = Schemas['NewOperation']['event']

const harmful: readonly string[] = ['owner.dismantlePile', 'owner.transferPile']

/** Opens a case on the pile whose page is open; its page follows. Gives the id of the case. */
export const opensOnPileScreen = async (page: Page, event: OpeningEvent): Promise<string> => {
  const { type, ...values } = event
  const { label, fields } = eventForm(type, 'zh')
  await page.getByRole('button', { name: label, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('button[type=submit]').waitFor()
  await fillFields(dialog.locator('form'), fields, values, {
    seen: { grounds: [] },
    fileOf: () => null,
    bodyOf: () => Promise.resolve(''),
  })
  // What the service answered to the opening of a case.
  const { caseId } = (await sendsForm(page, dialog, harmful.includes(type))) as Schemas['EventReceipt']
  await page.waitForURL(`**/cases/${caseId}`)
  await page.getByRole('heading', { name: zh.case.where }).waitFor()
  return caseId
}
