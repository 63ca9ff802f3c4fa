import { and, eq, gte, inArray, isNull, lte, ne, or } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import type { Ledger } from '../../workflows/capacity/ledger.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { CompoundPlans, PlanRecord, PlanViewer, RequestThere } from '../compounds/plan-ports.ts'
import type { Compound, Space, Transformer } from '../compounds/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { readCompound, spacesOf } from './compound-rows.ts'
import { readFacts } from './facts.ts'
import { readLedger } from './ledger-rows.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { piles } from './pile-tables.ts'
import { withBranches } from './sqlite-branches.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The plans of compounds on SQLite, for reading. */
export const sqlitePlans = ({ db }: OpenDatabase, library: RulesLibrary): CompoundPlans => ({
  read: async (compoundId, viewer, now) =>
    guarded(() => {
      const compound = readCompound(db, compoundId)
      const rules = compound && library.packOfDistrict(compound.district)?.value
      if (!compound || !rules) return null
      const today = localDay(now, rules.place.timeZone)
      return isConcerned(db, compound, viewer, today) ? planOf(db, compound, rules, today) : null
    }),
})

/** Whether a compound is somebody's business: an owner with a request or pile there, its issuers of the day, the offices of its district. */
const isConcerned = (db: Db, { compoundId, district }: Compound, viewer: PlanViewer, today: string): boolean => {
  const { party, accountId, organisationId } = viewer
  const { cases, organisationDistricts, compoundIssuers } = tables
  if (party === 'owner') {
    const own = and(eq(cases.compoundId, compoundId), eq(cases.ownerAccountId, accountId), ne(cases.phase, 'draft'))
    return db.select({ caseId: cases.caseId }).from(cases).where(own).limit(1).get() !== undefined
  }
  if (organisationId === null) return false
  if (['centre', 'bureau', 'fire', 'grid'].includes(party)) {
    const there = and(eq(organisationDistricts.organisationId, organisationId), eq(organisationDistricts.district, district))
    return db.select().from(organisationDistricts).where(there).limit(1).get() !== undefined
  }
  if (party !== 'property' && party !== 'community') return false
  const issues = and(
    inArray(
      compoundIssuers.organisationId,
      party === 'property' ? withBranches(db, organisationId).map((one) => one.organisationId) : [organisationId],
    ),
    eq(compoundIssuers.compoundId, compoundId),
    lte(compoundIssuers.sinceOn, today),
    or(isNull(compoundIssuers.untilOn), gte(compoundIssuers.untilOn, today)),
  )
  return db.select().from(compoundIssuers).where(issues).limit(1).get() !== undefined
}

const planOf = (db: Db, compound: Compound, rules: RulePack, today: string): PlanRecord => {
  const spaces = spacesOf(db, compound.compoundId)
  return {
    compound,
    rules,
    today,
    spaces,
    requests: requestsOf(db, compound.compoundId),
    pileSpaces: pileSpacesOf(db, compound.compoundId),
    findings: findingsOf(db, spaces, rules, today),
    ledgers: new Map(compound.transformers.map((one) => [one.transformerId, ledgerOf(db, one)])),
  }
}

/** Stages in which what the fire check found holds a request up. */
const stoppedByFire = ['needsRetrofit', 'hardStop', 'awaitingMatter']

const requestsOf = (db: Db, compoundId: string): RequestThere[] => {
  const { cases, stays } = tables
  const rows = db
    .select({
      caseId: cases.caseId,
      caseNumber: cases.caseNumber,
      spaceId: cases.spaceId,
      ownerAccountId: cases.ownerAccountId,
      phase: cases.phase,
    })
    .from(cases)
    .where(and(eq(cases.compoundId, compoundId), eq(cases.kind, 'request'), ne(cases.phase, 'draft')))
    .all()
  const held = db
    .select({ caseId: stays.caseId })
    .from(stays)
    .innerJoin(cases, eq(cases.caseId, stays.caseId))
    .where(
      and(
        eq(cases.compoundId, compoundId),
        eq(stays.track, 'fire'),
        isNull(stays.leftSeq),
        inArray(stays.stage, [...stoppedByFire]),
      ),
    )
    .all()
  const stopped = new Set(held.map(({ caseId }) => caseId))
  return rows.map(({ phase, ...row }) => ({
    ...row,
    isOpen: phase !== 'closed',
    isStoppedByFire: phase !== 'closed' && stopped.has(row.caseId),
  }))
}

const pileSpacesOf = (db: Db, compoundId: string): Set<string> =>
  new Set(
    db
      .select({ spaceId: piles.spaceId })
      .from(piles)
      .where(and(eq(piles.compoundId, compoundId), ne(piles.state, 'removed')))
      .all()
      .map(({ spaceId }) => spaceId),
  )

/** The finding that would answer for any space of a zone; one about a single space says nothing of the others. */
const findingsOf = (db: Db, spaces: readonly Space[], rules: RulePack, today: string): PlanRecord['findings'] => {
  const first = new Map<string, Space>()
  for (const space of spaces) {
    const key = space.fireZoneId ?? space.garageId
    if (!first.has(key)) first.set(key, space)
  }
  const found = [...first].flatMap(([key, { spaceId }]) => {
    const finding = readFacts(db, { spaceId, today, rules })?.fireFinding
    return finding && finding.scope !== 'space' ? [[key, finding] as const] : []
  })
  return new Map(found)
}

const ledgerOf = (db: Db, { transformerId, ratedKva, peakKva, peakMonth }: Transformer): Ledger => {
  const ledger = readLedger(db, transformerId, null)
  const { figures } = ledger
  const read = peakKva === null || peakMonth === null ? [] : [{ kva: peakKva, month: peakMonth }]
  const peaks = figures.peaks.length > 0 ? figures.peaks : read
  return { ...ledger, figures: { ...figures, ratedKva: figures.ratedKva ?? ratedKva, peaks } }
}
