import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** How serious a known weakness is, as the registry says it. */
type Severity = 'info' | 'low' | 'moderate' | 'high' | 'critical'

/** A known weakness of a package that is installed for production. */
export interface Advisory {
  readonly id: string
  readonly package: string
  readonly severity: Severity
  readonly title: string
}

/** A weakness that is lived with for a while: why it cannot reach anybody here, and until when that is thought over. */
export interface Allowance {
  readonly id: string
  readonly why: string
  readonly untilOn: string
}

/**
 * The policy: a critical or high weakness of what runs in production is mended before anything else is released; a moderate one
 * within thirty days, for which it may stand here; a low one with the next update. No allowance is longer than thirty days.
 */
export const allowances: readonly Allowance[] = []

const longestDays = 30
const mustBeMended: readonly Severity[] = ['moderate', 'high', 'critical']

/** What stands against a release, a sentence each. */
export const faultsOfAudit = (found: readonly Advisory[], allowed: readonly Allowance[], today: string): string[] => {
  const tooLong = allowed.filter(({ untilOn }) => daysBetween(today, untilOn) > longestDays)
  const unused = allowed.filter(({ id }) => !found.some((advisory) => advisory.id === id))
  const open = found.filter(
    ({ id, severity }) =>
      mustBeMended.includes(severity) && !allowed.some((allowance) => allowance.id === id && allowance.untilOn >= today),
  )
  return [
    ...open.map(({ id, package: name, severity, title }) => `${name}: ${severity}, ${title} (${id})`),
    ...tooLong.map(({ id, untilOn }) => `${id} is allowed until ${untilOn}, which is more than ${longestDays} days ahead`),
    ...unused.map(({ id }) => `${id} is allowed and no longer found: take it off the list`),
  ]
}

const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).total('days')

/** The weaknesses in a report of `npm audit --json`, each once. */
export const advisoriesIn = (report: unknown): Advisory[] => {
  const { vulnerabilities = {} } = report as { vulnerabilities?: Record<string, { via: (string | Via)[] }> }
  const found = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one): one is Via => typeof one !== 'string'))
  const advisories = found.map(({ url, name, severity, title }) => ({
    id: url.split('/').at(-1) ?? url,
    package: name,
    severity,
    title,
  }))
  return [...new Map(advisories.map((advisory) => [`${advisory.id} ${advisory.package}`, advisory])).values()]
}

interface Via {
  readonly url: string
  readonly name: string
  readonly severity: Severity
  readonly title: string
}

/** Asks the registry. npm ends with 1 where it finds something: its report is on standard output all the same. */
const askRegistry = (): unknown => {
  try {
    return JSON.parse(execFileSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 }))
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    if (!stdout) throw error
    return JSON.parse(stdout)
  }
}

const run = (): void => {
  const report = askRegistry()
  if (!(report as { vulnerabilities?: unknown }).vulnerabilities) throw new Error('the registry gave no report')
  const found = advisoriesIn(report)
  const faults = faultsOfAudit(found, allowances, Temporal.Now.plainDateISO().toString())
  process.stdout.write(`${found.length} known weaknesses in what runs in production, ${faults.length} against the policy\n`)
  for (const fault of faults) process.stdout.write(`  ${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) run()
