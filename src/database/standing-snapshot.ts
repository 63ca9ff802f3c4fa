import { closeSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sha256 } from '../sealing/seal.ts'

/** A file that what is kept ready is laid aside in. It may be lost or spoilt at any time: the record is read again then. */
export interface SnapshotFile {
  /** Writes pieces in place of those that were there, all or none of them. False: it could not. */
  readonly write: (pieces: Iterable<unknown>) => boolean
  /** Hands out the pieces in their order; false where they end too early, or one of them is not as it was written. */
  readonly read: (take: (next: () => unknown) => boolean) => boolean
}

/** Length and checksum before each piece. */
const headBytes = 8

/** The file of that name. */
export const snapshotFile = (file: string): SnapshotFile => ({
  write: (pieces) => {
    const fresh = `${file}.${process.pid}.new`
    try {
      const to = openSync(fresh, 'w', 0o600)
      try {
        for (const piece of pieces) writePiece(to, packed(piece))
      } finally {
        closeSync(to)
      }
      renameSync(fresh, file)
      return true
    } catch {
      discard(fresh)
      return false
    }
  },
  read: (take) => {
    try {
      const from = openSync(file, 'r')
      try {
        return take(() => unpacked(nextPiece(from)))
      } finally {
        closeSync(from)
      }
    } catch {
      return false
    }
  },
})

/** Lists of days and of small numbers say little in many bytes: packed they take a fraction of the disk, and of its time. */
const packed = (piece: unknown): Buffer =>
  zstdCompressSync(serialize(piece), { params: { [constants.ZSTD_c_compressionLevel]: 1 } })

const unpacked = (bytes: Buffer): unknown => deserialize(zstdDecompressSync(bytes))

const discard = (file: string): void => {
  try {
    rmSync(file, { force: true })
  } catch {
    // Where nothing could be written there is nothing to take away.
  }
}

const writePiece = (to: number, bytes: Buffer): void => {
  const head = Buffer.alloc(headBytes)
  head.writeUInt32LE(bytes.length, 0)
  head.writeUInt32LE(crc32(bytes), 4)
  writeWhole(to, head)
  writeWhole(to, bytes)
}

const writeWhole = (to: number, bytes: Buffer): void => {
  for (let written = 0; written < bytes.length; ) written += writeSync(to, bytes, written)
}

const nextPiece = (from: number): Buffer => {
  const head = readWhole(from, headBytes)
  const bytes = readWhole(from, head.readUInt32LE(0))
  if (crc32(bytes) !== head.readUInt32LE(4)) throw new RangeError('a piece is not as it was written')
  return bytes
}

const readWhole = (from: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  for (let read = 0; read < length; ) {
    const more = readSync(from, bytes, read, length - read, null)
    if (more === 0) throw new RangeError('a piece is missing')
    read += more
  }
  return bytes
}

/**
 * Which code lays aside and takes up: the sources of the figures and of what is read for them. What another version wrote
 * is thrown away, whether it would fit or not. Null where there are no sources to read.
 */
export const codeFingerprint = (): string | null => {
  try {
    const sources = ['../../workflows/statistics/', '.'].flatMap((folder) => {
      const path = fileURLToPath(new URL(folder, import.meta.url))
      const names = readdirSync(path).filter((name) => name.endsWith('.ts'))
      return names.toSorted().map((name) => readFileSync(`${path}/${name}`, 'utf8'))
    })
    return sources.length === 0 ? null : sha256(sources.join('\0'))
  } catch {
    return null
  }
}
