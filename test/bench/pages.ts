import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startBrowser } from '../helpers/browser.ts'
import { openWebCity } from '../helpers/web-city.ts'

const version = '13.5.0'
const loads = 3

/** What this bench reads of a report of Lighthouse. */
interface Report {
  readonly categories: Readonly<Record<'performance' | 'accessibility', { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
}

type Lighthouse = (url: string, options: Readonly<Record<string, unknown>>) => Promise<{ readonly lhr: Report } | undefined>

/**
 * Lighthouse as it is, on its own slow 4G and its own phone, three times with an empty cache; the middle load counts. It is
 * not among the packages: with what it brings it would make up a seventh of them, for a bench. The first run fetches it.
 */
export const pagesBench = async (): Promise<boolean> => {
  const lighthouse = await bringLighthouse()
  const port = await freePort()
  const web = await openWebCity()
  const browser = await startBrowser([`--remote-debugging-port=${port}`])
  try {
    const request = await web.served()
    const token = (await request.owner()).token
    const options = {
      port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      extraHeaders: { cookie: `pile_session=${token}` },
    }
    const pages = [
      ['the first page', web.url],
      ['a case of an owner', `${web.url}/cases/${request.caseId}`],
    ] as const
    let isFine = true
    for (const [name, url] of pages) {
      const reports: Report[] = []
      for (let at = 0; at < loads; at += 1) {
        const run = await lighthouse(url, options)
        if (run) reports.push(run.lhr)
      }
      isFine = tell(name, reports) && isFine
    }
    return isFine
  } finally {
    await browser.close()
    await web.close()
  }
}

const tell = (name: string, reports: readonly Report[]): boolean => {
  const pointsOf = (report: Report, part: 'performance' | 'accessibility'): number =>
    Math.round(100 * (report.categories[part].score ?? 0))
  const report = reports.toSorted((a, b) => pointsOf(a, 'performance') - pointsOf(b, 'performance'))[reports.length >> 1]
  if (!report) return false
  const numberOf = (audit: string): number => report.audits[audit]?.numericValue ?? Number.NaN
  const [performance, accessibility] = [pointsOf(report, 'performance'), pointsOf(report, 'accessibility')]
  process.stdout.write(
    `  ${name}: performance ${performance}, accessibility ${accessibility} (first paint ${Math.round(numberOf('first-contentful-paint'))} ms, ` +
      `largest ${Math.round(numberOf('largest-contentful-paint'))} ms, blocked ${Math.round(numberOf('total-blocking-time'))} ms, ` +
      `shift ${numberOf('cumulative-layout-shift').toFixed(3)}, ${Math.round(numberOf('total-byte-weight') / 1000)} kB)\n`,
  )
  return performance >= 90 && accessibility === 100
}

const bringLighthouse = async (): Promise<Lighthouse> => {
  const folder = fileURLToPath(new URL(`../../node_modules/.cache/lighthouse-${version}`, import.meta.url))
  const entry = join(folder, 'node_modules/lighthouse/core/index.js')
  if (!existsSync(entry)) {
    mkdirSync(folder, { recursive: true })
    const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    execFileSync('npm', ['install', '--prefix', folder, ...quiet, `lighthouse@${version}`], { stdio: 'inherit' })
  }
  // The package's one default export; it is not there when this file is checked for its types.
  const brought = (await import(pathToFileURL(entry).href)) as { readonly default: Lighthouse }
  return brought.default
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
