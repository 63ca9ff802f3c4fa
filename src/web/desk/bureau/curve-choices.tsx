import { stages } from '../../../../workflows/case/meta.ts'
import { buildingAgeLabels, garageLevelLabels, transformerOwnerLabels } from '../../../../workflows/labels/figure-places.ts'
import { stageLabels } from '../../../../workflows/labels/stages.ts'
import type { paths } from '../../../client/generated/api.d.ts'
import { useTexts } from '../../texts/i18n.ts'
import { usePacks } from '../operator/use-packs.ts'

/** What the curves are asked, as it stands in the address of the page. */
export type CurveAsked = Omit<
  NonNullable<paths['/api/statistics/curves']['get']['parameters']['query']>,
  'asOf' | 'knownAt' | 'district'
>

/** The fields of the address that belong to the curves. */
const curveFields = ['groupBy', 'stage', 'unit', 'garage', 'transformer', 'age', 'rules'] as const
type Field = (typeof curveFields)[number]

/** What the curves are asked by an address. The service tells what it does not know. */
export const curveAskedBy = (search: URLSearchParams): CurveAsked =>
  Object.fromEntries(
    curveFields.flatMap((field) => {
      const value = search.get(field)
      return value === null || value === '' ? [] : [[field, value]]
    }),
  )

const groupings: readonly NonNullable<CurveAsked['groupBy']>[] = ['district', 'garage', 'transformer', 'age', 'rules']

/** The names of a table of labels in one language. */
const named = (labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, language: 'zh' | 'en') =>
  Object.entries(labels).map(([value, label]) => [value, label[language]] as const)

interface Props {
  readonly search: URLSearchParams
  readonly onChoose: (field: Field, value: string) => void
}

/** By what curves are told apart, and which places are looked at alone. */
export const CurveChoices = ({ search, onChoose }: Props) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const packs = usePacks().data ?? []
  const select = (field: Field, options: readonly (readonly [string, string])[], none: string) => (
    <label className="field" key={field}>
      <span className="label">{t(`desk.figures.choose.${field}`)}</span>
      <select value={search.get(field) ?? ''} onChange={(event) => onChoose(field, event.target.value)}>
        <option value="">{none}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
  const all = t('desk.figures.all')
  return (
    <div className="curve-choices no-print">
      {select(
        'groupBy',
        groupings.map((one) => [one, t(`desk.figures.groupBy.${one}`)] as const),
        t('desk.figures.together'),
      )}
      {select(
        'stage',
        stages.map((one) => [one, stageLabels[one][key]] as const),
        t('desk.figures.wholeWay'),
      )}
      {select('unit', [['workingDays', t('desk.figures.unit.workingDays')]], t('desk.figures.unit.calendarDays'))}
      {select('garage', named(garageLevelLabels, key), all)}
      {select('transformer', named(transformerOwnerLabels, key), all)}
      {select('age', named(buildingAgeLabels, key), all)}
      {select(
        'rules',
        packs.map(({ packId, title }) => [packId, title[key]] as const),
        all,
      )}
    </div>
  )
}
