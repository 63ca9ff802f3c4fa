import { z } from 'zod'
import { groundCodes, isListed, type OwnGround, type StatedGround } from './codes.ts'
import type { Bilingual, GroundRule, OwnGroundRule, RulePack } from './schema.ts'

/** The code of a ground that only one place's law names: the place, and a name of the pack's choice. */
export const OwnGroundCode = z
  .templateLiteral([z.string().regex(/[A-Za-z0-9][A-Za-z0-9-]{0,19}/), ':', z.string().regex(/[a-z][A-Za-z0-9]{1,40}/)])
  .meta({ id: 'OwnGroundCode', description: 'A ground of a place’s own: its place and its name there, as under `ownGrounds`.' })

/** The code of a ground that is stated: of the list, or of the place's own. */
export const StatedGroundCode = z
  .union([z.enum(groundCodes), OwnGroundCode])
  .meta({ id: 'StatedGroundCode', description: 'A ground of the list, or one that the rules of the place name beside it.' })

type Grounds = Pick<RulePack, 'grounds' | 'ownGrounds'>

/** What a stated ground is worth here; undefined where the place does not know it. */
export const groundRule = ({ grounds, ownGrounds }: Grounds, code: StatedGround): GroundRule | undefined =>
  isListed(code) ? grounds[code] : ownGrounds?.[code]

/** The names of the grounds of places' own, by code. */
export type OwnGroundNames = Readonly<Record<OwnGround, Bilingual>>

/** What a pack calls the grounds of its place. */
export const ownGroundNames = ({ ownGrounds }: Pick<RulePack, 'ownGrounds'>): OwnGroundNames =>
  Object.fromEntries(ownGroundsOf({ ownGrounds }).map(([code, { name }]) => [code, name]))

/** The grounds of a place's own, by code. */
export const ownGroundsOf = ({ ownGrounds = {} }: Pick<RulePack, 'ownGrounds'>): [OwnGround, OwnGroundRule][] =>
  // Keys of a record are strings to the compiler; the schema admits these alone.
  Object.entries(ownGrounds) as [OwnGround, OwnGroundRule][]
