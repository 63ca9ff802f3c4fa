import { describe, expect, test } from 'vitest'
import { cleanPicture, mostPixels } from '../../../src/documents/clean-picture.ts'
import { orientationIn } from '../../../src/documents/picture-orientation.ts'
import { onePixel, plainWebp, telling } from '../../helpers/photos.ts'

const kinds = ['image/jpeg', 'image/png', 'image/webp'] as const
const secrets = ['Telephone', 'Zhou', 'Zhuzhou', 'xmpmeta', 'Author', 'N\0\0\0']

const cleaned = (bytes: Buffer, kind: (typeof kinds)[number]): Buffer => {
  const clean = cleanPicture(bytes, kind)
  if (typeof clean === 'string') throw new Error(clean)
  return clean
}
/** How a picture says that it is to be turned. */
const turnOf = (bytes: Buffer): number => {
  const at = Math.max(bytes.indexOf('MM\0*', 0, 'latin1'), bytes.indexOf('II*\0', 0, 'latin1'))
  return at < 0 ? 1 : orientationIn(bytes.subarray(at))
}

describe('a picture is kept', () => {
  test.each(kinds)('without what it tells beside what it shows: %s', (kind) => {
    const before = telling[kind]
    expect(secrets.some((secret) => before.includes(secret, 0, 'latin1'))).toBe(true)
    const after = cleaned(before, kind)
    for (const secret of secrets) expect([secret, after.includes(secret, 0, 'latin1')]).toEqual([secret, false])
  })

  test.each(kinds)('turned as it was: %s', (kind) => {
    expect(turnOf(telling[kind])).toBe(6)
    expect(turnOf(cleaned(telling[kind], kind))).toBe(6)
  })

  test.each(kinds)('and cleaned again is the same: %s', (kind) => {
    const once = cleaned(telling[kind], kind)
    expect(cleaned(once, kind).equals(once)).toBe(true)
  })

  test('drawn byte for byte as it was', () => {
    const scan = (bytes: Buffer) => bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xdb])))
    expect(scan(cleaned(telling['image/jpeg'], 'image/jpeg')).equals(scan(telling['image/jpeg']))).toBe(true)
    const pixels = (bytes: Buffer) => bytes.subarray(bytes.indexOf('IDAT'))
    expect(pixels(cleaned(telling['image/png'], 'image/png')).equals(pixels(telling['image/png']))).toBe(true)
    const frame = (bytes: Buffer) => bytes.subarray(bytes.indexOf('VP8 '), bytes.indexOf('VP8 ') + 58)
    expect(frame(cleaned(telling['image/webp'], 'image/webp')).equals(frame(telling['image/webp']))).toBe(true)
  })

  test('as it is, where it tells nothing', () => {
    expect(cleaned(onePixel, 'image/png').equals(onePixel)).toBe(true)
    expect(cleaned(plainWebp, 'image/webp').equals(plainWebp)).toBe(true)
  })

  test('without what hangs on behind it', () => {
    for (const kind of kinds) {
      const after = cleaned(Buffer.concat([telling[kind], Buffer.from('PK\u0003\u0004 an archive')]), kind)
      expect([kind, after.includes('archive')]).toEqual([kind, false])
    }
  })

  test('and a file that is no picture as it is', () => {
    const pdf = Buffer.from('%PDF-1.4')
    expect(cleanPicture(pdf, 'application/pdf')).toBe(pdf)
  })
})

describe('a picture is not kept', () => {
  test('whose pixels would fill the memory of whoever opens it', () => {
    const png = Buffer.from(onePixel)
    png.writeUInt32BE(65_000, 16)
    png.writeUInt32BE(65_000, 20)
    expect(cleanPicture(png, 'image/png')).toBe('tooManyPixels')
    const jpeg = Buffer.from(telling['image/jpeg'])
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]))
    jpeg.writeUInt16BE(65_500, frame + 5)
    jpeg.writeUInt16BE(65_500, frame + 7)
    expect(cleanPicture(jpeg, 'image/jpeg')).toBe('tooManyPixels')
    const webp = Buffer.from(telling['image/webp'])
    webp.writeUIntLE(0xffff, 24, 3)
    webp.writeUIntLE(0xffff, 27, 3)
    expect(cleanPicture(webp, 'image/webp')).toBe('tooManyPixels')
    expect(mostPixels).toBeLessThan(100_000_000)
  })

  test('that is cut anywhere, or made up', () => {
    for (const kind of kinds) {
      const whole = telling[kind]
      for (let end = 13; end < whole.length - 12; end += 7) {
        const cut = cleanPicture(whole.subarray(0, end), kind)
        // What is drawn of a WebP stands before what it tells.
        if (typeof cut !== 'string') expect([kind, end > whole.indexOf('EXIF')]).toEqual(['image/webp', true])
      }
      expect([kind, cleanPicture(Buffer.concat([whole.subarray(0, 12), Buffer.alloc(500, 0xff)]), kind)]).toEqual([
        kind,
        'unreadable',
      ])
    }
  })
})
