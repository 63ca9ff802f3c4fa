import { factFaults } from './check-site.ts'
import { askedParts, noPart, partsOf, rulesOfPart } from './consent-parts.ts'
import type { Fault, PackFault } from './fault.ts'
import type { ConsentPart, RulePack } from './schema.ts'

/** Whether the parts with a consent of their own can be told apart, and each of them is a usable rule with what it takes from the whole. */
export const partFaults = (pack: RulePack, check: (pack: RulePack) => readonly PackFault[], fault: Fault): PackFault[] => {
  const { parts } = pack.consent
  if (!parts) return []
  const general = rulesOfPart(pack, null)
  const known = new Set(check(general).map(nameOf))
  return [
    ...listFaults(pack, fault),
    ...partsOf(pack).flatMap((part, index) => [
      ...shapeFaults(part, index, fault),
      ...check(rulesOfPart(pack, part.id))
        .filter((found) => !known.has(nameOf(found)) && !found.path.startsWith('consent.parts'))
        .map((found) => ({ ...found, path: pathIn(part, index, found.path) })),
    ]),
  ]
}

const nameOf = ({ path, sentence }: PackFault): string => `${path} ${sentence.zh}`

/** Where a mistake of the rules of a part stands in the file: with the part where it says so itself, else at the part as a whole. */
const pathIn = (part: ConsentPart, index: number, path: string): string => {
  const at = `consent.parts.of.${index}`
  const [section = '', name = ''] = path.split('.')
  if (section === 'consent' && name in part) return `${at}.${path.slice('consent.'.length)}`
  if (section === 'clocks' && part.clocks && name in part.clocks) return `${at}.${path}`
  return at
}

const listFaults = (pack: RulePack, fault: Fault): PackFault[] => {
  const { parts } = pack.consent
  const ids = partsOf(pack).map(({ id }) => id)
  const asked = askedParts(pack).length > 0
  return [
    ...(ids.length === 0
      ? [fault('consent.parts.of', '没有写任何一种情形', 'it names no part: leave it out, or write at least one')]
      : []),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [fault(`consent.parts.of.${index}.id`, `编号“${id}”用了两次`, `the id ${id} is there twice`)],
    ),
    ...ids.flatMap((id, index) =>
      id === noPart
        ? [
            fault(
              `consent.parts.of.${index}.id`,
              '“none”留给“都不是”的回答',
              'the id "none" is kept for who says that it is none of them',
            ),
          ]
        : [],
    ),
    ...(asked && !parts?.asks
      ? [
          fault(
            'consent.parts.asks',
            '有的情形没有写 onlyIf，要由业主说明，却没有写问什么',
            'a part without `onlyIf` is for the owner to say, so write here what the owner is asked',
          ),
        ]
      : []),
    ...(!asked && parts?.asks
      ? [
          fault(
            'consent.parts.asks',
            '每种情形都由登记判断，这个问题不会问任何人',
            'every part is found in the register, so nobody is ever asked this',
          ),
        ]
      : []),
  ]
}

/** What stands beside its own basis is never mixed with another's. */
const pairs = [
  ['issuers', 'issuersBasis'],
  ['noObjectionSuffices', 'noObjectionBasis'],
  ['requiredPapers', 'requiredPapersBasis'],
] as const

const shapeFaults = (part: ConsentPart, index: number, fault: Fault): PackFault[] => [
  ...factFaults(part.onlyIf, `consent.parts.of.${index}.onlyIf`, fault),
  ...pairs.flatMap(([rule, basis]) =>
    (part[rule] === undefined) === (part[basis] === undefined)
      ? []
      : [
          fault(
            `consent.parts.of.${index}.${part[rule] === undefined ? rule : basis}`,
            `${rule} 和 ${basis} 要一起写`,
            `${rule} and ${basis} are written together: a rule with another's basis would lie`,
          ),
        ],
  ),
]
