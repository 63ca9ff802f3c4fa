import PDFDocument from 'pdfkit'
import type { Language } from '../../workflows/labels/fill.ts'
import type { Fonts, Weight } from './fonts.ts'
import { wrapText } from './wrap-text.ts'

/** How a line of text looks. */
export interface Style {
  readonly weight: Weight
  readonly size: number
  /** From one line to the next. */
  readonly leading: number
  readonly colour: string
}

/** A4 in points, with room for punch holes and a foot. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 50, top: 42, bottom: 54 } as const
/** Width of what stands between the margins. */
export const contentWidth = page.width - page.left - page.right
const lowest = page.height - page.bottom

/** A roll of A4 pages with a pen on it: knows where it stands, begins a new page when there is no room. */
export interface Roll {
  readonly doc: PDFKit.PDFDocument
  y: number
  /** Keeps a corner of the first page free: lines above this height end before it. */
  corner: { readonly below: number; readonly width: number } | null
  /** How wide a line may be where the pen stands. */
  span(): number
  /** Room left on this page. */
  room(): number
  newPage(): void
  /** Begins a new page unless so much room is left. */
  keep(height: number): void
  lines(text: string, width: number, style: Style): string[]
  /** Writes one line at a place; the pen does not move. */
  write(line: string, x: number, y: number, style: Style): void
  width(text: string, style: Style): number
}

/** Opens an empty roll. What it says of itself depends on the paper alone, so that the same paper has the same bytes. */
export const openRoll = (fonts: Fonts, about: { title: string; language: Language; at: Date; compress: boolean }): Roll => {
  // The quotation marks of a Chinese font are as wide as its signs; English takes the narrow ones.
  const shaping: PDFKit.Mixins.TextOptions = about.language === 'en' ? { features: ['pwid'] } : {}
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    bufferPages: true,
    compress: about.compress,
    font: '',
    lang: about.language === 'en' ? 'en' : 'zh-CN',
    displayTitle: true,
    info: { Title: fonts.printable(about.title), CreationDate: about.at, Creator: 'Charging pile casework', Producer: 'PDFKit' },
  })
  doc.registerFont('regular', fonts.files.regular)
  doc.registerFont('bold', fonts.files.bold)
  const measured = new Map<string, number>()
  const take = ({ weight, size }: Style) => doc.font(weight).fontSize(size)
  const width = (text: string, style: Style): number => {
    const key = `${style.weight} ${style.size} ${text}`
    const known = measured.get(key)
    if (known !== undefined) return known
    const found = take(style).widthOfString(text, shaping)
    measured.set(key, found)
    return found
  }
  const roll: Roll = {
    doc,
    y: page.top,
    corner: null,
    span: () => (roll.corner && roll.y < roll.corner.below ? contentWidth - roll.corner.width : contentWidth),
    room: () => lowest - roll.y,
    newPage: () => {
      doc.addPage()
      roll.y = page.top
      roll.corner = null
    },
    keep: (height) => {
      if (roll.room() < height) roll.newPage()
    },
    lines: (text, lineWidth, style) => wrapText(fonts.printable(text), lineWidth, (piece) => width(piece, style)),
    write: (line, x, y, style) => {
      if (line === '') return
      take(style)
        .fillColor(style.colour)
        .text(line, x, y, { ...shaping, lineBreak: false })
    },
    width,
  }
  return roll
}
