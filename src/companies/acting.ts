import type { Colleague } from './ports.ts'

/**
 * Who looks after something on a day: the person who is named, or whoever stands in while that one is away, and so on.
 * Null when everybody in the row is away or gone: then it is everybody's, and the page says so.
 */
export const actingFor = (accountId: string | null, people: readonly Colleague[], today: string): string | null => {
  const asked = new Set<string>()
  for (let next = accountId; next !== null && !asked.has(next); ) {
    const person = people.find((one) => one.accountId === next)
    if (!person) return null
    const { leave } = person
    if (leave === null || today < leave.fromOn || today > leave.untilOn) return person.accountId
    asked.add(next)
    next = leave.deputyId
  }
  return null
}
