import { setImmediate } from 'node:timers/promises'
import { countDistinct } from 'drizzle-orm'
import { openStayColumns } from '../../workflows/statistics/stay-columns.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { StandingRecord, StandingTrace } from '../statistics/ports.ts'
import { openGaps } from './event-gaps.ts'
import { always, readFamilies } from './kept-families.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { openPastRecord } from './past-record.ts'
import type { FamilyBatches, FamilyReaders } from './reading-threads.ts'
import { isFiledRequest, nextRequests } from './sqlite-figures.ts'
import { codeFingerprint, type SnapshotFile } from './standing-snapshot.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** Families read again at a time; between two batches the thread does what else is waiting. */
const batch = 250

/** Families read so far, of all that are to be read. */
export interface FamiliesRead {
  readonly read: number
  readonly of: number
}

/** What is laid aside: which code did it, up to which event, and how often each compound had been changed. */
interface SnapshotHead {
  readonly code: string | null
  readonly upTo: number
  /** Hash of that event: the same number in another record, or after the numbers were given anew, is another event. */
  readonly anchor: string
  readonly latest: string
  readonly versions: readonly (readonly [string, number])[]
  readonly families: number
}

/** Batches by tasks of so many. */
function* inTasks(batches: Iterable<readonly string[]>, batchesOfTask: number): Generator<FamilyBatches> {
  let task: (readonly string[])[] = []
  for (const one of batches) {
    task.push(one)
    if (task.length < batchesOfTask) continue
    yield task
    task = []
  }
  if (task.length > 0) yield task
}

/** Traces laid aside in one piece. */
const tracesAtOnce = 2000
/** What is laid aside is written again when so many events, and so large a part of all, have come since. */
const [writtenAfter, writtenAfterShare] = [1000, 0.05]

/**
 * The traces and stays of all families, kept in memory and brought up to date before each answer: only families of whom
 * something was recorded since, or whose compound was changed, are read again. The first time everybody is read, which takes
 * a millisecond a family, shared between `readers` where there are any: the same numbers come out; or what an earlier run laid aside is taken up, where it is of this very record and this very code. `onRead` is told how far
 * the first reading is, and null at its end.
 */
export const openStandingRecord = (
  database: OpenDatabase,
  library: RulesLibrary,
  snapshot: SnapshotFile | null = null,
  onRead: (reading: FamiliesRead | null) => void = () => {},
  readers: FamilyReaders | null = null,
): StandingRecord => {
  const { db, connection } = database
  const traces = new Map<string, StandingTrace>()
  let stays = openStayColumns()
  const past = openPastRecord(database, library)
  const code = snapshot ? codeFingerprint() : null
  /** How often each compound and its parts had been changed when its families were read. */
  const versions = new Map<string, number>()
  /** Number of the last event that is in the traces, and the latest instant among them. */
  let upTo = 0
  let latest = ''
  /** Its hash: a VACUUM may give the events other numbers. */
  let anchor = ''
  let writtenUpTo = 0
  const since = connection.prepare<[number], { last: number | null; latest: string | null }>(
    'select max(rowid) as last, max(recorded_at) as latest from case_events where rowid > ?',
  )
  const hashOf = connection.prepare<[number], { hash: string }>('select hash from case_events where rowid = ?')
  const isAnchored = (event: number, hash: string): boolean => hashOf.get(event)?.hash === hash
  const changed = connection.prepare<[number, number], { chainId: string }>(
    `select distinct c.chain_id as "chainId" from case_events e join cases c on c.case_id = e.case_id
     where e.rowid > ? and e.rowid <= ? and c.kind = 'request' and c.filed_on is not null`,
  )
  const ofCompound = connection.prepare<[string], { chainId: string }>(
    `select distinct chain_id as "chainId" from cases where compound_id = ? and kind = 'request' and filed_on is not null`,
  )
  const compounds = connection.prepare<[], { compoundId: string; version: number }>(
    'select compound_id as "compoundId", version from compounds',
  )
  const gaps = openGaps(database)
  const read = (chainIds: readonly string[]): void => {
    readFamilies({ db, library }, { traces, stays }, chainIds, always)
    past.note(chainIds)
  }
  /** All families, each once, as the requests of the districts lie. */
  function* allFamilies(): Generator<readonly string[]> {
    const seen = new Set<string>()
    for (const district of guarded(() => districtsIn(db))) {
      for (let after: string | null = ''; after !== null; ) {
        const from: string = after
        const found = guarded(() => nextRequests(db, { district, after: from }).all())
        const fresh = new Set(found.flatMap(({ chainId }) => (chainId === null || seen.has(chainId) ? [] : [chainId])))
        for (const chainId of fresh) seen.add(chainId)
        if (fresh.size > 0) yield [...fresh]
        after = found.at(-1)?.caseId ?? null
      }
    }
  }
  const readAll = async (): Promise<void> => {
    // What was read before a reading failed may be older than the event from which the next one goes on.
    traces.clear()
    stays = openStayColumns()
    past.forget()
    const of = guarded(() => familiesIn(db))
    onRead({ read: 0, of })
    if (readers && of >= readers.fewest) {
      for await (const families of readers.read(inTasks(allFamilies(), readers.batchesOfTask))) {
        for (const trace of families.traces) traces.set(trace.chainId, trace)
        const pieces = families.stays[Symbol.iterator]()
        stays.append(() => pieces.next().value)
        onRead({ read: traces.size, of })
      }
      return
    }
    for (const chainIds of allFamilies()) {
      guarded(() => read(chainIds))
      onRead({ read: traces.size, of })
      await setImmediate()
    }
  }
  /** The families whose places were changed since they were read. */
  const moved = (): string[] =>
    compounds.all().flatMap(({ compoundId, version }) => {
      const known = versions.get(compoundId)
      versions.set(compoundId, version)
      return known === undefined || known === version ? [] : ofCompound.all(compoundId).map(({ chainId }) => chainId)
    })
  const readSome = async (chainIds: readonly string[]): Promise<void> => {
    for (let from = 0; from < chainIds.length; from += batch) {
      guarded(() => read(chainIds.slice(from, from + batch)))
      await setImmediate()
    }
  }
  const layAside = (): void => {
    if (!snapshot || code === null) return
    if (upTo - writtenUpTo < Math.max(writtenAfter, writtenAfterShare * upTo)) return
    const all = [...traces.values()]
    const head: SnapshotHead = { code, upTo, anchor, latest, versions: [...versions], families: all.length }
    // Where there is no room for it, it is tried again when as much has come.
    writtenUpTo = upTo
    snapshot.write(
      (function* () {
        yield head
        for (let from = 0; from < all.length; from += tracesAtOnce) yield all.slice(from, from + tracesAtOnce)
        yield* stays.pieces()
      })(),
    )
  }
  /** Takes up what was laid aside; nothing is changed where it does not fit. */
  const takeUp = (): void => {
    if (!snapshot || code === null) return
    const restored = openStayColumns()
    const found: StandingTrace[] = []
    let head: SnapshotHead | null = null
    const isWhole = snapshot.read((next) => {
      // Written by `layAside` of this very code, or thrown away unread.
      head = next() as SnapshotHead
      if (head.code !== code || !guarded(() => isAnchored(head?.upTo ?? 0, head?.anchor ?? ''))) return false
      while (found.length < head.families) found.push(...(next() as StandingTrace[]))
      restored.restore(next)
      return true
    })
    if (!isWhole || head === null) return
    const { versions: known, ...taken } = head as SnapshotHead
    ;({ upTo, latest, anchor } = taken)
    writtenUpTo = upTo
    stays = restored
    for (const trace of found) traces.set(trace.chainId, trace)
    for (const [compoundId, version] of known) versions.set(compoundId, version)
  }
  const bringUpToDate = async (): Promise<void> => {
    if (upTo === 0) takeUp()
    else if (!guarded(() => isAnchored(upTo, anchor))) upTo = 0
    const news = guarded(() => since.get(upTo))
    const elsewhere = guarded(moved)
    const late = guarded(() => gaps.filled())
    for (const event of late) elsewhere.push(...guarded(() => changed.all(event - 1, event)).map(({ chainId }) => chainId))
    if (!news?.last) return readSome([...new Set(elsewhere)])
    const { last } = news
    guarded(() => gaps.look(upTo, last))
    if (upTo === 0) await readAll().finally(() => onRead(null))
    else {
      const chainIds = guarded(() => changed.all(upTo, last).map(({ chainId }) => chainId))
      await readSome([...new Set([...chainIds, ...elsewhere])])
    }
    // What was recorded while this was read may be in it already; it is read again the next time.
    const known = guarded(() => since.get(upTo))?.latest ?? ''
    if (known > latest) latest = known
    upTo = last
    anchor = guarded(() => hashOf.get(last)?.hash ?? '')
    layAside()
  }
  return {
    ready: async ({ districts, before, at }) => {
      await bringUpToDate()
      const isOver = at.meaning === 'asItWas' || latest >= before
      const kept = isOver ? await past.on({ at, before }, { traces, stays }) : { traces, stays }
      return {
        traces: () => [...kept.traces.values()].filter(({ district }) => districts.includes(district)),
        // What is counted by the day is counted of today: a day that is over is gone through.
        stays: () => (isOver ? kept.stays.placed(districts) : kept.stays.standing(districts)),
      }
    },
  }
}

const familiesIn = (db: Db): number =>
  db
    .select({ families: countDistinct(tables.cases.chainId) })
    .from(tables.cases)
    .where(isFiledRequest)
    .get()?.families ?? 0

const districtsIn = (db: Db): string[] =>
  db
    .selectDistinct({ district: tables.cases.district })
    .from(tables.cases)
    .where(isFiledRequest)
    .all()
    .map(({ district }) => district)
