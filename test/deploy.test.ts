import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parser } from '@prometheus-io/lezer-promql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../src/config.ts'
import { type ServedCity, servedCity } from './helpers/served-city.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

interface Alert {
  readonly alert: string
  readonly expr: string
  readonly annotations: { readonly summary: string }
}

const alerts = (parse(read('.deploy/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(
  ({ rules }) => rules,
)

const board = JSON.parse(read('.deploy/grafana/pile.json')) as {
  panels: { title: string; targets: { expr: string }[] }[]
}

const expressions = [
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
  ...board.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
]

/** What stands in an expression under a name of the grammar. */
const partsOf = (expr: string, name: string): string[] => {
  const parts: string[] = []
  parser.parse(expr).iterate({
    enter: (node) => {
      if (node.name === name) parts.push(expr.slice(node.from, node.to))
    },
  })
  return parts
}

describe('what watches the service', () => {
  let served: ServedCity
  let types: ReadonlyMap<string, string>
  let labels: ReadonlySet<string>

  beforeAll(async () => {
    served = await servedCity()
    // A first answer, so that the histogram has its labels.
    await served.get('/healthz')
    const text = await (await served.get('/metrics', 'operator')).text()
    types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]))
    const source = ['metrics', 'disk', 'calendar', 'readiness', 'backups'].map((file) => read(`src/operation/${file}.ts`)).join()
    labels = new Set([...source.matchAll(/labelNames: \[([^\]]+)\]/g)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []))
  })

  afterAll(() => served.close())

  test.each(expressions)('%s: asks what can be read, about metrics that the service has', (_, expr) => {
    expect(partsOf(expr, '⚠')).toEqual([])
    const names = partsOf(expr, 'Identifier')
    expect(names.length).toBeGreaterThan(0)
    const known = (name: string) =>
      name === 'up' ||
      types.has(name) ||
      (/_(bucket|count|sum)$/.test(name) && types.get(name.replace(/_(bucket|count|sum)$/, '')) === 'histogram')
    expect(names.filter((name) => !known(name))).toEqual([])
    const asked = partsOf(expr, 'LabelName')
    expect(asked.filter((name) => !labels.has(name) && !['job', 'instance', 'le'].includes(name))).toEqual([])
  })

  test('routes and workers that expressions name are there', () => {
    const text = expressions.map(([, expr]) => expr).join('\n')
    const routes = new Set([...text.matchAll(/route="([^"]+)"/g)].map(([, route]) => route))
    expect([...routes]).toEqual(['/api/cases/:caseId/events'])
    expect(served.service.access.map(({ url }) => url)).toEqual(expect.arrayContaining([...routes]))
    const workers = [...text.matchAll(/worker!~"([^"]+)"/g)].flatMap(([, list = '']) => list.split('|'))
    // Who makes a round an hour is not stuck after a quarter of one.
    const hourly = [...read('src/service/workers.ts').matchAll(/(?:start|alone)\('([^']+)', hourMs,/g)].map(
      ([, worker]) => worker,
    )
    expect(hourly.length).toBeGreaterThan(0)
    expect([...workers].sort()).toEqual([...hourly].sort())
  })

  test('each alert has a chapter of the handbook, and each chapter an alert', () => {
    const chapters = [...read('src/docs/handbook.md').matchAll(/^### (\w+)$/gm)].map(([, name]) => name)
    expect(alerts.map(({ alert }) => alert)).toEqual(chapters)
    for (const { annotations } of alerts) expect(annotations.summary).toMatch(/[\u4e00-\u9fff].* [A-Z{]/)
  })
})

describe('what runs the service', () => {
  const settings = Object.keys(readConfigNames())

  function readConfigNames(): Record<string, true> {
    return Object.fromEntries([...read('src/config.ts').matchAll(/^ {2,4}([A-Z_]+): z/gm)].map(([, name = '']) => [name, true]))
  }

  test('the image copies what is there, and does not run as root', () => {
    const file = read('.deploy/Dockerfile')
    const copied = [...file.matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)].flatMap(([, list = '']) => list.split(' '))
    expect(copied.length).toBeGreaterThan(5)
    const inRepository = copied
      .map((path) => path.replace('/srv/pile/', ''))
      .filter((path) => !['.', 'node_modules'].includes(path))
    expect(inRepository.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
    const last = file.slice(file.lastIndexOf('\nFROM '))
    // Whether the pages are those of the sources is asked at each start; without the lock nobody knows, and nothing starts.
    for (const part of ['package.json', 'package-lock.json', 'migrations', 'workflows', 'src', 'node_modules']) {
      expect(last).toMatch(new RegExp(`^COPY --from=build .*/srv/pile/${part} `, 'm'))
    }
    expect(last.indexOf('\nUSER pile')).toBeGreaterThan(0)
    expect(last.indexOf('\nUSER pile')).toBeLessThan(last.indexOf('\nCMD '))
    expect(file).toContain('"src/start.js"')
  })

  test('compose gives it a root that cannot be written and no rights, and settings that exist', () => {
    const { services } = parse(read('.deploy/compose.yml')) as {
      services: Record<'pile', { [key: string]: unknown; environment: Record<string, string> }>
    }
    expect(services.pile).toMatchObject({
      read_only: true,
      user: '10001:10001',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
    expect(Object.keys(services.pile.environment).filter((name) => !settings.includes(name))).toEqual([])
  })

  test.each(['pile.service', 'pile-backup.service'])('%s starts what is there, with settings that are read', (name) => {
    const unit = read(`.deploy/systemd/${name}`)
    const scripts = [...unit.matchAll(/ (src\/\S+\.[jt]s)/g)].map(([, path = '']) => path)
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
    const set = [...unit.matchAll(/^Environment=(.+)$/gm)].flatMap(([, line = '']) => line.split(' '))
    const environment = Object.fromEntries(set.map((pair) => pair.split('=') as [string, string]))
    expect(Object.keys(environment).filter((key) => key !== 'NODE_ENV' && !settings.includes(key))).toEqual([])
    expect(() => readConfig(environment)).not.toThrow()
  })
})
