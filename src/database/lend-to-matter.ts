import { and, eq, isNull } from 'drizzle-orm'
import type { MatterInput } from '../../workflows/matter/decide.ts'
import type { AnyMatterEvent } from '../../workflows/matter/events.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { EventActor } from '../cases/ports.ts'
import { documentKindsOf } from './lend.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/** What a decision on a matter may use beside it; the record keeps it, so that replay is exact. */
export interface LentToMatter {
  readonly place: NonNullable<MatterInput['place']> | null
  readonly office: NonNullable<MatterInput['office']> | null
  readonly documents: NonNullable<MatterInput['documents']>
  /** Districts of the organisation that acts. */
  readonly districts: readonly string[]
}

/** Gathers it: the named place and office, the kinds of the named documents, the districts of who acts. */
export const lendToMatter = (tx: Db, file: MatterFile | null, event: AnyMatterEvent, actor: EventActor): LentToMatter => {
  const kinds = file && 'evidence' in event ? documentKindsOf(tx, file.matterId) : {}
  const named = 'evidence' in event ? event.evidence : []
  return {
    districts: actor.organisationId === null ? [] : districtsOf(tx, actor.organisationId),
    place: event.type === 'matter.open' ? placeOf(tx, event) : null,
    office: 'official' in event && event.official ? officeOf(tx, event.official.organisationId, compoundOf(file, event)) : null,
    documents: Object.fromEntries(named.flatMap((id) => (kinds[id] ? [[id, kinds[id]]] : []))),
  }
}

const districtsOf = (tx: Db, organisationId: string): string[] =>
  tx
    .select({ district: tables.organisationDistricts.district })
    .from(tables.organisationDistricts)
    .where(eq(tables.organisationDistricts.organisationId, organisationId))
    .orderBy(tables.organisationDistricts.district)
    .all()
    .map(({ district }) => district)

const placeOf = (tx: Db, event: Extract<AnyMatterEvent, { type: 'matter.open' }>): LentToMatter['place'] => {
  const { compounds, garages, transformers } = tables
  const compound = tx.select().from(compounds).where(eq(compounds.compoundId, event.compoundId)).get()
  if (!compound) return null
  const garage = tx
    .select()
    .from(garages)
    .where(eq(garages.garageId, event.garageId ?? ''))
    .get()
  const transformer = tx
    .select()
    .from(transformers)
    .where(eq(transformers.transformerId, event.transformerId ?? ''))
    .get()
  return {
    district: compound.district,
    garage: garage?.compoundId === compound.compoundId,
    transformer: transformer?.compoundId === compound.compoundId,
  }
}

const compoundOf = (file: MatterFile | null, event: AnyMatterEvent): string =>
  file?.place.compoundId ?? (event.type === 'matter.open' ? event.compoundId : '')

/** An office with its districts. A company or community works where it issues papers: it is entered for compounds, not for districts. */
const officeOf = (tx: Db, organisationId: string, compoundId: string): LentToMatter['office'] => {
  const { organisations, compounds, compoundIssuers } = tables
  const row = tx.select().from(organisations).where(eq(organisations.organisationId, organisationId)).get()
  if (!row) return null
  const here = tx
    .select({ district: compounds.district })
    .from(compoundIssuers)
    .innerJoin(compounds, eq(compounds.compoundId, compoundIssuers.compoundId))
    .where(
      and(
        eq(compoundIssuers.organisationId, organisationId),
        eq(compoundIssuers.compoundId, compoundId),
        isNull(compoundIssuers.untilOn),
      ),
    )
    .all()
    .map(({ district }) => district)
  return { party: row.party, districts: [...new Set([...districtsOf(tx, organisationId), ...here])].sort() }
}
