import type { Page } from 'playwright-core'
import type { Schemas } from '../../../src/client/client.ts'
import { deskZh } from '../../../src/web/texts/desk-zh.ts'
import { zh } from '../../../src/web/texts/zh.ts'
import { matterEventLabels, matterForm } from '../../../workflows/labels/matter-forms.ts'
import { paperFile } from './filing-screen.ts'
import { type FormGround, fillFields } from './fill-form.ts'
import { sendsForm } from './send-form.ts'

/** The names of bodies, for forms that find them in the register. */
type Register = Pick<FormGround, 'bodyOf'>

/** The papers of a matter are chosen by their ids: its page shows no names of files. */
const groundOf = ({ bodyOf }: Register): FormGround => ({ seen: { grounds: [] }, fileOf: () => null, bodyOf })

/** Opens a matter on the page of its compound, which leads to the page of the matter; gives its id. */
export const opensMatterOnScreen = async (page: Page, wish: Schemas['NewMatter'], register: Register): Promise<string> => {
  await page.getByRole('button', { name: deskZh.matters.open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('button[type=submit]').waitFor()
  const fields = matterForm('matter.open', 'zh').fields.filter(({ name }) => name !== 'compoundId')
  const { compoundId: _, ...values } = wish
  await fillFields(dialog.locator('form'), fields, values, groundOf(register))
  // What the service answered to the opening of a matter.
  const { matterId } = (await sendsForm(page, dialog, false)) as Schemas['MatterReceipt']
  await page.waitForURL(`**/desk/matters/${matterId}`)
  await page.getByRole('heading', { name: zh.matter.reports }).waitFor()
  return matterId
}

const harmful: readonly string[] = ['matter.close', 'authority.orderCompound', 'authority.liftOrder']

/** Acts on the matter whose page is open. */
export const actsOnMatterScreen = async (page: Page, event: Schemas['MatterEvent'], register: Register): Promise<void> => {
  const { type, ...values } = event
  await page.getByRole('button', { name: matterEventLabels[type].zh, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('button[type=submit]').waitFor()
  await fillFields(dialog.locator('form'), matterForm(type, 'zh').fields, values, groundOf(register))
  await sendsForm(page, dialog, harmful.includes(type))
  await page.getByText(zh.acts.sent.replace('{{act}}', matterEventLabels[type].zh)).waitFor()
}

/** Adds a paper to the matter whose page is open; gives its id. */
export const addsMatterPaper = async (page: Page, kind: Schemas['DocumentReceipt']['kind']): Promise<string> => {
  await page.getByRole('button', { name: zh.documents.add, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(zh.documents.whatIsIt).selectOption({ value: kind })
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/documents'))
  await dialog.locator('input[type=file]').setInputFiles(paperFile(`${kind}.pdf`))
  // Every answer to an upload is a receipt; a refusal has no id.
  const { documentId } = (await (await answered).json()) as Schemas['DocumentReceipt']
  await dialog.locator(`input[value="${documentId}"]`).waitFor()
  await dialog.getByRole('button', { name: zh.action.close, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  return documentId
}
