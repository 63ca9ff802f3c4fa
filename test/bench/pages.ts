import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { personOn, startBrowser } from '../helpers/browser.ts'
import { openWebCity } from '../helpers/web-city.ts'

/** What a load of a page cost, in milliseconds; `shift` has no unit. */
interface Load {
  readonly firstPaint: number
  readonly largestPaint: number
  readonly blocked: number
  readonly shift: number
}

/** Slow 4G on a phone of the middle, as Lighthouse has it. */
const slow4g = { latency: 150, throughput: 1_638_400 / 8, cpuSlowdown: 4 }

/**
 * The curves by which Lighthouse 12 scores a phone: at `p10` 90 points, at `median` 50; its weights without the speed index,
 * which needs a film of the page and whose share goes to the others.
 */
const curves: Readonly<Record<keyof Load, { readonly p10: number; readonly median: number; readonly weight: number }>> = {
  firstPaint: { p10: 1800, median: 3000, weight: 10 },
  largestPaint: { p10: 2500, median: 4000, weight: 25 },
  blocked: { p10: 200, median: 600, weight: 30 },
  shift: { p10: 0.1, median: 0.25, weight: 25 },
}

/** Gathers what the browser itself measures, from before the first byte on. */
const watch = `
  window.__load = { firstPaint: 0, largestPaint: 0, blocked: 0, shift: 0 }
  const see = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  see('paint', (entry) => { if (entry.name === 'first-contentful-paint') window.__load.firstPaint = entry.startTime })
  see('largest-contentful-paint', (entry) => { window.__load.largestPaint = entry.startTime })
  see('longtask', (entry) => { window.__load.blocked += Math.max(0, entry.duration - 50) })
  see('layout-shift', (entry) => { if (!entry.hadRecentInput) window.__load.shift += entry.value })
`

const loads = 3

/**
 * The owner's page on a slow phone, three times with an empty cache, and what bars people from it. Measured in Chromium with
 * its own throttling; the better loads do not count for more than the middle one.
 */
export const pagesBench = async (): Promise<boolean> => {
  const web = await openWebCity()
  const browser = await startBrowser()
  try {
    const request = await web.served()
    const token = (await request.owner()).token
    const pages = [
      ['the first page', web.url],
      ['a case of an owner', `${web.url}/cases/${request.caseId}`],
    ] as const
    let isFine = true
    for (const [name, url] of pages) {
      const measured: Load[] = []
      for (let at = 0; at < loads; at += 1) measured.push(await loadOf(browser, { url, token, origin: web.url }))
      const load = middleOf(measured)
      const performance = Math.round(scoreOf(load))
      const { points, found } = await accessibilityOf(browser, { url, token, origin: web.url })
      isFine &&= performance >= 90 && points === 100
      process.stdout.write(
        `  ${name}: performance ${performance}, accessibility ${points} (first paint ${Math.round(load.firstPaint)} ms, largest ${Math.round(load.largestPaint)} ms, blocked ${Math.round(load.blocked)} ms, shift ${load.shift.toFixed(3)})\n`,
      )
      for (const one of found) process.stdout.write(`    ${one}\n`)
    }
    return isFine
  } finally {
    await browser.close()
    await web.close()
  }
}

interface Visit {
  readonly url: string
  readonly token: string
  readonly origin: string
}

const opened = async (browser: Browser, { token, origin }: Visit): Promise<Page> => {
  const context = await personOn(browser)
  await context.addCookies([{ name: 'pile_session', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }])
  return context.newPage()
}

const loadOf = async (browser: Browser, visit: Visit): Promise<Load> => {
  const page = await opened(browser, visit)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow4g.latency,
    downloadThroughput: slow4g.throughput,
    uploadThroughput: slow4g.throughput / 2,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow4g.cpuSlowdown })
  await page.addInitScript(watch)
  await page.goto(visit.url)
  // The stream of changes never ends: quiet is when nothing else was asked for a while.
  await page.waitForTimeout(6000)
  const load = await page.evaluate<Load>('window.__load')
  await page.context().close()
  return load
}

const middleOf = (measured: readonly Load[]): Load => {
  const of = (name: keyof Load): number => measured.map((load) => load[name]).toSorted((a, b) => a - b)[measured.length >> 1] ?? 0
  return { firstPaint: of('firstPaint'), largestPaint: of('largestPaint'), blocked: of('blocked'), shift: of('shift') }
}

/** The weighted mean of the parts, out of a hundred. */
const scoreOf = (load: Load): number => {
  const names = Object.keys(curves) as (keyof Load)[]
  const weights = names.reduce((sum, name) => sum + curves[name].weight, 0)
  return names.reduce((sum, name) => sum + pointsOf(load[name], curves[name]) * curves[name].weight, 0) / weights
}

/** The share of a log-normal distribution above a value, by which Lighthouse scores. */
const pointsOf = (value: number, { p10, median }: { readonly p10: number; readonly median: number }): number => {
  if (value <= 0) return 100
  // 0.9061938024368232 is the inverse complementary error function at 0.2: nine in ten lie above p10.
  const x = (0.9061938024368232 * Math.log(value / median)) / Math.log(median / p10)
  return 100 * (1 - errorFunction(x)) * 0.5
}

/** Abramowitz and Stegun 7.1.26. */
const errorFunction = (x: number): number => {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.sign(x) * (1 - sum * Math.exp(-x * x))
}

/** A hundred where axe finds nothing at all, of whatever weight. */
const accessibilityOf = async (browser: Browser, visit: Visit): Promise<{ points: number; found: string[] }> => {
  const page = await opened(browser, visit)
  await page.goto(visit.url)
  await page.locator('h1').first().waitFor()
  const { violations, passes } = await new AxeBuilder({ page }).analyze()
  await page.context().close()
  const points = Math.round((100 * passes.length) / (passes.length + violations.length))
  return { points, found: violations.map(({ id, impact, help }) => `${id} (${impact}): ${help}`) }
}
