import { z } from 'zod'
import { fillingOf, rowForOneMore } from '../../workflows/capacity/filling.ts'
import { gaugeOf } from '../../workflows/capacity/gauge.ts'
import { type Ledger, type LedgerEntry, numberInQueue } from '../../workflows/capacity/ledger.ts'
import { seesOfCompound } from '../../workflows/case/compound-sight.ts'
import { fireResults } from '../../workflows/case/facts.ts'
import { basisText } from '../../workflows/labels/basis.ts'
import { bandLabels, entryStateLabels, rowSentence } from '../../workflows/labels/capacity.ts'
import { fireResultLabels } from '../../workflows/labels/event-values.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { levelOfGarageLabels, systemLabels } from '../../workflows/labels/garages.ts'
import { fireSystemLabels } from '../../workflows/labels/precheck.ts'
import type { PlanRecord, PlanViewer, RequestThere } from './plan-ports.ts'
import { fireSystems, type Garage, ownerships, type Space, systemFacts, type Transformer } from './ports.ts'

const label = z.string().describe('In the language of the caller.')

/** The power of a usual pile at home, for the sum of one more. */
const usualKw = 7

const PlanSpace = z.object({
  spaceId: z.string(),
  label: z.string(),
  standing: z.enum(['pile', 'asked', 'none']).describe('A pile is there; a request is open; neither.'),
  yours: z.boolean(),
  caseId: z.string().nullable().describe('The request of this space, for who may open it.'),
})

const PlanZone = z.object({
  zoneId: z.string().nullable().describe('Null: what of the garage lies in no known fire zone.'),
  name: z.string().nullable(),
  systems: z.array(z.object({ system: z.enum(fireSystems), label, fact: z.enum(systemFacts), factLabel: label })),
  finding: z
    .object({ result: z.enum(fireResults), label, validUntil: z.iso.date() })
    .nullable()
    .describe('The valid fire finding about the zone or its garage.'),
  spaceCount: z.int(),
  pileCount: z.int(),
  askedCount: z.int(),
  stoppedCount: z.int().describe('Requests held up here by what the fire check found.'),
  spaces: z.array(PlanSpace).describe('All of them for the offices that answer; for an owner the own ones alone.'),
})

const PlanTransformer = z.object({
  transformerId: z.string(),
  name: z.string(),
  ownership: z.enum(ownerships),
  ratedKva: z.number().nullable(),
  built: z.int(),
  kept: z.int().describe('Piles with capacity kept.'),
  waiting: z.int(),
  limitPercent: z.number(),
  limitBasis: label,
  filling: z
    .object({
      month: z.string(),
      peakKva: z.number(),
      builtKva: z.number(),
      keptKva: z.number(),
      limitKva: z.number(),
      freeKva: z.number().describe('Up to the limit; negative where it is passed.'),
    })
    .nullable()
    .describe('Peak, what runs beside it, what is kept, what is left: they add up to the limit. Null where figures are missing.'),
  oneMore: z
    .object({ powerKw: z.number(), label, sum: label })
    .describe('What a pile asked for now would meet, to be worked out again.'),
  queue: z
    .array(
      z.object({
        number: z.int(),
        place: z.iso.datetime().describe('The instant of the first complete filing.'),
        stateLabel: label,
        powerKw: z.number(),
        space: z.string().nullable(),
        yours: z.boolean(),
        caseId: z.string().nullable(),
      }),
    )
    .describe('Who waits, in order; for an owner the own places alone.'),
})

/** A compound as one caller sees it: what is there, what is missing where, and how full it is. */
export const PlanView = z
  .object({
    compoundId: z.string(),
    name: z.string(),
    address: z.string().nullable(),
    asOf: z.iso.date(),
    garages: z.array(z.object({ garageId: z.string(), name: z.string(), levelLabel: label, zones: z.array(PlanZone) })),
    transformers: z.array(PlanTransformer),
    yours: z
      .array(z.object({ caseId: z.string(), caseNumber: z.string().nullable(), space: z.string(), isOpen: z.boolean() }))
      .describe('Requests of the calling owner here.'),
  })
  .meta({
    id: 'CompoundPlan',
    description: 'Garages, fire zones, transformers and queues of a compound. Of others, owners learn only how many there are.',
  })
/** A compound as one caller sees it. */
type PlanView = z.infer<typeof PlanView>

interface Drawing {
  readonly record: PlanRecord
  readonly viewer: PlanViewer
  readonly language: Language
}

/** Draws the plan of a compound for one caller. */
export const planView = (record: PlanRecord, viewer: PlanViewer, language: Language): PlanView => {
  const drawing = { record, viewer, language }
  const { compoundId, name, address } = record.compound
  const labels = new Map(record.spaces.map((space) => [space.spaceId, space.label]))
  return {
    compoundId,
    name,
    address,
    asOf: record.today,
    garages: record.compound.garages.map((garage) => ({
      garageId: garage.garageId,
      name: garage.name,
      levelLabel: levelOfGarageLabels[garage.level][language],
      zones: zonesOf(garage, drawing),
    })),
    transformers: record.compound.transformers.map((transformer) => transformerView(transformer, labels, drawing)),
    yours: record.requests
      .filter((request) => isOwn(request, viewer))
      .map(({ caseId, caseNumber, spaceId, isOpen }) => ({ caseId, caseNumber, isOpen, space: labels.get(spaceId) ?? '' })),
  }
}

const isOwn = (request: Pick<RequestThere, 'ownerAccountId'>, viewer: PlanViewer): boolean =>
  viewer.party === 'owner' && request.ownerAccountId === viewer.accountId

/** The zones of a garage, and what of it lies in none. */
const zonesOf = (garage: Garage, drawing: Drawing): z.infer<typeof PlanZone>[] => {
  const { record } = drawing
  const here = record.spaces.filter(({ garageId }) => garageId === garage.garageId)
  const zones = record.compound.fireZones.filter(({ garageId }) => garageId === garage.garageId)
  const rest = here.filter(({ fireZoneId }) => fireZoneId === null)
  return [
    ...zones.map(({ fireZoneId, name, systems }) =>
      zoneView(
        { zoneId: fireZoneId, name, systems, key: fireZoneId },
        here.filter((space) => space.fireZoneId === fireZoneId),
        drawing,
      ),
    ),
    ...(rest.length > 0 || zones.length === 0
      ? [zoneView({ zoneId: null, name: null, systems: garage.systems, key: garage.garageId }, rest, drawing)]
      : []),
  ]
}

interface Zone {
  readonly zoneId: string | null
  readonly name: string | null
  readonly systems: Garage['systems']
  /** What its finding is known by. */
  readonly key: string
}

const zoneView = (
  { zoneId, name, systems, key }: Zone,
  spaces: readonly Space[],
  { record, viewer, language }: Drawing,
): z.infer<typeof PlanZone> => {
  const ids = new Set(spaces.map(({ spaceId }) => spaceId))
  const open = new Map(
    record.requests.filter(({ isOpen, spaceId }) => isOpen && ids.has(spaceId)).map((one) => [one.spaceId, one]),
  )
  const own = new Set(record.requests.filter((one) => isOwn(one, viewer)).map(({ spaceId }) => spaceId))
  const finding = record.findings.get(key)
  const seesAll = seesOfCompound(viewer.party, 'spaces')
  return {
    zoneId,
    name,
    systems: fireSystems.map((system) => ({
      system,
      label: fireSystemLabels[system][language],
      fact: systems[system],
      factLabel: systemLabels[systems[system]][language],
    })),
    finding: finding
      ? { result: finding.result, label: fireResultLabels[finding.result][language], validUntil: finding.validUntil }
      : null,
    spaceCount: spaces.length,
    pileCount: spaces.filter(({ spaceId }) => record.pileSpaces.has(spaceId)).length,
    askedCount: open.size,
    stoppedCount: [...open.values()].filter(({ isStoppedByFire }) => isStoppedByFire).length,
    spaces: spaces
      .filter(({ spaceId }) => seesAll || own.has(spaceId))
      .map(({ spaceId, label: name }) => {
        const request = open.get(spaceId)
        const mayOpen = request && (isOwn(request, viewer) || seesOfCompound(viewer.party, 'cases'))
        return {
          spaceId,
          label: name,
          standing: record.pileSpaces.has(spaceId) ? ('pile' as const) : request ? ('asked' as const) : ('none' as const),
          yours: own.has(spaceId),
          caseId: mayOpen ? request.caseId : null,
        }
      }),
  }
}

const kva = (value: number): number => Number(value.toFixed(2))

const transformerView = (
  { transformerId, name, ownership }: Transformer,
  labels: ReadonlyMap<string, string>,
  { record, viewer, language }: Drawing,
): z.infer<typeof PlanTransformer> => {
  const ledger = record.ledgers.get(transformerId)
  if (!ledger) throw new Error(`transformer ${transformerId} of this compound has no ledger`)
  const at = { on: record.today, rules: record.rules.capacity }
  const gauge = gaugeOf(ledger, at)
  const filling = fillingOf(ledger, at)
  const row = rowForOneMore(ledger, usualKw, at)
  return {
    transformerId,
    name,
    ownership,
    ratedKva: gauge.ratedKva,
    built: gauge.built,
    kept: gauge.kept,
    waiting: gauge.waiting,
    limitPercent: Number((gauge.limit * 100).toFixed(1)),
    limitBasis: basisText(record.rules.capacity.loadLimitBasis, language),
    filling: filling && {
      month: filling.month,
      peakKva: kva(filling.peakKva),
      builtKva: kva(filling.builtKva),
      keptKva: kva(filling.keptKva),
      limitKva: kva(filling.limitKva),
      freeKva: kva(filling.freeKva),
    },
    oneMore: { powerKw: usualKw, label: bandLabels[row.band][language], sum: rowSentence(row, language) },
    queue: queueView(ledger, labels, { record, viewer, language }),
  }
}

const queueView = (
  ledger: Ledger,
  labels: ReadonlyMap<string, string>,
  { record, viewer, language }: Drawing,
): z.infer<typeof PlanTransformer>['queue'] => {
  const requests = new Map(record.requests.map((request) => [request.caseId, request]))
  const seesAll = seesOfCompound(viewer.party, 'queue')
  return ledger.entries.flatMap((entry: LedgerEntry) => {
    const number = numberInQueue(ledger, entry.caseId)
    const request = requests.get(entry.caseId)
    const yours = request !== undefined && isOwn(request, viewer)
    if (number === null || !(seesAll || yours)) return []
    const { place, state, powerKw, caseId } = entry
    return [
      {
        number,
        place,
        stateLabel: entryStateLabels[state][language],
        powerKw,
        space: labels.get(request?.spaceId ?? '') ?? null,
        yours,
        caseId: yours || seesOfCompound(viewer.party, 'cases') ? caseId : null,
      },
    ]
  })
}
