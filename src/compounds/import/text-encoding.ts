/**
 * The text of a file that spreadsheets save: UTF-8 with or without a mark, UTF-16 with one, or GB18030, which Excel in China
 * writes. Null when it is none of them.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodedAs('utf-16le', bytes)
  if (bytes.includes(0)) return null
  return decodedAs('utf-8', bytes) ?? decodedAs('gb18030', bytes)
}

const decodedAs = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
