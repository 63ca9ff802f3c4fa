import { inflateSync } from 'node:zlib'

/** A line of text as it stands on a page; points from the top left corner. */
export interface PrintedLine {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** A page as a reader of the file sees it. */
export interface PrintedPage {
  readonly lines: readonly PrintedLine[]
  /** Filled rectangles: the modules of a QR code, shades, bars. */
  readonly rectangles: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]
}

/** What a PDF says, told from its bytes alone: the shapes that are drawn, and the signs its own tables give for them. */
export interface PrintedPdf {
  readonly pages: readonly PrintedPage[]
  /** All text with blanks and line ends taken out: where a line was broken does not matter. */
  readonly text: string
  /** The text of each column, the feet of the pages left out: a cell that was broken into lines reads on here. */
  readonly columns: readonly string[]
  /** Shapes drawn for signs that the font does not have: empty boxes. */
  readonly boxes: number
}

interface PdfObject {
  readonly head: string
  readonly stream: string | null
}

const pageHeight = 841.89

/** Reads a PDF written by the press. */
export const readPdf = (bytes: Uint8Array): PrintedPdf => {
  const objects = objectsIn(Buffer.from(bytes).toString('latin1'))
  const object = (id: string | undefined): PdfObject => {
    const found = id === undefined ? undefined : objects.get(id)
    if (!found) throw new Error(`the PDF names object ${id}, which is not there`)
    return found
  }
  const reference = (head: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]
  const root = [...objects.values()].find(({ head }) => head.includes('/Type /Pages'))
  const kids = /\/Kids \[([^\]]*)\]/.exec(root?.head ?? '')?.[1] ?? ''
  let boxes = 0
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]): PrintedPage => {
    const { head } = object(id)
    const resources = object(reference(head, 'Resources')).head
    const signs = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => [
        name,
        signTable(object(reference(object(font).head, 'ToUnicode')).stream ?? ''),
      ]),
    )
    const drawn = object(reference(head, 'Contents')).stream ?? ''
    const lines: PrintedLine[] = []
    for (const [, x, y, font, shapes] of drawn.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) [\d.]+ Tf\n\[(.*?)\] TJ/g)) {
      const ids = [...(shapes ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? [])
      boxes += ids.filter((id) => id === '0000').length
      const text = ids.map((id) => signs.get(font)?.[Number.parseInt(id, 16)] ?? '').join('')
      lines.push({ text, x: Number(x), y: pageHeight - Number(y) })
    }
    const rectangles = [...drawn.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)].map(([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }))
    return { lines, rectangles }
  })
  const text = pages.flatMap((page) => page.lines.map((line) => line.text)).join('')
  return { pages, text: text.replace(/\s/g, ''), columns: columnsOf(pages), boxes }
}

const footAt = 785

const columnsOf = (pages: readonly PrintedPage[]): string[] => {
  const columns = new Map<number, string>()
  for (const { text, x, y } of pages.flatMap((page) => page.lines)) {
    if (y < footAt) columns.set(x, (columns.get(x) ?? '') + text.replace(/\s/g, ''))
  }
  return [...columns.values()]
}

const objectsIn = (file: string): Map<string, PdfObject> => {
  const objects = new Map<string, PdfObject>()
  const start = /(?:^|\n)(\d+) 0 obj\n/g
  for (let match = start.exec(file); match; match = start.exec(file)) {
    const from = start.lastIndex
    const end = file.indexOf('endobj', from)
    const streamAt = file.indexOf('\nstream\n', from)
    if (streamAt < 0 || streamAt > end) {
      objects.set(match[1]!, { head: file.slice(from, end), stream: null })
      continue
    }
    const head = file.slice(from, streamAt)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1])
    const raw = file.slice(streamAt + 8, streamAt + 8 + length)
    const stream = head.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw
    objects.set(match[1]!, { head, stream })
    start.lastIndex = streamAt + 8 + length
  }
  return objects
}

/** The signs of a font's shapes, by their number in the font of the file. */
const signTable = (map: string): string[] => {
  const signs: string[] = []
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [offset, [, hex]] of [...(list ?? '').matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = (hex ?? '').replaceAll(' ', '').match(/.{4}/g) ?? []
      signs[Number.parseInt(first ?? '', 16) + offset] = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
    }
  }
  return signs
}

/** The QR code on a page: its modules, row by row. It is drawn of squares, and nothing else is. */
export const qrCodeOn = ({ rectangles }: PrintedPage): boolean[][] => {
  const squares = rectangles.filter(({ width, height }) => Math.abs(width - height) < 0.001)
  const left = Math.min(...squares.map(({ x }) => x))
  const top = Math.min(...squares.map(({ y }) => y))
  const side = squares[0]?.width ?? 1
  const size = Math.round(Math.max(...squares.map(({ x }) => (x - left) / side))) + 1
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const { x, y } of squares) {
    const row = modules[Math.round((y - top) / side)]
    if (row) row[Math.round((x - left) / side)] = true
  }
  return modules
}

/** A text as `PrintedPdf.text` has it. */
export const unspaced = (text: string): string => text.replace(/\s/g, '')
