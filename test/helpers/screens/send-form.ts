import type { Locator, Page } from 'playwright-core'
import { zh } from '../../../src/web/texts/zh.ts'

/** Sends the open form, by a second press where what follows is said first; waits until the service has taken it. */
export const sendsForm = async (page: Page, dialog: Locator, isHarmful: boolean): Promise<unknown> => {
  if (isHarmful) {
    await dialog.locator('button[type=submit]', { hasText: zh.action.next }).click()
    await dialog.getByRole('alert').waitFor()
  }
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && /\/api\/(matters|cases)(\/[^/]+\/events)?$/.test(answer.url()),
  )
  await dialog.locator('button[type=submit]', { hasText: zh.form.send }).click()
  const answer = await answered
  if (!answer.ok()) throw new Error(`the page was refused: ${await answer.text()}`)
  await dialog.waitFor({ state: 'detached' })
  return answer.json()
}
