import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepUp } from '../../src/database/keep-up.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { readRecordedCases } from '../../src/database/recorded-cases.ts'
import { openRulesLibrary } from '../../src/rules/rules-library.ts'
import { openKeyRing } from '../../src/sealing/keys.ts'
import { rowsOf } from '../../src/simulation/collect-rows.ts'
import type { CityParameters } from '../../src/simulation/parameters.ts'
import { liveCity, openCity } from '../../src/simulation/simulate-city.ts'
import { openCityWriting } from '../../src/simulation/write-city.ts'
import type { FigureRows } from '../../src/statistics/ports.ts'
import type { RecordedCase } from '../../workflows/trials/recorded.ts'

/** How much of a city, and which. */
export interface CityDraw {
  readonly cases: number
  readonly seed: number
}

/** A simulated city as a trial reads it: written to a database of the service, and read from there up to an instant. */
export const simulatedRecord = (parameters: CityParameters, draw: CityDraw, before: string): RecordedCase[] => {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-record-'))
  const database = openDatabase(join(folder, 'pile.db'))
  const keys = openKeyRing(join(folder, 'keys.db'))
  try {
    const library = openRulesLibrary(database.db)
    keepUp(database.db, library)
    const city = openCity(parameters, draw)
    const writing = openCityWriting(city, { database, library, keys, filesDir: folder })
    for (const lived of liveCity(city)) writing.compound(lived)
    writing.finish()
    return readRecordedCases(database.db, library, { districts: parameters.districts.map(([code]) => code), before })
  } finally {
    keys.close()
    database.sqlite.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What became of the families of a simulated city that asked from one day to another: the requests that a trial would try. */
export const simulatedFact = (
  parameters: CityParameters,
  draw: CityDraw,
  { from, to }: { readonly from: string; readonly to: string },
): Pick<FigureRows, 'stays' | 'ends'> => {
  const all = [...liveCity(openCity(parameters, draw))].map((lived) => rowsOf(lived))
  const isAsked = ({ caseRecordedOn = '' }: { readonly caseRecordedOn?: string }): boolean =>
    from <= caseRecordedOn && caseRecordedOn <= to
  return {
    stays: all.flatMap(({ stays }) => stays).filter(isAsked),
    ends: all.flatMap(({ ends }) => ends).filter(isAsked),
  }
}
