import { hashJson, sha256 } from '../sealing/seal.ts'
import { isSigned, openChainCheck } from './check-chain.ts'
import { type Fault, faultTexts, type NoteFault, type Said } from './faults.ts'
import type { Entry, Link, RecordKind } from './links.ts'
import { type Published, publishedCheck } from './published.ts'
import { closingText, type EventLine, openLineHash, RecordLine } from './record-file.ts'

/** What was found in a file of the record. */
export interface FileCheck {
  readonly faults: readonly Fault[]
  readonly counted: { readonly cases: number; readonly events: number; readonly links: number; readonly heads: number }
  /** When the file says that it was made, and with which key. */
  readonly made: { readonly at: string; readonly keyId: string } | null
  /** Records at its end that no link covers yet. */
  readonly uncovered: number
  /** Published heads that it was held against. */
  readonly compared: number
}

/** The last record seen of a case or matter. */
interface Seen {
  seq: number
  hash: string
  recordedAt: string
  covered: number
}

/** Faults that are named one by one; whoever falsified more than this is found out by fewer. */
const mostFaults = 1000

/**
 * Checks a file of the record by itself: no database, no key. Each line is looked at once; of each case its last record is
 * remembered, so that what it takes grows with the cases and not with their records.
 */
export const checkFile = async (
  lines: AsyncIterable<Buffer> | Iterable<Buffer>,
  published: readonly Published[],
): Promise<FileCheck> => {
  const faults: Fault[] = []
  const note: NoteFault = (fault) => {
    if (faults.length < mostFaults) faults.push(fault)
  }
  const reader = openReader(note, published)
  for await (const line of lines) reader.line(line)
  return { faults, ...reader.end() }
}

const openReader = (note: NoteFault, published: readonly Published[]) => {
  const chain = openChainCheck(note)
  const against = publishedCheck(published, note)
  const written = openLineHash()
  const seen = new Map<string, Seen>()
  const counted = { events: 0, uncovered: 0, lines: 0 }
  let made: Extract<RecordLine, { line: 'record' }> | null = null
  let link: Link | null = null
  let open: { entry: Entry; first: string | null } | null = null
  let isRest = false
  let isClosed = false
  const ofFile = (said: Said) => note({ of: null, what: 'file', said })

  const closeEntry = (): void => {
    if (!open) return
    const { entry, first } = open
    open = null
    const last = seen.get(`${entry.kind} ${entry.id}`)
    const covered = last?.covered ?? 0
    const isThere = last !== undefined && first !== null
    chain.entry(entry, {
      covered,
      last: isThere ? { seq: last.seq, hash: last.hash } : null,
      firstAt: first,
    })
    if (last) last.covered = Math.max(covered, entry.toSeq)
    else seen.set(`${entry.kind} ${entry.id}`, { seq: 0, hash: '', recordedAt: '', covered: entry.toSeq })
  }

  const event = (line: EventLine): void => {
    counted.events += 1
    if (isRest) counted.uncovered += 1
    const { kind, body } = line
    const id = (kind === 'case' ? body.caseId : body.matterId) ?? ''
    const at = (said: Said) => note({ of: { kind, id, seq: body.seq }, what: 'record', said })
    const before = seen.get(`${kind} ${id}`)
    for (const said of recordFaults(line, id, before)) at(said)
    const isCovered = open && open.entry.kind === kind && open.entry.id === id
    if (!isRest && !(isCovered && open && body.seq >= open.entry.fromSeq && body.seq <= open.entry.toSeq)) {
      at(faultTexts.recordElsewhere(link?.number ?? 0))
    }
    if (isCovered && open) open.first ??= body.recordedAt
    const { covered = 0 } = before ?? {}
    seen.set(`${kind} ${id}`, { seq: body.seq, hash: line.hash, recordedAt: body.recordedAt, covered })
  }

  const end = (line: Extract<RecordLine, { line: 'end' }>): void => {
    const closing = written.closing()
    if (closing.hash !== line.hash || closing.lines !== line.lines) ofFile(faultTexts.fileChanged(line.lines, closing.lines))
    if (!made || !isSigned(closingText(line), line.signature, made)) ofFile(faultTexts.fileForged())
    isClosed = true
  }

  const take = (line: RecordLine): void => {
    if (line.line !== 'event') closeEntry()
    switch (line.line) {
      case 'record':
        made = line
        return
      case 'link': {
        const { line: _, ...body } = line
        link = body
        chain.link(body)
        return
      }
      case 'entry': {
        const { line: _, ...entry } = line
        open = { entry, first: null }
        return
      }
      case 'event':
        event(line)
        return
      case 'head':
        against.head(line)
        chain.head(line)
        return
      case 'rest':
        chain.linkEnds()
        isRest = true
        return
      case 'end':
        end(line)
        return
    }
  }

  return {
    line: (bytes: Buffer): void => {
      counted.lines += 1
      if (isClosed) {
        ofFile(faultTexts.fileLonger())
        return
      }
      const line = parsed(bytes)
      if (line) take(line)
      else ofFile(faultTexts.lineUnreadable(counted.lines))
      written.add(bytes)
    },
    end: () => {
      closeEntry()
      chain.linkEnds()
      if (!isClosed) ofFile(faultTexts.fileCut())
      const compared = against.end(made)
      return {
        counted: { cases: seen.size, events: counted.events, links: chain.counted.links, heads: chain.counted.heads },
        made: made && { at: made.madeAt, keyId: made.keyId },
        ...{ uncovered: counted.uncovered, compared },
      }
    },
  }
}

/** What is wrong with a record, by itself and after the one before it. */
const recordFaults = ({ kind, hash, body }: EventLine, id: string, before: Seen | undefined): Said[] => {
  const faults: Said[] = []
  const { seq = 0, hash: previous = genesisOf(kind, id), recordedAt = '' } = before?.seq ? before : {}
  if (hashJson(body) !== hash) faults.push(faultTexts.recordChanged())
  if (body.seq <= seq) faults.push(faultTexts.recordOutOfPlace())
  else if (body.seq > seq + 1) faults.push(faultTexts.recordsMissing(seq + 1, body.seq - 1))
  else if (body.previousHash !== previous) faults.push(faultTexts.recordDoesNotFollow())
  if (body.seq > seq && body.recordedAt < recordedAt) faults.push(faultTexts.recordEarlier(body.recordedAt, recordedAt))
  return faults
}

/** What the first record of a case or matter follows. */
const genesisOf = (kind: RecordKind, id: string): string => sha256(`${kind} ${id}`)

const parsed = (bytes: Buffer): RecordLine | null => {
  try {
    return RecordLine.safeParse(JSON.parse(bytes.toString())).data ?? null
  } catch {
    return null
  }
}
