import type { Language } from '../labels/fill.ts'
import type { SheetPart } from './sheet.ts'

/** The words of a paper as plain text, for a screen or a message: the same words in the same order as on the printed sheet. */
export const sheetText = (parts: readonly SheetPart[], language: Language): string =>
  parts
    .map((part) => partText(part, language === 'zh' ? '：' : ': '))
    .join('\n\n')
    .trim()

const partText = (part: SheetPart, colon: string): string => {
  switch (part.kind) {
    case 'heading':
    case 'subheading':
    case 'paragraph':
      return part.text
    case 'list':
      return part.lines.map((line, index) => `${index + 1}. ${line}`).join('\n')
    case 'facts':
      return part.rows.map(({ label, value }) => `${label}${colon}${value}`).join('\n')
    case 'table':
      return [part.columns.map(({ label }) => label), ...part.rows].map((row) => row.join(' | ')).join('\n')
    case 'notes':
      return part.lines.join('\n')
    case 'signatures':
      return part.lines.map((line) => `${line}${colon}`.trimEnd()).join('\n')
  }
}
