import { openRequestCounts, type RequestCounts } from './request-counts.ts'

/** So many logins a minute for one name at one address, and so many at one address for all names together. */
const perName = 30
const perAddress = 300

/**
 * Counts logins so that whoever guesses is slowed and nobody beside him is: first by name and address, and only what passes
 * there by the address; a browser that is known of this name is counted for itself.
 */
export const loginLimits = (counts: RequestCounts = openRequestCounts()) => {
  const passes = (key: string, atMost: number): boolean => counts.count(`login ${key}`, atMost).count <= atMost
  return (address: string, name: string, knownDevice: string | null): boolean => {
    if (knownDevice !== null) return passes(`device ${name} ${knownDevice}`, perName)
    return passes(`name ${address} ${name}`, perName) && passes(`address ${address}`, perAddress)
  }
}
