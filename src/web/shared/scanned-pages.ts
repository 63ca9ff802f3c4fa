/** Narrower pictures in a PDF are seals and logos, no page. */
const pageWidth = 300

/** So many pages are shown: a phone holds no whole book. */
const mostPages = 30

/**
 * The pages of a scanned PDF. Phones and scanners put each page in as one photograph, byte for byte as it was taken; a PDF
 * that was written and not photographed has none.
 */
export const scannedPages = (bytes: Uint8Array): Blob[] => {
  // One sign a byte, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes)
  const found: Blob[] = []
  for (const stream of text.matchAll(/\bobj\b([\s\S]*?)\bstream\r?\n/g)) {
    const [, before = ''] = stream
    // Objects without content of their own may lie between: the last one is the one that has it.
    const head = before.slice(Math.max(0, before.lastIndexOf('endobj')))
    const from = stream.index + stream[0].length
    const to = text.indexOf('endstream', from)
    if (!isPage(head) || to < 0 || !text.startsWith('\u00ff\u00d8', from)) continue
    found.push(new Blob([bytes.slice(from, to)], { type: 'image/jpeg' }))
    if (found.length === mostPages) break
  }
  return found
}

const isPage = (head: string): boolean =>
  /\/Subtype\s*\/Image/.test(head) &&
  /\/Filter\s*\[?\s*\/DCTDecode/.test(head) &&
  Number(/\/Width\s+(\d+)/.exec(head)?.[1] ?? 0) >= pageWidth
