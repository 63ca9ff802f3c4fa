const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The signs of a unified social credit code; the last of them is right for one in 31. */
export const creditCodeSigns = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/**
 * Whether a text is a unified social credit code (统一社会信用代码): 18 signs, the last one a check sign. A mistyped code would
 * name another company.
 * @see GB 32100-2015, 4.7: the check sign is 31 minus the sum of sign × 3^place, modulo 31.
 */
export const isCreditCode = (text: string): boolean => {
  if (!creditCodeSigns.test(text)) return false
  let sum = 0
  let weight = 1
  for (const sign of text.slice(0, 17)) {
    sum += signs.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return signs[(31 - (sum % 31)) % 31] === text[17]
}
