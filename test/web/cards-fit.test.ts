import { expect, test } from 'vitest'
import { keepPicture } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

test('a wide table scrolls in its card on a phone, and widens neither the card nor the text beside it', async () => {
  await stage.web.served()
  const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token)
  await page.goto(`${stage.web.url}/desk/statistics`)
  await page.locator('.card table.plain').first().waitFor()
  const tooWide = await page.evaluate<string[]>(
    "[...document.querySelectorAll('.card')].filter((card) => card.scrollWidth > card.clientWidth).map((card) => card.innerText.slice(0, 20))",
  )
  await keepPicture(page, 'statistics-card-phone')
  expect(tooWide).toEqual([])
  await context.close()
})
