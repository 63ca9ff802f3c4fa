import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

/** The most that a workbook may hold when unpacked, in bytes: 20,000 full rows need 17 million. */
const mostUnpacked = 64 * 1024 * 1024

/** More parts than a workbook with one table ever has. */
const mostParts = 200

/** The parts of a workbook by path. */
export type WorkbookParts = ReadonlyMap<string, Uint8Array>

/**
 * Unpacks the parts of a workbook that are read, measuring what really comes out: an archive of a few kilobytes may claim
 * any size and hold gigabytes. `tooLarge` when it does, `broken` when it is no workbook.
 */
export const unpackWorkbook = async (archive: Buffer): Promise<WorkbookParts | 'tooLarge' | 'broken'> => {
  const entries = listEntries(archive)
  if (!entries) return 'broken'
  if (entries.length > mostParts) return 'tooLarge'
  const parts = new Map<string, Uint8Array>()
  let left = mostUnpacked
  for (const entry of entries.filter(isRead)) {
    const bytes = await unpackEntry(archive, entry, left)
    if (bytes === 'tooLarge') return bytes
    // Two parts of one name are two workbooks in one, and every program shows another.
    if (bytes === 'broken' || parts.has(entry.path)) return 'broken'
    left -= bytes.length
    parts.set(entry.path, bytes)
  }
  return parts.has('xl/workbook.xml') ? parts : 'broken'
}

interface Entry {
  readonly path: string
  readonly method: number
  readonly encrypted: boolean
  readonly packedSize: number
  readonly at: number
}

const isRead = ({ path }: Entry): boolean => /^xl\/(?:_rels\/workbook\.xml\.rels|[^/]+\.xml|worksheets\/[^/]+\.xml)$/u.test(path)

/** Reads the central directory (APPNOTE.TXT 4.3.12, 4.3.16); null where there is none. */
const listEntries = (archive: Buffer): Entry[] | null => {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > archive.length) return null
  const count = archive.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let index = 0; index < count && entries.length <= mostParts; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) return null
    const nameLength = archive.readUInt16LE(at + 28)
    entries.push({
      path: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      packedSize: archive.readUInt32LE(at + 20),
      at: archive.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

const unpackEntry = async (archive: Buffer, entry: Entry, most: number): Promise<Buffer | 'tooLarge' | 'broken'> => {
  const { at, method, encrypted, packedSize } = entry
  if (encrypted || at + 30 > archive.length || archive.readUInt32LE(at) !== 0x04034b50) return 'broken'
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  const packed = archive.subarray(from, from + packedSize)
  if (packed.length !== packedSize) return 'broken'
  if (method === 0) return packed.length > most ? 'tooLarge' : packed
  if (method !== 8) return 'broken'
  try {
    return await inflate(packed, { maxOutputLength: Math.max(most, 1) })
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : 'broken'
  }
}
