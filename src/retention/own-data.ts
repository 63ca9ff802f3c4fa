import type { Language } from '../../workflows/labels/fill.ts'
import { ownDataNote } from '../../workflows/labels/retention.ts'
import { eventViews } from '../cases/event-views.ts'
import type { HandOvers } from '../cases/hand-overs.ts'
import type { PersonalReads } from '../cases/personal-reads.ts'
import type { CaseStore, EventRecord, StoredCase } from '../cases/ports.ts'
import { type CaseSources, viewFor } from '../cases/read-case.ts'
import { type Standing, standingOf, type Viewer } from '../cases/standing.ts'
import type { Piles } from '../piles/ports.ts'
import { handOversView } from './hand-overs-view.ts'
import { personalDataView } from './personal-data-view.ts'
import { personalReadViews } from './personal-reads-view.ts'
import type { Erasures } from './ports.ts'
import type { ZipEntry } from './zip.ts'

/** Where everything that is held of an owner is read from. */
export interface OwnDataParts extends CaseSources {
  readonly erasures: Erasures
  readonly piles: Piles
  readonly allReads: Pick<PersonalReads, 'of'>
  readonly handOvers: HandOvers
  /** What two persons of an office did together about a case. */
  readonly askedByTwo: (stored: StoredCase) => Promise<readonly unknown[]>
  readonly phoneOf: (accountId: string) => Promise<string | null>
  /** How the owner chose to be told. */
  readonly messagesOf: (accountId: string) => Promise<unknown>
}

/** Whose data, and when. */
interface Asked {
  readonly viewer: Viewer & { readonly accountId: string }
  readonly now: string
  readonly today: string
  readonly language: Language
}

const page = 100

/** Everything that is held of an owner, file by file: what each case shows its owner, and the documents with their content. */
export const ownData = async function* (parts: OwnDataParts, asked: Asked): AsyncGenerator<ZipEntry> {
  const { viewer, now, today, language } = asked
  yield text('说明 README.txt', `${ownDataNote[language]}\n`)
  const { accountId } = viewer
  const account = { accountId, phone: await parts.phoneOf(accountId), messages: await parts.messagesOf(accountId), madeAt: now }
  yield json('account.json', account)
  yield json('piles.json', await allPiles(parts.piles, viewer, today))
  for await (const stored of allCases(parts.store, asked)) {
    const standing = await standingOf(parts.store, stored, viewer)
    if (standing) yield* ofCase(parts, stored, standing, asked)
  }
}

const ofCase = async function* (
  parts: OwnDataParts,
  stored: StoredCase,
  standing: Standing,
  { viewer, now, language }: Asked,
): AsyncGenerator<ZipEntry> {
  const folder = stored.caseNumber ?? `draft-${stored.caseId}`
  const view = await viewFor(parts, stored, standing, { viewer, now, language })
  const names = await parts.store.names(stored)
  yield json(`${folder}/case.json`, view)
  const records = await allRecords(parts.store, stored.caseId)
  yield json(`${folder}/events.json`, eventViews(records, { stored, standing, names, language, viewer }))
  yield json(`${folder}/kept-and-erased.json`, await personalDataView(parts.erasures, stored, language))
  const reads = await allReads(parts.allReads, stored)
  yield json(`${folder}/handed-to-whom.json`, await handOversView(parts, stored, { now, language }))
  yield json(`${folder}/who-read-what.json`, personalReadViews(reads, names, language))
  yield json(`${folder}/asked-by-two.json`, await parts.askedByTwo(stored))
  for (const { documentId, kind, mediaType } of view.documents) {
    const document = await parts.documents.find(stored.caseId, documentId)
    const bytes = document && (await parts.documents.read(document))
    // Erased meanwhile.
    if (!bytes) continue
    const ending = mediaType.split('/')[1] ?? 'bin'
    yield { name: `${folder}/documents/${kind}-${documentId}.${ending}`, bytes, isText: false }
  }
}

const json = (name: string, value: unknown): ZipEntry => text(name, `${JSON.stringify(value, null, 2)}\n`)
const text = (name: string, words: string): ZipEntry => ({ name, bytes: Buffer.from(words), isText: true })

const allCases = async function* (store: CaseStore, { viewer, today }: Asked): AsyncGenerator<StoredCase> {
  const all = { stage: null, holder: null, district: null, text: null, branch: null, overdue: false, running: false }
  for (let cursor: string | null = null; ; ) {
    const found: Awaited<ReturnType<CaseStore['list']>> = await store.list({ ...all, viewer, today, cursor, limit: page })
    yield* found.cases
    cursor = found.nextCursor
    if (cursor === null) return
  }
}

const allRecords = async (store: CaseStore, caseId: string): Promise<EventRecord[]> => {
  const records: EventRecord[] = []
  for (;;) {
    const next = await store.events(caseId, records.at(-1)?.seq ?? 0, page)
    records.push(...next)
    if (next.length < page) return records
  }
}

const allReads = async (reads: OwnDataParts['allReads'], { caseId, file }: StoredCase) => {
  const since = file.memory.successor?.joinedAt ?? ''
  const rows: Awaited<ReturnType<PersonalReads['of']>>['rows'][number][] = []
  for (let before: string | null = null; ; ) {
    const found: Awaited<ReturnType<PersonalReads['of']>> = await reads.of(caseId, { before, since, days: page })
    rows.push(...found.rows)
    before = found.nextBefore
    if (before === null) return rows
  }
}

const allPiles = async (piles: Piles, { party, accountId, organisationId }: Viewer, today: string) => {
  const found: unknown[] = []
  for (let cursor: string | null = null; ; ) {
    const next: Awaited<ReturnType<Piles['list']>> = await piles.list({
      ...{ viewer: { party, accountId, organisationId }, today, compoundId: null, state: null, cursor, limit: page },
    })
    found.push(...next.piles)
    cursor = next.nextCursor
    if (cursor === null) return found
  }
}
