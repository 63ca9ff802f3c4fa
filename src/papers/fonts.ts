import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'

/** A weight of the papers. */
export type Weight = 'regular' | 'bold'

/** Noto Sans SC (OFL): TrueType, 30 890 signs, so that rare signs of names are there. Only what a paper uses goes into it. */
const regular = import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const bold = import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')

/** The letters that papers are printed with. */
export interface Fonts {
  readonly files: Readonly<Record<Weight, Buffer>>
  /**
   * The text as it can be printed. A sign that no letter exists for stands as its code point, so that a rare name is
   * never a box; signs without a shape, which could turn the reading order round, are left out.
   */
  readonly printable: (text: string) => string
}

/** Reads the fonts. Each paper opens them anew from memory: a font that remembers other papers would give other bytes. */
export const openFonts = (): Fonts => {
  const files = { regular: readFileSync(fileURLToPath(regular)), bold: readFileSync(fileURLToPath(bold)) }
  const font = create(files.regular)
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the font file holds several fonts')
  const known = new Map<string, string>()
  const printed = (sign: string): string => {
    if (sign === '\n') return sign
    if (/\s/u.test(sign)) return ' '
    if (/\p{Cc}|\p{Cf}|\p{Cs}|\p{Variation_Selector}/u.test(sign)) return ''
    const codePoint = sign.codePointAt(0) ?? 0
    return font.hasGlyphForCodePoint(codePoint) ? sign : `〔U+${codePoint.toString(16).toUpperCase()}〕`
  }
  const printable = (text: string): string => {
    let whole = ''
    for (const sign of text) {
      const shape = known.get(sign) ?? printed(sign)
      known.set(sign, shape)
      whole += shape
    }
    return whole
  }
  return { files, printable }
}
