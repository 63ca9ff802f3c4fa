import { fill } from '../../workflows/labels/fill.ts'
import { paperSentences } from '../../workflows/labels/papers/sentences.ts'
import type { FactRow, PrintableSheet, SheetColumn, SheetPart } from '../../workflows/papers/sheet.ts'
import type { Fonts } from './fonts.ts'
import { contentWidth, openRoll, page, type Roll, type Style } from './page.ts'
import { drawQrCode } from './qr-code.ts'

const black = '#1a1a1a'
const grey = '#5c5c5c'
const rule = '#b8b8b8'
const shade = '#f2f2f2'

const styles = {
  title: { weight: 'bold', size: 18, leading: 26, colour: black },
  heading: { weight: 'bold', size: 11.5, leading: 17, colour: black },
  subheading: { weight: 'bold', size: 10, leading: 16.5, colour: black },
  body: { weight: 'regular', size: 10.5, leading: 16.5, colour: black },
  note: { weight: 'regular', size: 9.5, leading: 14.5, colour: black },
  fact: { weight: 'regular', size: 10, leading: 15.5, colour: black },
  label: { weight: 'regular', size: 9.5, leading: 15.5, colour: grey },
  head: { weight: 'bold', size: 9, leading: 13.5, colour: black },
  cell: { weight: 'regular', size: 9, leading: 13.5, colour: black },
  small: { weight: 'regular', size: 8, leading: 12, colour: grey },
  caption: { weight: 'regular', size: 7.5, leading: 10, colour: grey },
} satisfies Record<string, Style>

const gap = 8
const qrSide = 84
const labelWidth = 0.235 * contentWidth
/** A list of facts up to this height is not torn apart. */
const keptTogether = 200

/** Prints a sheet as PDF. The same sheet gives the same bytes. */
export const printSheet = (sheet: PrintableSheet, fonts: Fonts, options: { compress?: boolean } = {}): Promise<Buffer> => {
  const roll = openRoll(fonts, {
    title: `${sheet.title} ${sheet.caseNumber}`,
    language: sheet.language,
    at: new Date(sheet.record.recordedAt),
    compress: options.compress ?? true,
  })
  const bytes = collected(roll.doc)
  drawTop(roll, sheet)
  for (const [index, part] of sheet.parts.entries()) drawPart(roll, part, sheet.parts[index + 1])
  drawFeet(roll, sheet)
  roll.doc.end()
  return bytes
}

const collected = (doc: PDFKit.PDFDocument): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })

/** Title on the left, the code that leads back in the corner on the right, and what follows beside it. */
const drawTop = (roll: Roll, sheet: PrintableSheet): void => {
  const { address, caption } = sheet.pointer
  const x = page.width - page.right - qrSide
  const below = page.top + qrSide - 8
  const captions = roll.lines(caption, qrSide, styles.caption)
  roll.corner = { below: below + captions.length * styles.caption.leading + gap, width: qrSide + 16 }
  flow(roll, sheet.title, { style: styles.title })
  flow(roll, address, { style: styles.small })
  roll.y += 4
  drawQrCode(roll.doc, address, { x, y: page.top - 8, side: qrSide })
  for (const [index, line] of captions.entries()) {
    const centred = x + (qrSide - roll.width(line, styles.caption)) / 2
    roll.write(line, centred, below + index * styles.caption.leading, styles.caption)
  }
}

const drawPart = (roll: Roll, part: SheetPart, next: SheetPart | undefined): void => {
  switch (part.kind) {
    case 'heading':
    case 'subheading': {
      const style = styles[part.kind]
      roll.y += part.kind === 'heading' ? gap : 2
      // A heading never stands alone at the end of a page, nor a few facts torn from theirs.
      const following = next?.kind === 'facts' ? factsHeight(roll, next.rows) : 0
      roll.keep(style.leading + Math.max(3 * styles.body.leading, following <= keptTogether ? following : 0))
      flow(roll, part.text, { style })
      roll.y += 2
      return
    }
    case 'paragraph':
      flow(roll, part.text, { style: styles.body })
      roll.y += 4
      return
    case 'list':
      drawList(roll, part.lines)
      return
    case 'facts':
      drawFacts(roll, part.rows)
      return
    case 'table':
      drawTable(roll, part.columns, part.rows)
      return
    case 'notes':
      drawNotes(roll, part.lines)
      return
    case 'signatures':
      drawSignatures(roll, part.lines)
      return
  }
}

interface Place {
  readonly x?: number
  readonly width?: number
  readonly style: Style
}

/** Writes a text line by line, on to the next page where it must. */
const flow = (roll: Roll, text: string, { x = page.left, width = roll.span(), style }: Place): void => {
  for (const line of roll.lines(text, width, style)) {
    roll.keep(style.leading)
    roll.write(line, x, roll.y, style)
    roll.y += style.leading
  }
}

const drawList = (roll: Roll, lines: readonly string[]): void => {
  const indent = 14
  for (const line of lines) {
    roll.keep(styles.body.leading)
    // Drawn, not written: the font has one shape for this dot and for the one between words.
    roll.doc.circle(page.left + 4, roll.y + styles.body.leading * 0.47, 1.4).fill(black)
    flow(roll, line, { x: page.left + indent, width: contentWidth - indent, style: styles.body })
    roll.y += 2
  }
  roll.y += 2
}

const drawFacts = (roll: Roll, rows: readonly FactRow[]): void => {
  for (const row of rows) drawRow(roll, factCells(roll, row), { padding: factPadding, isRuled: false })
  roll.y += 4
}

const factPadding = 0.5

const factCells = (roll: Roll, { label, value }: FactRow): Cell[] => [
  { x: page.left, lines: roll.lines(label, labelWidth - 10, styles.label), style: styles.label },
  { x: page.left + labelWidth, lines: roll.lines(value, roll.span() - labelWidth, styles.fact), style: styles.fact },
]

const factsHeight = (roll: Roll, rows: readonly FactRow[]): number =>
  rows.reduce((height, row) => {
    const lines = Math.max(...factCells(roll, row).map((cell) => cell.lines.length))
    return height + lines * styles.fact.leading + 2 * factPadding
  }, 0)

interface Cell {
  readonly x: number
  readonly lines: readonly string[]
  readonly style: Style
}

/**
 * Draws cells side by side. A row that fits on a page is not torn apart; a longer one is, between two lines.
 * `onNewPage` repeats the head of a table.
 */
const drawRow = (
  roll: Roll,
  cells: readonly Cell[],
  look: { padding: number; isRuled: boolean; onNewPage?: () => void },
): void => {
  const leading = Math.max(...cells.map(({ style }) => style.leading))
  const longest = Math.max(...cells.map(({ lines }) => lines.length))
  const wholePage = page.height - page.top - page.bottom - 60
  const turn = () => {
    roll.newPage()
    look.onNewPage?.()
  }
  const height = longest * leading + 2 * look.padding
  if (roll.room() < Math.min(height, wholePage) && height <= wholePage) turn()
  roll.y += look.padding
  for (let index = 0; index < longest; index += 1) {
    if (roll.room() < leading + look.padding) turn()
    for (const cell of cells) roll.write(cell.lines[index] ?? '', cell.x, roll.y, cell.style)
    roll.y += leading
  }
  roll.y += look.padding
  if (look.isRuled) drawRule(roll, roll.y)
}

const drawRule = (roll: Roll, y: number): void => {
  roll.doc
    .moveTo(page.left, y)
    .lineTo(page.width - page.right, y)
    .lineWidth(0.5)
    .stroke(rule)
}

const drawTable = (roll: Roll, columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): void => {
  // A table takes the whole width.
  if (roll.corner) roll.y = Math.max(roll.y, roll.corner.below)
  const total = columns.reduce((sum, column) => sum + column.share, 0)
  const inset = 4
  let left = page.left
  const places = columns.map((column) => {
    const width = (contentWidth * column.share) / total
    const place = { x: left + inset, width: width - 2 * inset }
    left += width
    return place
  })
  const cellsOf = (texts: readonly string[], style: Style): Cell[] =>
    places.map(({ x, width }, index) => ({ x, lines: roll.lines(texts[index] ?? '', width, style), style }))
  const drawHead = () => {
    const cells = cellsOf(
      columns.map((column) => column.label),
      styles.head,
    )
    const height = Math.max(...cells.map(({ lines }) => lines.length)) * styles.head.leading + 6
    roll.doc.rect(page.left, roll.y, contentWidth, height).fill(shade)
    drawRow(roll, cells, { padding: 3, isRuled: true })
  }
  roll.keep(styles.head.leading + 6 + 2 * styles.cell.leading)
  drawHead()
  for (const row of rows) drawRow(roll, cellsOf(row, styles.cell), { padding: 3, isRuled: true, onNewPage: drawHead })
  roll.y += 6
}

/** What the paper is and is not, with a bar along it. */
const drawNotes = (roll: Roll, lines: readonly string[]): void => {
  const indent = 12
  for (const line of lines) {
    for (const text of roll.lines(line, roll.span() - indent, styles.note)) {
      roll.keep(styles.note.leading)
      roll.doc.rect(page.left, roll.y, 2.5, styles.note.leading).fill(rule)
      roll.write(text, page.left + indent, roll.y, styles.note)
      roll.y += styles.note.leading
    }
    roll.y += 1
  }
  roll.y += 4
}

/** A line each for seal or name, and for the day. */
const drawSignatures = (roll: Roll, lines: readonly string[]): void => {
  for (const line of lines) {
    const texts = roll.lines(line, contentWidth * 0.45, styles.body)
    roll.keep(texts.length * styles.body.leading + 26)
    roll.y += 18
    for (const text of texts) {
      roll.write(text, page.left, roll.y, styles.body)
      roll.y += styles.body.leading
    }
    const from = page.left + contentWidth * 0.48
    roll.doc
      .moveTo(from, roll.y - 3)
      .lineTo(page.width - page.right, roll.y - 3)
      .lineWidth(0.6)
      .stroke(grey)
  }
  roll.y += gap
}

/** The foot of every page: which paper of which record, and which page of how many. */
const drawFeet = (roll: Roll, sheet: PrintableSheet): void => {
  const { start, count } = roll.doc.bufferedPageRange()
  const y = page.height - page.bottom + 16
  for (let index = 0; index < count; index += 1) {
    roll.doc.switchToPage(start + index)
    drawRule(roll, y - 4)
    const number = fill(paperSentences.page, { page: index + 1, pages: count }, sheet.language)
    const [foot = ''] = roll.lines(sheet.foot, contentWidth * 0.78, styles.small)
    roll.write(foot, page.left, y, styles.small)
    roll.write(number, page.width - page.right - roll.width(number, styles.small), y, styles.small)
  }
}
