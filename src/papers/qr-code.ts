import { encode } from 'uqr'

/** A QR code as rows of modules; true is dark. Level M: a fold or a stamp over the paper does not spoil it. */
export const qrModules = (text: string): boolean[][] => encode(text, { ecc: 'M', border: 0 }).data

/** Draws a QR code with its quiet zone into a square. */
export const drawQrCode = (doc: PDFKit.PDFDocument, text: string, at: { x: number; y: number; side: number }): void => {
  const modules = qrModules(text)
  const quiet = 4
  const step = at.side / (modules.length + 2 * quiet)
  for (const [row, line] of modules.entries()) {
    for (const [column, isDark] of line.entries()) {
      if (isDark) doc.rect(at.x + (column + quiet) * step, at.y + (row + quiet) * step, step, step)
    }
  }
  doc.fill('#000000')
}
