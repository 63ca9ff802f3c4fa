import { z } from 'zod'
import { hasControlSign, looksLikeFormula, tidyLabel, tidyName } from '../../compounds/names.ts'

/** A random id of 22 signs. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'a random id of 22 signs: letters, digits, - and _')

/** An id that is only looked up. */
export const LookedUpId = z.string().min(1).max(64)

// The same for readers of the description: no sign of control but white space, something to see, and no formula.
const control = '\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f'
const plainPattern = `^\\s*(?:[^\\s=@+＝＠＋\\-${control}][^${control}]*|-[^|!(=${control}]*)$`

const plain = (text: string): boolean => !looksLikeFormula(text) && !hasControlSign(text)

/** A name or address of at most so many signs; one that a spreadsheet would run as a formula is refused. */
export const nameText = (limit: number) =>
  z
    .string()
    .overwrite(tidyName)
    .min(1)
    .max(limit)
    .refine(plain, 'a name is no formula and holds no control signs')
    .meta({ pattern: plainPattern })

/** The label of a space. */
export const Label = z
  .string()
  .overwrite(tidyLabel)
  .min(1)
  .max(30)
  .refine(plain, 'a label is no formula and holds no control signs')
  .meta({ pattern: plainPattern, description: 'As painted on the ground. Unique within the garage.' })
