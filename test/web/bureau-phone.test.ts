import { expect, test } from 'vitest'
import { barriersOf, keepPicture, sizes } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

test('what the bureau reads on a phone: the stuck as cards, and wide tables that the keyboard reaches', async () => {
  await stage.web.served()
  await stage.web.city.moveTo('2026-06-01T01:00:00.000Z')
  const bureau = await stage.web.city.body('bureau', '株洲市住建局四科', ['430204'])
  const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'phone')
  // A record that is read for the first time: how far that is, and then the figures by themselves.
  let isRead = false
  const progress = { read: 25_000, of: 100_000, secondsLeft: 150 }
  const problem = {
    type: 'urn:problem:FIGURES_BEING_READ',
    title: 'x',
    status: 503,
    code: 'FIGURES_BEING_READ',
    todo: 'x',
    instance: 'x',
  }
  await page.route('**/api/statistics/stuck**', (route) =>
    isRead
      ? route.continue()
      : route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ ...problem, progress }) }),
  )
  await page.goto(`${stage.web.url}/desk/overview`)
  await page.getByText('正在第一次读取全部记录：25000/100000户。大约还要3分钟').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'bureau-being-read-phone')
  isRead = true
  const stuck = page.getByRole('figure', { name: '卡得最久的1户' })
  await stuck.waitFor()
  // One under the other, each under the head of its column: nothing is beside the screen, and nothing is a stop for the keyboard.
  const cells = await stuck.locator('tbody th, tbody td').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
  expect(cells.length).toBe(5)
  for (const { left, right, width } of cells) expect(left >= 0 && right <= 390 && width > 250).toBe(true)
  const heads = await stuck.locator('tbody td').evaluateAll((all) => all.map((one) => one.getAttribute('data-label')))
  expect(heads).toEqual(['因谁停在这里', '现在在谁手里', '为什么算卡住', '首次申请至今'])
  expect(await stuck.getAttribute('tabindex')).toBeNull()
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'bureau-stuck-phone')
  // Where the families are day by day is wider than a phone: it takes the focus, and the arrow keys move it.
  const wide = page.locator('figure.scroll[tabindex="0"]').first()
  expect(await wide.getAttribute('aria-label')).not.toBeNull()
  await wide.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => wide.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0)
  await page.setViewportSize(sizes.desktop)
  await page.goto(`${stage.web.url}/desk/overview`)
  await stuck.waitFor()
  expect(await page.locator('figure.scroll[tabindex]').count()).toBe(0)
  expect(await stuck.locator('thead th').first().isVisible()).toBe(true)
  await keepPicture(page, 'bureau-stuck-desktop')
  await context.close()
}, 240_000)
