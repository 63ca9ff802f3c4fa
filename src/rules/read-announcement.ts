import { localDay } from '../../workflows/calendar/days.ts'
import type { PackFault } from '../../workflows/rules/fault.ts'
import { packs as boxed, readDraftPack, UnusableRules, wholeDocument } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { hashJson } from '../sealing/seal.ts'
import { jsonLines, lineOf } from './json-lines.ts'
import { readPackText } from './own-packs.ts'
import type { AskedAnnouncement, HashedPack, PlacedFault } from './ports.ts'

/** What is known of the packs when one is announced. */
export interface KnownPacks {
  /** Each in its newest version. */
  readonly packs: readonly HashedPack[]
  /** Every version of a pack that was ever recorded. */
  readonly versions: (id: string) => readonly HashedPack[]
  readonly now: string
}

/** A file as it was read. */
export interface ReadAnnouncement {
  readonly pack: HashedPack | null
  readonly faults: readonly PlacedFault[]
  readonly isKnown: boolean
}

/** Reads the file of a pack with its day: with every mistake, and the line on which it stands. Nothing of it is in force yet. */
export const readAnnouncement = ({ text, from }: AskedAnnouncement, known: KnownPacks): ReadAnnouncement => {
  const lines = jsonLines(text)
  const placed = (faults: readonly PackFault[]): PlacedFault[] =>
    faults.map((fault) => ({ ...fault, line: lineOf(lines, fault.path) }))
  try {
    const written = readPackText('file', text)
    const document = from === null ? written : { ...(written as object), inForceFrom: from }
    const byId = new Map(known.packs.map(({ value }) => [value.id, value]))
    const { pack, faults } = readDraftPack(wholeDocument(document, byId), byId)
    if (!pack) return { pack: null, faults: placed(faults), isKnown: false }
    const hashed = { hash: hashJson(pack), value: pack }
    const isKnown = known.versions(pack.id).some(({ hash }) => hash === hashed.hash)
    return { pack: hashed, faults: placed([...faults, ...(isKnown ? [] : standingFaults(hashed, known))]), isKnown }
  } catch (error) {
    if (error instanceof UnusableRules) return { pack: null, faults: placed(error.faults), isKnown: false }
    throw error
  }
}

/** What keeps a pack from being announced beside those that are there. */
const standingFaults = ({ hash, value }: HashedPack, known: KnownPacks): PackFault[] => {
  const { id, version, standing, inForceFrom } = value
  const fault = (path: string, zh: string, en: string): PackFault => ({ pack: id, path, sentence: { zh, en } })
  const others = known.versions(id).filter((other) => other.hash !== hash)
  const newest = Math.max(0, ...others.map((other) => other.value.version))
  const today = localDay(known.now, value.place.timeZone)
  const comesLater = others.find((other) => other.value.inForceFrom > today && other.value.inForceFrom >= inForceFrom)
  return [
    ...(standing === 'draft'
      ? [fault('standing', '草案不能施行，请去掉 "standing": "draft"', 'a draft is never in force: take out "standing": "draft"')]
      : []),
    ...(boxed.has(id)
      ? [fault('id', `编号“${id}”已被自带的规则包使用，请换一个`, `the id ${id} belongs to a pack that comes with the product`)]
      : others.some((other) => other.value.version === version)
        ? [
            fault(
              'version',
              `“${id}”第${version}版已经登记过，内容不同；改过的内容须用新的版本号（${newest + 1}）`,
              `version ${version} of ${id} is there with other contents; what is changed has another version (${newest + 1})`,
            ),
          ]
        : version < newest
          ? [fault('version', `已有第${newest}版，版本号须更大`, `there is version ${newest} already: take a higher one`)]
          : []),
    ...(comesLater
      ? [
          fault(
            'inForceFrom',
            `第${comesLater.value.version}版自${comesLater.value.inForceFrom}起施行，还没有到；新的一版须在那之后，或先撤回那一版`,
            `version ${comesLater.value.version} is still to come, on ${comesLater.value.inForceFrom}: choose a later day, or take that one back first`,
          ),
        ]
      : []),
  ]
}

/** Whether the day of a pack has come. */
export const hasCome = ({ inForceFrom, place }: Pick<RulePack, 'inForceFrom' | 'place'>, now: string): boolean =>
  inForceFrom <= localDay(now, place.timeZone)
