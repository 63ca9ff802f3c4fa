import { constants, inflateSync } from 'node:zlib'

/** What a paper does not do: run scripts, start programs, send or fetch something, carry other files. */
const actions = 'JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|GoToE|XFA'

/** A name ends where one of these stands. */
const ends = '[\\s()<>\\[\\]{}/%\\0]'
const plain = new RegExp(`/(${actions})(?=${ends}|$)`)
const whole = new RegExp(`^(${actions})$`)
const escaped = /\/([^\s()<>[\]{}/%\0#]{0,40}#[0-9a-fA-F]{2}[^\s()<>[\]{}/%\0]{0,100})/g

/** So much is unpacked of one file in bytes, and so much is looked at: enough for any paper, too little to hold the service up. */
const mostUnpacked = 64 * 1024 * 1024
const mostStreams = 10_000
const mostEscaped = 5000

/** What was found in a PDF: something active, by its name; something that nobody can look at; nothing. */
export type PdfVerdict = { readonly active: string } | 'unreadable' | null

/**
 * Looks for what a PDF would do when it is opened. Every name of the file counts, wherever it stands and however it is written
 * (`/J#61vaScript`), also in packed objects, which are known by what is in them and not by what the file says of them. Those
 * that nobody can unpack (encrypted, packed otherwise, too large) are not kept. What is drawn is not looked at: it does nothing.
 */
export const activePdf = (bytes: Buffer): PdfVerdict => {
  const text = bytes.toString('latin1')
  const found = activeIn(text)
  if (found !== null) return found
  const declared = text.match(/\/ObjStm/g)?.length ?? 0
  let [unpacked, streams, looked] = [0, 0, 0]
  for (const { index } of text.matchAll(/(?<!end)stream[\r\n]/g)) {
    streams += 1
    if (streams > mostStreams) return 'unreadable'
    const begin = index + (text.startsWith('\r\n', index + 6) ? 8 : 7)
    const look = firstLook(bytes, begin)
    // Small beginnings of much: thousands of first looks would take as long as what they are to spare.
    unpacked += look.length
    if (unpacked > mostUnpacked) return 'unreadable'
    if (!looksLikeObjects(look)) {
      if (saysObjects(text, index)) return 'unreadable'
      continue
    }
    looked += 1
    const inside = unpack(bytes, begin, mostUnpacked - unpacked)
    if (inside === null) return 'unreadable'
    unpacked += inside.length
    const hidden = activeIn(inside)
    if (hidden !== null) return hidden
  }
  // More packed objects than could be looked into: they are encrypted, or packed otherwise.
  return looked < declared ? 'unreadable' : null
}

const activeIn = (text: string): PdfVerdict => {
  const written = plain.exec(text)?.[1]
  if (written) return { active: written }
  let names = 0
  for (const [, name = ''] of text.matchAll(escaped)) {
    names += 1
    if (names > mostEscaped) return 'unreadable'
    const read = name.replaceAll(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    // Whoever writes this one by numbers has something to hide.
    if (read === 'ObjStm') return 'unreadable'
    const active = whole.exec(read)?.[1]
    if (active) return { active }
  }
  return null
}

/** What the first bytes of something packed come to; nothing where they are packed otherwise. */
const firstLook = (bytes: Buffer, begin: number): Buffer => {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 128 * 1024 }
    return inflateSync(bytes.subarray(begin, begin + 64), options)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Packed objects begin with a table of numbers. */
const looksLikeObjects = (look: Buffer): boolean => /^[\s\0]*\d+[\s\0]+\d+/.test(look.toString('latin1', 0, 200))

/** By what readers go by that do not ask for the type: both entries stand in the dictionary of packed objects alone. */
const saysObjects = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(at - 400, 0), at)
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1)
  return /\/First[\s\d]/.test(dictionary) && /\/N[\s\d]/.test(dictionary)
}

const unpack = (bytes: Buffer, begin: number, atMost: number): string | null => {
  try {
    return inflateSync(bytes.subarray(begin), { maxOutputLength: Math.max(atMost, 1) }).toString('latin1')
  } catch {
    return null
  }
}
