import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive. */
export interface ZipEntry {
  /** Its path inside of the archive, with slashes. */
  readonly name: string
  readonly bytes: Buffer
  /** Text is made smaller; pictures and PDF are as small as they get. */
  readonly isText: boolean
}

/** Bits of a header: the name is UTF-8. */
const utf8 = 0x0800
/** 2.0: folders and DEFLATE. */
const version = 20
const [stored, deflated] = [0, 8]
/** The sizes and places of an archive of this kind have four bytes. */
const mostBytes = 0xffff_ffff
const mostEntries = 0xffff

/** An archive (ZIP, APPNOTE 6.3), file by file: never more than one of them is in memory. */
export const zipOf = async function* (entries: AsyncIterable<ZipEntry>, at: string): AsyncGenerator<Buffer> {
  const stamp = stampOf(at)
  const central: Buffer[] = []
  let offset = 0
  for await (const entry of entries) {
    const name = Buffer.from(entry.name)
    const body = entry.isText ? deflateRawSync(entry.bytes) : entry.bytes
    const common = commonOf(entry, body, stamp, name.length)
    const header = Buffer.concat([numbers([0x04034b50, 4]), common, name])
    central.push(centralOf(common, name, offset))
    offset += header.length + body.length
    if (offset > mostBytes || central.length > mostEntries) throw new RangeError('an archive of this kind holds no more')
    yield header
    yield body
  }
  const size = central.reduce((sum, { length }) => sum + length, 0)
  yield* central
  const count = central.length
  yield numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2])
}

/** What the header of a file and its line in the directory have in common. */
const commonOf = (
  { bytes, isText }: ZipEntry,
  body: Buffer,
  [time, day]: readonly [number, number],
  nameLength: number,
): Buffer =>
  numbers(
    ...([
      [version, 2],
      [utf8, 2],
      [isText ? deflated : stored, 2],
      [time, 2],
      [day, 2],
      [crc32(bytes), 4],
      [body.length, 4],
      [bytes.length, 4],
      [nameLength, 2],
      [0, 2],
    ] as const),
  )

const centralOf = (common: Buffer, name: Buffer, offset: number): Buffer =>
  Buffer.concat([
    numbers([0x02014b50, 4], [version, 2]),
    common,
    // No comment, the first disk, no attributes.
    numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    name,
  ])

/** Numbers in so many bytes each, the lowest first. */
const numbers = (...of: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer => {
  const buffer = Buffer.alloc(of.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of of) {
    buffer.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return buffer
}

/** An instant as time and day of MS-DOS, which know no zone: that of the city. */
const stampOf = (at: string): readonly [time: number, day: number] => {
  const { year, month, day, hour, minute, second } = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai')
  return [(hour << 11) | (minute << 5) | (second >> 1), ((year - 1980) << 9) | (month << 5) | day]
}
