/** Marks that never begin a line. */
const neverFirst = /^[，。、；：？！）》」』”’】〕…·,.;:?!)\]}%℃]/u
/** Marks that never end a line. */
const neverLast = /[（《「『“‘【〔([{]$/u

/** A word of letters and digits with the space after it, a stretch of space, or one sign of its own. */
const pieces = /[^\s\p{Script=Han}\u3000-\u30ff\uff00-\uffef\u2018-\u201d\u2026\u00b7]+\s*|\s+|./gsu

/**
 * Breaks a text into lines of a width: between any two Chinese signs, at spaces between words, and inside a word only
 * where it alone is wider than a line. A mark that closes does not begin a line, one that opens does not end it.
 * @param measure Width of a piece of text.
 */
export const wrapText = (text: string, width: number, measure: (piece: string) => number): string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure))

const wrapParagraph = (text: string, width: number, measure: (piece: string) => number): string[] => {
  const lines: string[] = []
  let line = ''
  let used = 0
  const close = () => {
    lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  for (const piece of piecesOf(text)) {
    const size = measure(piece.trimEnd())
    if (line !== '' && used + size > width) close()
    if (size <= width) {
      line += piece
      used += measure(piece)
      continue
    }
    for (const sign of piece) {
      const step = measure(sign)
      if (line !== '' && used + step > width) close()
      line += sign
      used += step
    }
  }
  close()
  return lines
}

/** Pieces that stay together: a word with the space after it, or one Chinese sign with the marks that cling to it. */
const piecesOf = (text: string): string[] => {
  const raw = text.match(pieces) ?? []
  const kept: string[] = []
  for (const piece of raw) {
    const last = kept.at(-1)
    if (last !== undefined && (neverFirst.test(piece) || neverLast.test(last.trimEnd()) || /^\s+$/.test(piece))) {
      kept[kept.length - 1] = last + piece
    } else kept.push(piece)
  }
  return kept
}
