import { crc32 } from 'node:zlib'
import { orientationIn, withOrientation } from './picture-orientation.ts'
import type { AcceptedMediaType } from './ports.ts'

/** What became of a picture: without what it tells beside what it shows; or why it is not kept. */
export type CleanedPicture = Buffer | 'unreadable' | 'tooManyPixels'

/** The most pixels of a picture: 64 million fill 256 MB wherever it is opened. The best telephones send 50. */
export const mostPixels = 64_000_000

/**
 * A picture without what it tells beside what it shows: where and when it was taken, with which telephone, a preview of what was
 * cut away, and whatever else was hidden in it or hung on behind. How it is to be turned stays. What is drawn stays byte for byte:
 * a photo is evidence, and drawing it anew would take away from it. Anything but a picture comes back as it is.
 */
export const cleanPicture = (bytes: Buffer, mediaType: AcceptedMediaType): CleanedPicture => {
  const clean = cleaners[mediaType]
  if (!clean) return bytes
  try {
    return clean(bytes)
  } catch (error) {
    // Reading behind its end: what a cut or a made-up file does.
    if (error instanceof RangeError) return 'unreadable'
    throw error
  }
}

const areTooMany = (width: number, height: number): boolean => width * height > mostPixels

/** Drawn by all: the dimensions, tables and scans; how the colours are meant (JFIF, ICC profile, Adobe); nothing else. */
const isDrawn = (marker: number, segment: Buffer): boolean => {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  const name = segment.toString('latin1', 4, 16)
  if (marker === 0xe0) return name.startsWith('JFIF\0')
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0')
  return marker === 0xee && name.startsWith('Adobe')
}

/** Start of frame: the dimensions. C4, C8 and CC are other things in between. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const cleanJpeg = (bytes: Buffer): CleanedPicture => {
  const kept: Buffer[] = []
  let orientation = 1
  let hasFrame = false
  let at = 2
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return 'unreadable'
    const marker = bytes.readUInt8(at + 1)
    // Any number of FF may stand before a marker.
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) break
    else {
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      if (end > bytes.length || end < at + 4) return 'unreadable'
      const segment = bytes.subarray(at, end)
      if (isFrame(marker)) {
        if (areTooMany(segment.readUInt16BE(7), segment.readUInt16BE(5))) return 'tooManyPixels'
        hasFrame = true
      }
      if (marker === 0xe1 && segment.toString('latin1', 4, 10) === 'Exif\0\0') orientation = orientationIn(segment.subarray(10))
      const last = marker === 0xda ? endOfScan(bytes, end) : end
      if (isDrawn(marker, segment)) kept.push(bytes.subarray(at, last))
      at = last
    }
  }
  if (!hasFrame) return 'unreadable'
  return Buffer.concat([bytes.subarray(0, 2), ...exifSegment(orientation), ...kept, Buffer.from([0xff, 0xd9])])
}

/** Where the drawing ends that follows a start of scan: at the next marker that is neither a filled FF nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new RangeError('a scan without an end')
}

const exifSegment = (orientation: number): Buffer[] => {
  if (orientation === 1) return []
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), withOrientation(orientation)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return [head, exif]
}

/** Parts of a PNG that are drawn, or say how its colours and its size are meant, or move. */
const drawnParts = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs acTL fcTL fdAT'.split(' '))

const cleanPng = (bytes: Buffer): CleanedPicture => {
  const kept: Buffer[] = []
  let orientation = 1
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length || (at === 8) !== (name === 'IHDR')) return 'unreadable'
    if (name === 'IHDR' && areTooMany(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))) return 'tooManyPixels'
    if (name === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, end - 4))
    if (drawnParts.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') {
      const [header = Buffer.alloc(0), ...drawn] = kept
      return Buffer.concat([bytes.subarray(0, 8), header, ...exifChunk(orientation), ...drawn])
    }
    at = end
  }
}

const exifChunk = (orientation: number): Buffer[] => {
  if (orientation === 1) return []
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), withOrientation(orientation)])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(named.length - 4)
  check.writeUInt32BE(crc32(named))
  return [length, named, check]
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP'])

const cleanWebp = (bytes: Buffer): CleanedPicture => {
  const kept: Buffer[] = []
  const whole = 8 + bytes.readUInt32LE(4)
  let orientation = 1
  let isDrawnAtAll = false
  for (let at = 12; at + 8 <= Math.min(whole, bytes.length); ) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    // Parts begin at even places.
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > bytes.length) return 'unreadable'
    const part = bytes.subarray(at, Math.min(end, bytes.length))
    const size = sizeOf(name, part)
    if (size && areTooMany(...size)) return 'tooManyPixels'
    isDrawnAtAll ||= name === 'VP8 ' || name === 'VP8L' || name === 'ANMF'
    if (name === 'EXIF') orientation = orientationIn(part.subarray(part.toString('latin1', 8, 14) === 'Exif\0\0' ? 14 : 8))
    if (webpParts.has(name)) kept.push(name === 'VP8X' ? Buffer.from(part) : part)
    at = end
  }
  return isDrawnAtAll ? webpOf(kept, orientation) : 'unreadable'
}

/** Width and height where a part of a WebP says them. */
const sizeOf = (name: string, part: Buffer): [number, number] | null => {
  if (name === 'VP8X') return [part.readUIntLE(12, 3) + 1, part.readUIntLE(15, 3) + 1]
  if (name === 'VP8 ') return [part.readUInt16LE(14) & 0x3fff, part.readUInt16LE(16) & 0x3fff]
  if (name !== 'VP8L') return null
  const packed = part.readUInt32LE(9)
  return [(packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1]
}

/** Flags of the extended header: there is EXIF, there is XMP. */
const exifFlag = 0x08
const xmpFlag = 0x04

const webpOf = (parts: readonly Buffer[], orientation: number): Buffer => {
  const [first] = parts
  const isExtended = first?.toString('latin1', 0, 4) === 'VP8X'
  const keepsTurn = isExtended && orientation !== 1
  if (isExtended && first) first[8] = ((first[8] ?? 0) & ~(exifFlag | xmpFlag)) | (keepsTurn ? exifFlag : 0)
  const body = Buffer.concat([...parts, ...(keepsTurn ? [exifPart(orientation)] : [])])
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

const exifPart = (orientation: number): Buffer => {
  const exif = withOrientation(orientation)
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1')
  head.writeUInt32LE(exif.length, 4)
  return Buffer.concat([head, exif])
}

const cleaners: Readonly<Partial<Record<AcceptedMediaType, (bytes: Buffer) => CleanedPicture>>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
}
