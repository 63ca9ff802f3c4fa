import { openInserts } from './bulk-insert.ts'
import type { SqliteDatabase } from './open-database.ts'
import * as tables from './tables.ts'

type Row<T extends { readonly $inferSelect: unknown }> = T['$inferSelect']

/** The register of a city, as rows. */
export interface BulkPlaces {
  district(row: Row<typeof tables.districts>): void
  organisation(row: Row<typeof tables.organisations>, districts: readonly string[]): void
  compound(row: Row<typeof tables.compounds>): void
  issuer(row: Row<typeof tables.compoundIssuers>): void
  interest(row: Row<typeof tables.chargingInterests>): void
  garage(row: Row<typeof tables.garages>): void
  transformer(row: Row<typeof tables.transformers>): void
  space(row: Row<typeof tables.spaces>): void
}

/** Writes the register of an invented city. What an operator enters by hand is checked in the register; this is not. */
export const openBulkPlaces = ({ sqlite }: SqliteDatabase): BulkPlaces => {
  const insert = openInserts(sqlite)
  return {
    district: (row) => insert(tables.districts, row),
    organisation: (row, districts) => {
      insert(tables.organisations, row)
      const { organisationId } = row
      for (const district of districts) insert(tables.organisationDistricts, { organisationId, district })
    },
    compound: (row) => insert(tables.compounds, row),
    issuer: (row) => insert(tables.compoundIssuers, row),
    interest: (row) => insert(tables.chargingInterests, row),
    garage: (row) => insert(tables.garages, row),
    transformer: (row) => insert(tables.transformers, row),
    space: (row) => insert(tables.spaces, row),
  }
}
