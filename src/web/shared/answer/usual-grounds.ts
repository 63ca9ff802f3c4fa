import { groundCodes, observedOnly } from '../../../../workflows/rules/codes.ts'
import type { Schemas } from '../../../client/client.ts'

/** The grounds that fit this garage, as the case tells them, and all others that can be stated. */
export const groundChoices = (seen: Pick<Schemas['Case'], 'beforeAnswering'>) => {
  const usual = seen.beforeAnswering?.usualGrounds ?? []
  const others = groundCodes.filter(
    (code) => !usual.some((ground) => ground.code === code) && !(observedOnly as readonly string[]).includes(code),
  )
  return { usual, others }
}
