/** Signs that nobody sees: zero-width spaces and marks that come along when text is copied. */
const unseen = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu

/** A name without stray spaces and unseen signs; otherwise as written, because legal names keep their brackets. */
export const tidyName = (text: string): string => text.replace(unseen, '').replace(/\s+/gu, ' ').trim()

/** The label of a space as painted on the ground: full-width signs become the usual ones, spaces go. */
export const tidyLabel = (text: string): string => text.normalize('NFKC').replace(unseen, '').replace(/\s+/gu, '')

/** What two spellings of one name have in common: width, case and spaces make no other compound, garage or company. */
export const nameKey = (text: string): string => tidyLabel(text).toLowerCase()

/**
 * Whether a spreadsheet would run the text as a formula when somebody exports and opens it. `-1-023` is an honest label of
 * the first basement; a formula that does harm needs a call, a pipe or a sheet.
 */
export const looksLikeFormula = (text: string): boolean => {
  const plain = text.normalize('NFKC').trimStart()
  return /^[=@+]/u.test(plain) || /^-.*[|!(=]/u.test(plain)
}

/** Whether the text holds a control sign, which no name has. */
export const hasControlSign = (text: string): boolean => /\p{Cc}/u.test(text)
