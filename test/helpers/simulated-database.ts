import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepUp } from '../../src/database/keep-up.ts'
import { type OpenDatabase, openDatabase } from '../../src/database/open-database.ts'
import { openRulesLibrary, type RulesLibrary } from '../../src/rules/rules-library.ts'
import { openKeyRing } from '../../src/sealing/keys.ts'
import { type CityParameters, usualCity } from '../../src/simulation/parameters.ts'
import { liveCity, openCity } from '../../src/simulation/simulate-city.ts'
import { openCityWriting } from '../../src/simulation/write-city.ts'

/** A simulated city on a database of the service. */
export interface SimulatedDatabase {
  readonly databaseFile: string
  readonly database: OpenDatabase
  readonly library: RulesLibrary
  readonly districts: readonly string[]
  close(): void
}

/** Lives through a small city, the usual one if no other is given, and writes it to a database of its own. */
export const simulatedDatabase = (
  draw: { readonly cases: number; readonly seed: number },
  parameters: CityParameters = usualCity,
): SimulatedDatabase => {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-database-'))
  const databaseFile = join(folder, 'pile.db')
  const database = openDatabase(databaseFile)
  const keys = openKeyRing(join(folder, 'keys.db'))
  const library = openRulesLibrary(database.db)
  keepUp(database.db, library)
  const city = openCity(parameters, draw)
  const writing = openCityWriting(city, { database, library, keys, filesDir: folder })
  for (const lived of liveCity(city)) writing.compound(lived)
  writing.finish()
  keys.close()
  return {
    ...{ databaseFile, database, library },
    districts: parameters.districts.map(([code]) => code),
    close: () => {
      database.sqlite.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
