import { expect, test } from 'vitest'
import { personOn, startBrowser } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** Opens the first page; its script asks for a text under a name that was changed on the way. */
const opens = async (wrong: boolean): Promise<() => Promise<void>> => {
  const browser = await startBrowser()
  const page = await (await personOn(browser)).newPage()
  await page.route('**/assets/*.js', async (route) => {
    const answer = await route.fetch()
    const script = await answer.text()
    await route.fulfill({ response: answer, body: wrong ? script.replaceAll('home.file', 'home.nobodyWroteThis') : script })
  })
  await page.goto(stage.web.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return () => browser.close()
}

test('a text that a page asks for and nobody has written fails the tests that opened it; nothing else does', async () => {
  const close = await opens(true)
  await expect(close()).rejects.toThrow('no text for home.nobodyWroteThis')
  await (await opens(false))()
})
