import { endOfDay, localDay } from '../../workflows/calendar/days.ts'
import type { PackFault } from '../../workflows/rules/fault.ts'
import { readDraftPack, UnusableRules, wholeDocument } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { type HeldAgainst, heldAgainst } from '../../workflows/trials/fact.ts'
import { usualReplays } from '../../workflows/trials/replays.ts'
import type { TrialCourse, TrialResult } from '../../workflows/trials/result.ts'
import { type Scenario, usualScenarios } from '../../workflows/trials/scenarios.ts'
import type { Caller } from '../accounts/ports.ts'
import type { Registry } from '../compounds/ports.ts'
import type { Leases } from '../operation/leases.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { hashJson } from '../sealing/seal.ts'
import type { FigureRecord } from '../statistics/ports.ts'
import type { Trial, TrialStore } from './ports.ts'
import { leaseOfTrial } from './trial-lease.ts'
import { openTrialQueue } from './trial-queue.ts'
import type { TrialRuns } from './trial-runs.ts'

/** A trial as an office asks for it. */
export interface NewTrial {
  readonly question: string
  /** A pack of the service by its id, a written one, or a draft of the office as it is saved now. */
  readonly packId?: string | undefined
  readonly pack?: unknown
  readonly draftId?: string | undefined
  readonly from: string
  readonly to: string
  readonly asOf?: string | undefined
  readonly seed?: number | undefined
  readonly scenarios?: readonly Scenario[] | undefined
  readonly replays?: number | undefined
}

/** Why a trial is not registered. */
export type NotRegistered =
  | { readonly kind: 'packFaults'; readonly faults: readonly PackFault[] }
  | { readonly kind: 'packUnknown' }
  | { readonly kind: 'periodWrong' }

/** What a trial is held against: requests filed under a pack that is in force. */
export interface FactQuestion {
  /** Left out: the pack of the trial itself. A draft is signed under another name as a rule. */
  readonly packId?: string | undefined
  /** Left out: the day from which the pack is in force. */
  readonly from?: string | undefined
  /** Left out: today. */
  readonly to?: string | undefined
}

/** A trial beside what happened, or why there is nothing to hold it against yet. */
export interface TrialFact {
  readonly pack: { readonly id: string; readonly title: RulePack['title'] } | null
  readonly from: string | null
  readonly to: string | null
  readonly asOf: string
  readonly held: HeldAgainst | null
  readonly why: 'notFinished' | 'notInForce' | 'nobodyAsked' | null
}

/** Rule trials of an office: registered, run, cancelled, read. */
export interface Trials {
  register(caller: Caller, asked: NewTrial): Promise<Trial | NotRegistered>
  list(caller: Caller): Promise<Trial[]>
  read(caller: Caller, trialId: string): Promise<{ readonly trial: Trial; readonly result: TrialResult | null } | null>
  /** Asks for a run; it begins as soon as a node has time. */
  run(caller: Caller, trialId: string): Promise<Trial | null>
  cancel(caller: Caller, trialId: string): Promise<Trial | null>
  courses(caller: Caller, trialId: string, caseId: string): Promise<TrialCourse[] | null>
  /** What became of the families that asked under the rule since, beside what the trial said (T5). */
  fact(caller: Caller, trialId: string, asked: FactQuestion): Promise<TrialFact | 'packUnknown' | 'periodWrong' | null>
  /** Begins the run that was asked for first, where this node has time: one that another node was lost with, too. */
  takeUp(): Promise<void>
  close(): Promise<void>
}

/** What trials are made of. */
export interface TrialParts {
  readonly store: TrialStore
  readonly runs: TrialRuns
  readonly leases: Leases
  readonly databaseFile: string
  readonly library: Pick<RulesLibrary, 'pack' | 'packs' | 'packOfDistrict' | 'hashesOf'>
  readonly registry: Pick<Registry, 'organisations'>
  readonly record: Pick<FigureRecord, 'rows'>
  /** A draft that the caller may read, with its faults. */
  readonly draftOf: (
    caller: Caller,
    draftId: string,
  ) => Promise<{ readonly pack: RulePack | null; readonly faults: readonly PackFault[] } | null>
  readonly now: () => string
  readonly newId: () => string
  readonly onError: (error: unknown, trialId: string) => void
}

/** Opens the trials. Every one belongs to the office that registered it; another finds nothing. */
export const openTrials = (parts: TrialParts): Trials => {
  const { store, runs, now } = parts
  const { takeUp } = openTrialQueue(parts)
  const own = async ({ organisationId }: Caller, trialId: string): Promise<Trial | null> => {
    const trial = await store.read(trialId)
    return trial && trial.organisationId === organisationId ? trial : null
  }
  return {
    register: async (caller, asked) => {
      const registered = await registrationOf(parts, caller, asked)
      if ('kind' in registered) return registered
      await store.register(registered)
      const trial = await store.read(registered.trialId)
      if (!trial) throw new Error(`the trial ${registered.trialId} was registered and is not there`)
      return trial
    },
    list: (caller) => store.list(caller.organisationId ?? ''),
    read: async (caller, trialId) => {
      const trial = await own(caller, trialId)
      return trial && { trial, result: trial.standing === 'finished' ? await store.result(trialId) : null }
    },
    run: async (caller, trialId) => {
      const trial = await own(caller, trialId)
      if (!trial || isAskedFor(trial)) return trial
      await store.queue(trialId, now())
      await takeUp()
      return store.read(trialId)
    },
    cancel: async (caller, trialId) => {
      const trial = await own(caller, trialId)
      if (!trial) return null
      if (isAskedFor(trial)) {
        await store.cancel(trialId, now())
        // Wherever it runs: there it writes nothing any more.
        parts.leases.revoke(leaseOfTrial(trialId))
        await runs.stop(trialId)
      }
      return store.read(trialId)
    },
    courses: async (caller, trialId, caseId) => {
      const trial = await own(caller, trialId)
      return trial && (await store.courses(trialId, caseId))
    },
    fact: async (caller, trialId, asked) => {
      const trial = await own(caller, trialId)
      return trial && factOf(parts, trial, asked)
    },
    takeUp,
    close: () => runs.close(),
  }
}

const isAskedFor = ({ standing }: Trial): boolean => standing === 'running' || standing === 'waiting'

const factOf = async (
  { store, library, record, now }: TrialParts,
  trial: Trial,
  asked: FactQuestion,
): Promise<TrialFact | 'packUnknown' | 'periodWrong'> => {
  const pack = library.pack(asked.packId ?? trial.pack.id)?.value ?? null
  if (asked.packId !== undefined && pack === null) return 'packUnknown'
  const timeZone = pack?.place.timeZone ?? 'Asia/Shanghai'
  const asOf = localDay(now(), timeZone)
  const isInForce = pack !== null && pack.standing !== 'draft' && pack.inForceFrom <= asOf
  const from = asked.from ?? (isInForce ? pack.inForceFrom : null)
  const to = asked.to ?? asOf
  if (from !== null && from > to) return 'periodWrong'
  const named = pack && { id: pack.id, title: pack.title }
  const nothing = (why: TrialFact['why']): TrialFact => ({ pack: named, from, to, asOf, held: null, why })
  const result = trial.standing === 'finished' ? await store.result(trial.trialId) : null
  if (!result) return nothing('notFinished')
  if (!isInForce || from === null) return nothing('notInForce')
  const rows = await record.rows(
    {
      districts: trial.districts,
      before: endOfDay(asOf, timeZone),
      filed: { from, to, rules: library.hashesOf(pack.id) },
    },
    ['stays', 'ends'],
  )
  if (rows.stays.length === 0) return nothing('nobodyAsked')
  return { pack: named, from, to, asOf, held: heldAgainst(result, rows, asOf), why: null }
}

const registrationOf = async (
  parts: TrialParts,
  caller: Caller,
  asked: NewTrial,
): Promise<NotRegistered | Parameters<TrialStore['register']>[0]> => {
  const { library, registry, now, newId } = parts
  const pack = asked.draftId === undefined ? packOf(library, asked) : await packOfDraft(parts, caller, asked.draftId)
  if ('kind' in pack) return pack
  const organisationId = caller.organisationId ?? ''
  const office = await registry.organisations.read(organisationId)
  const { timeZone } = pack.place
  const today = localDay(now(), timeZone)
  const asOf = asked.asOf ?? today
  if (asked.from > asked.to || asOf > today || asked.from > asOf) return { kind: 'periodWrong' }
  const end = endOfDay(asOf, timeZone)
  return {
    trialId: newId(),
    question: asked.question,
    pack: { hash: hashJson(pack), value: pack },
    districts: office?.districts ?? [],
    period: { from: asked.from, to: asked.to },
    asOf,
    // A day that is not over is read as it stands now, so that the same trial gives the same tomorrow.
    readBefore: end < now() ? end : now(),
    seed: asked.seed ?? 1,
    scenarios: asked.scenarios ?? usualScenarios,
    replays: asked.replays ?? usualReplays,
    organisationId,
    registeredBy: caller.accountId,
    registeredAt: now(),
  }
}

/** The text of a draft at this moment: what is written in it later does not touch the trial. */
const packOfDraft = async ({ draftOf }: TrialParts, caller: Caller, draftId: string): Promise<RulePack | NotRegistered> => {
  const draft = await draftOf(caller, draftId)
  if (!draft) return { kind: 'packUnknown' }
  return draft.pack && draft.faults.length === 0 ? draft.pack : { kind: 'packFaults', faults: draft.faults }
}

const packOf = (library: TrialParts['library'], { packId, pack }: NewTrial): RulePack | NotRegistered => {
  if (packId !== undefined) return library.pack(packId)?.value ?? { kind: 'packUnknown' }
  try {
    const known = new Map(library.packs().map(({ value }) => [value.id, value]))
    const read = readDraftPack(wholeDocument(pack, known), known)
    return read.pack && read.faults.length === 0 ? read.pack : { kind: 'packFaults', faults: read.faults }
  } catch (error) {
    if (error instanceof UnusableRules) return { kind: 'packFaults', faults: error.faults }
    throw error
  }
}
