import { lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { HookNotTaken } from './ports.ts'

/**
 * An address that somebody gave must not lead the service to machines that only it can reach: itself, its neighbours, the
 * metadata of its cloud. What is not the public internet is reached only where the installation names the network.
 */

// IANA special-purpose registries: nothing in them is a machine of the public internet.
const special = {
  ipv4: [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
    ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
    ...['224.0.0.0/4', '240.0.0.0/4'],
  ],
  // Of IPv6 only 2000::/3 is public; within it, documentation, Teredo, ORCHID and 6to4 lead elsewhere.
  ipv6: ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
} as const

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', length = ''] = network.split('/')
    list.addSubnet(address, Number(length), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

// Two lists: one alone takes an address of IPv4 for its mapping into IPv6, which is not public.
const notPublic = { ipv4: listOf(special.ipv4), ipv6: listOf(special.ipv6) }

/** What may be asked of an address: whether it may be reached, and how names are turned into such addresses. */
export interface ReachableAddresses {
  /** Why a message cannot go to this address at all; null = it can be tried. Names are looked up when it is sent. */
  fault(url: string): 'notHttps' | 'notReachable' | null
  /** For a socket: gives only addresses that may be reached, and so the connection goes to one that was checked. */
  readonly lookup: LookupFunction
}

/** The public internet and the networks that the installation names, such as `10.20.0.0/16`. */
export const reachableAddresses = (networks: readonly string[]): ReachableAddresses => {
  const named = listOf(networks)
  const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
  const isNamed = (address: string) => named.check(address, family(address))
  const mayReach = (address: string) => isNamed(address) || !notPublic[family(address)].check(address, family(address))
  return {
    fault: (url) => {
      const { protocol, hostname } = new URL(url)
      const literal = hostname.replace(/^\[|\]$/g, '')
      const isLiteral = isIP(literal) !== 0
      // Without encryption only inside of a named network, where the address itself says so.
      if (protocol !== 'https:' && !(isLiteral && isNamed(literal))) return 'notHttps'
      return isLiteral && !mayReach(literal) ? 'notReachable' : null
    },
    lookup: (hostname, options, done) => {
      lookUp(hostname, { ...options, all: true }, (error, found) => {
        if (error) return done(error, '')
        const reachable = found.filter(({ address }) => mayReach(address))
        const [first] = reachable
        if (!first) return done(new HookNotTaken('the name leads to an address that is not reached from here'), '')
        return options.all ? done(null, reachable) : done(null, first.address, first.family)
      })
    },
  }
}

/** Whether a text names a network: an address, a slash and the length of its prefix. */
export const isNetwork = (text: string): boolean => {
  const [address = '', length = '', ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= most
}
