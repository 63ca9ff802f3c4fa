import { z } from 'zod'
import type { Outcome } from '../../workflows/case/context.ts'
import type { StageName } from '../../workflows/case/meta.ts'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import { buildingAgeLabels, garageLevelLabels } from '../../workflows/labels/figure-places.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { groundLabel } from '../../workflows/labels/grounds.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { publicPlaceLabels, publicTableLabels, publicWords } from '../../workflows/labels/public-figures.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { trackLabels } from '../../workflows/labels/tracks.ts'
import type { Party, Track } from '../../workflows/parties.ts'
import type { StatedGround } from '../../workflows/rules/codes.ts'
import type { Bilingual } from '../../workflows/rules/schema.ts'
import { type PublicTable, totalName } from '../../workflows/statistics/public-set.ts'
import type { Frozen, FrozenMonth } from './frozen.ts'

const label = z.string().describe('In the language of the caller.')
const count = z.int().nonnegative().nullable()

/** A frozen public month with its words. */
export const PublicMonthBody = z
  .object({
    month: z.string().describe('YYYY-MM'),
    asOf: z.iso.date(),
    cohorts: z.array(z.string()).describe('The months whose families the tables of places are about.'),
    hash: z.string().describe('SHA-256 of the signed text, hex.'),
    signature: z.string().describe('Ed25519 over the signed text, base64.'),
    keyId: z.string(),
    frozenAt: z.iso.datetime(),
    rule: z.object({ smallestCell: z.int(), waitingRoundedTo: z.int() }),
    tables: z.array(
      z.object({
        id: z.enum(['places', 'garages', 'ages', 'ends', 'reasons', 'waiting']),
        title: label,
        definition: z.object({ id: z.string(), version: z.int(), text: label }),
        n: count.describe('Null: it would give a withheld number away.'),
        open: count.describe('Rounded to five.'),
        onBehalfPercent: count,
        selfReportedPercent: count.describe('Null: too few, or a month that was frozen before it was counted.'),
        unknownFactsPercent: count,
        dimensions: z.array(label),
        cells: z.array(z.object({ names: z.array(z.string()), labels: z.array(label), count })).describe('Null: withheld.'),
      }),
    ),
  })
  .meta({ id: 'PublicMonth', description: 'The frozen public figures of a month: signed, and never changed.' })

/** A frozen month as it is answered: the frozen numbers, with words for its names. */
export const publicMonthBody = (
  { frozen, set }: { readonly frozen: Frozen; readonly set: FrozenMonth },
  language: Language,
): z.infer<typeof PublicMonthBody> => ({
  ...{ month: set.month, asOf: set.asOf, cohorts: [...set.cohorts], rule: set.rule },
  ...{ hash: frozen.hash, signature: frozen.signature, keyId: frozen.keyId, frozenAt: frozen.frozenAt },
  tables: set.tables.map((table) => ({
    ...table,
    selfReportedPercent: table.selfReportedPercent ?? null,
    unknownFactsPercent: table.unknownFactsPercent ?? null,
    title: publicTableLabels[table.id][language],
    definition: { ...table.definition, text: table.definition.text[language] },
    dimensions: table.dimensions.map((dimension) => publicWords[dimension as keyof typeof publicWords]?.[language] ?? dimension),
    cells: table.cells.map(({ names, count: n }) => ({
      names: [...names],
      labels: names.map((name, at) => wordFor(table, at, name, set)?.[language] ?? name),
      count: n,
    })),
  })),
})

/** The words for a name, by the dimension it stands in. */
const wordFor = (
  { dimensions }: PublicTable,
  at: number,
  name: string,
  { districts, ownGrounds }: FrozenMonth,
): Bilingual | undefined => {
  if (name === totalName) return publicWords.total
  // The names were taken from rows of these very types.
  switch (dimensions[at]) {
    case 'district': {
      const district = districts.find(({ code }) => code === name)
      return district && { zh: district.nameZh, en: district.nameEn }
    }
    case 'garage':
      return garageLevelLabels[name as keyof typeof garageLevelLabels]
    case 'age':
      return buildingAgeLabels[name as keyof typeof buildingAgeLabels]
    case 'place':
      return publicPlaceLabels[name as keyof typeof publicPlaceLabels]
    case 'outcome':
      return outcomeLabels[name as Outcome['outcome']]
    case 'ground':
      return groundLabel(name as StatedGround, ownGrounds)
    case 'track':
      return trackLabels[name as Track]
    case 'stage':
      return stageLabels[name as StageName]
    case 'holder':
      return partyLabels[name as Party]
    case 'days':
      return { zh: `第${name}天`, en: `day ${name}` }
    default:
      return undefined
  }
}
