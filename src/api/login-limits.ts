/** So many logins a minute for one name at one address, and so many at one address for all names together. */
const perName = 30
const perAddress = 300

/** The most that is remembered at once: whoever makes up names fills no memory. */
const remembered = 50_000

/**
 * Counts logins so that whoever guesses is slowed and nobody beside him is: first by name and address, and only what passes
 * there by the address; a browser that is known of this name is counted for itself.
 */
export const loginLimits = (now: () => number = Date.now) => {
  const counts = new Map<string, number>()
  let minute = 0
  const passes = (key: string, atMost: number): boolean => {
    const count = (counts.get(key) ?? 0) + 1
    if (count > 1 || counts.size < remembered) counts.set(key, count)
    return count <= atMost
  }
  return (address: string, name: string, knownDevice: string | null): boolean => {
    const current = Math.floor(now() / 60_000)
    if (current !== minute) counts.clear()
    minute = current
    if (knownDevice !== null) return passes(`device ${name} ${knownDevice}`, perName)
    return passes(`name ${address} ${name}`, perName) && passes(`address ${address}`, perAddress)
  }
}
