import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, startBrowser, troublesOf } from '../helpers/browser.ts'
import { type SimulatedService, simulatedService } from '../helpers/simulated-service.ts'

let service: SimulatedService
let browser: Browser
let token: string
beforeAll(async () => {
  service = await simulatedService({ cases: 400, seed: 5 })
  browser = await startBrowser()
  token = await service.token('bureau')
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

/** What somebody reads who has the page before them and touches nothing: each piece of text that lies in the window as a whole. */
const read = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const inside = ({ top, bottom, left, right, width }) =>
        width > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
      const lines = [...range.getClientRects()]
      if (lines.length > 0 && lines.every(inside) && walker.currentNode.parentElement.checkVisibility()) found.push(walker.currentNode.data)
    }
    return found.join('').replace(/\\s+/g, ' ')
  })()`)

const opened = async (path: string, { width, height }: { width: number; height: number }) => {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
  await context.addCookies([{ name: 'pile_session', value: token, url: service.url, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  const troubles = troublesOf(page)
  await page.goto(`${service.url}${path}`)
  await page.locator('section.card h2').first().waitFor()
  await page.getByText('正在读取…').first().waitFor({ state: 'detached' })
  return { page, troubles, close: () => context.close() }
}

interface Stuck {
  readonly stuck: {
    readonly n: number
    readonly groups: readonly { n: number; since: string; holderLabel: string; organisation: { name: string | null } | null }[]
  }
  readonly because: { readonly groups: readonly { n: number; since: string; partyLabel: string }[] }
}

const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

describe('a newcomer at the bureau’s first page', () => {
  test.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])(
    'reads where requests are stuck, since when and because of whom, without a scroll at $width × $height',
    async (size) => {
      const answer = await fetch(`${service.url}/api/statistics/stuck`, {
        headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN' },
      })
      // The very answer the page is made of.
      const { stuck, because } = (await answer.json()) as Stuck
      const first = <G extends { n: number; since: string }>(groups: readonly G[]): G | undefined =>
        groups.toSorted((a, b) => b.n - a.n || (a.since < b.since ? -1 : 1))[0]
      const [desk, cause] = [first(stuck.groups), first(because.groups)]
      expect(stuck.n).toBeGreaterThan(10)
      const { page, troubles, close } = await opened('/desk/overview', size)
      const said = await read(page)
      await keepPicture(page, `first-screen-${size.width}`)
      expect(said).toContain(`${stuck.n}户`)
      expect(said).toContain(desk?.organisation?.name ?? desk?.holderLabel)
      expect(said).toContain(dayInWords(desk?.since ?? ''))
      expect(said).toContain(cause?.partyLabel)
      expect(said).toMatch(new RegExp(`因.*${cause?.partyLabel}.*${cause?.n}户`))
      expect(await barriersOf(page)).toEqual([])
      expect(troubles).toEqual([])
      await close()
    },
    120_000,
  )
})

describe('the traces of how offices go about their cases', () => {
  test('stand line by line in a city in which games are played', async () => {
    const { page, troubles, close } = await opened('/desk/statistics?figure=conduct', { width: 1440, height: 900 })
    const table = page.locator('#figure-conduct table')
    await table.locator('tbody tr').first().waitFor()
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(5)
    const words = (await table.textContent()) ?? ''
    expect(words).toMatch(/\d+次中\d+次/)
    await keepPicture(page, 'conduct-1440')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    await keepPicture(page, 'conduct-390')
    expect(await barriersOf(page)).toEqual([])
    expect(troubles).toEqual([])
    await close()
  }, 120_000)
})
