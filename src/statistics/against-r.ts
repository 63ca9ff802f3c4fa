import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { csvOfCurves } from './foreign-curves.ts'

/** What one figure differs by from what R says. */
interface Compared {
  readonly estimator: string
  /** Numbers that both give. */
  readonly numbers: number
  /** The greatest difference, as a share of the number of R, or as it is where that is less than 1. */
  readonly greatest: number
}

/** That R does not answer, and why. */
export class NoR extends Error {}

/** As near as numbers are that were added up in another order. */
const near = 1e-9

const script = fileURLToPath(new URL('against.R', import.meta.url))
const numbers = ['day', 'at_risk', 'share', 'standard_error', 'lower', 'upper'] as const

type Row = Readonly<Partial<Record<string, string>>>
const rowsOf = (csv: string): readonly Row[] => parse(csv, { columns: true })

/** What R's survival says of the same units. @throws NoR */
const rSays = (units: string): readonly Row[] => {
  const folder = mkdtempSync(join(tmpdir(), 'against-r-'))
  try {
    const file = join(folder, 'units.csv')
    writeFileSync(file, units)
    const { error, status, stdout, stderr } = spawnSync('Rscript', [script, file], { encoding: 'utf8', maxBuffer: 2 ** 29 })
    if (error)
      throw new NoR(`找不到 Rscript，请安装 R 及 survival 包 no Rscript here: install R with survival (Debian: r-cran-survival)`)
    if (status !== 0) throw new NoR(`R: ${stderr.trim()}`)
    return rowsOf(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Each figure of a log beside what R says of it, estimator by estimator. A number that only one of both gives is not compared:
 * past the last end R has no band, and neither has a share of 0 or 1; that both have the same days is compared by their number.
 * @throws NoR
 */
export const againstR = (
  curves: Parameters<typeof csvOfCurves>[0],
  units: string,
): { readonly compared: Compared[]; readonly isSame: boolean } => {
  const ours = grouped([...rowsOf(csvOfCurves(curves)), ...quantileRows(curves)])
  const theirs = grouped(rSays(units))
  const compared = [...ours].map(([estimator, rows]) => {
    const said = theirs.get(estimator) ?? []
    const differences = rows.flatMap((row, at) => differencesOf(row, said[at] ?? {}))
    const isWhole = rows.length === said.length && differences.length > 0
    return { estimator, numbers: differences.length, greatest: isWhole ? Math.max(0, ...new Set(differences)) : Number.NaN }
  })
  return { compared, isSame: compared.every(({ greatest }) => greatest < near) }
}

const quantileRows = ({ median, p90 }: Parameters<typeof csvOfCurves>[0]): Row[] =>
  [median, p90].map(({ value, lower, upper }) => ({
    estimator: 'kaplan-meier-quantile',
    ...{ day: textOf(value), lower: textOf(lower), upper: textOf(upper) },
  }))

const textOf = (value: number | null): string => (value === null ? '' : String(value))

const grouped = (rows: readonly Row[]): Map<string, Row[]> => {
  const byName = new Map<string, Row[]>()
  for (const row of rows) {
    const name = [row['estimator'], row['end']].filter(Boolean).join(' ')
    const key = row['estimator']?.endsWith('quantile') ? (row['estimator'] ?? '') : name
    byName.set(key, [...(byName.get(key) ?? []), row])
  }
  return byName
}

const differencesOf = (ours: Row, theirs: Row): number[] =>
  numbers.flatMap((column) => {
    const [one, other] = [ours[column] ?? '', theirs[column] ?? '']
    if (one === '' || other === '') return []
    return Math.abs(Number(one) - Number(other)) / Math.max(1, Math.abs(Number(other)))
  })
