import type { Schemas } from '../../../client/client.ts'
import type { useTexts } from '../../texts/i18n.ts'
import { heightOf, heightOfRanges, type PartRow, partBars, type RangeRow, rangeBars } from './chart/options.ts'
import type { Picture } from './chart/pictures.tsx'
import { percent, sayReading } from './figure-table.tsx'

type Say = ReturnType<typeof useTexts>['t']

/** More bars than this are no picture; the table has them all. */
const barsShown = 15

interface Placed {
  readonly district: { readonly name: string } | null
}
interface Staged extends Placed {
  readonly stageLabel: string
  readonly holderLabel: string
}
interface Lasting {
  readonly days: Schemas['Duration']
  readonly n: number
}
interface Answering extends Placed {
  readonly organisation: { readonly name: string | null } | null
}

const joined = (...words: readonly (string | null | undefined)[]): string => words.filter(Boolean).join(' · ')
const stagedName = ({ district, stageLabel, holderLabel }: Staged): string => joined(district?.name, stageLabel, holderLabel)
const companyName = ({ district, organisation }: Answering): string => joined(district?.name, organisation?.name ?? '–')

/** How many rows of how many a picture shows goes with its caption: what is left out is said. */
const captionOf = (title: string, shown: number, all: number, t: Say): string =>
  shown < all ? t('desk.figures.mostOf', { title, shown, all }) : title

/** The rows as bars, those with most of their first part, or of what is named, first. */
const bars = <G>(
  groups: readonly G[],
  {
    title,
    names,
    nameOf,
    partsOf,
    mostOf,
    isStacked = false,
  }: {
    readonly title: string
    readonly names: readonly string[]
    readonly nameOf: (group: G) => string
    readonly partsOf: (group: G) => readonly number[]
    readonly mostOf?: (group: G) => number
    readonly isStacked?: boolean
  },
  t: Say,
): Picture[] => {
  const most = mostOf ?? ((group: G): number => partsOf(group)[0] ?? 0)
  const rows: PartRow[] = groups
    .toSorted((a, b) => most(b) - most(a))
    .slice(0, barsShown)
    .map((group) => ({ name: nameOf(group), parts: partsOf(group) }))
  if (rows.length === 0) return []
  const caption = captionOf(title, rows.length, groups.length, t)
  const label = `${caption}: ${rows.map(({ name, parts }) => `${name}: ${parts.join(', ')}`).join('; ')}`
  const option = partBars(rows, names, { isStacked })
  return [{ caption, option, height: heightOf(rows.length, isStacked ? 1 : names.length), label }]
}

/**
 * From the median to what nine in ten do not go beyond, those with most behind them first. What is not reached yet lies at the
 * right end, beyond all that is: nothing open may look short.
 */
const lengths = <G extends Lasting>(groups: readonly G[], nameOf: (group: G) => string, t: Say): Picture[] => {
  const shown = groups.toSorted((a, b) => b.n - a.n).slice(0, barsShown)
  if (shown.length === 0) return []
  const reached = shown.flatMap(({ days: { workingDays } }) => [workingDays.median.value ?? 0, workingDays.p90.value ?? 0])
  const end = Math.ceil(Math.max(1, ...reached) * 1.2)
  const rows = shown.map((group): RangeRow => {
    const { median, p90 } = group.days.workingDays
    const said = t('desk.figures.lengthRow', { n: group.n, median: sayReading(median), p90: sayReading(p90) })
    const row = { name: nameOf(group), low: median.value ?? end, high: p90.value ?? end, said }
    return median.value === null ? row : { ...row, at: median.value }
  })
  const caption = captionOf(t('desk.figures.lengthPicture'), rows.length, groups.length, t)
  const label = `${caption}: ${rows.map(({ name, said }) => `${name}: ${said}`).join('; ')}`
  return [{ caption, option: rangeBars(rows), height: heightOfRanges(rows.length), label }]
}

/** The pictures of the stages, by the names of their tables. */
export const stagePictures = ({ waiting, holderTotal, stay, flow, age, loops }: Schemas['StageFigures'], t: Say) => ({
  waiting: bars(
    waiting.groups,
    {
      ...{ title: t('desk.statistics.title.waiting'), names: [t('desk.statistics.families')] },
      ...{ nameOf: stagedName, partsOf: ({ chains }) => [chains] },
    },
    t,
  ),
  holderTotal: lengths(holderTotal.groups, ({ district, holderLabel }) => joined(district?.name, holderLabel), t),
  stay: lengths(stay.groups, stagedName, t),
  flow: bars(
    flow.groups,
    {
      ...{ title: t('desk.statistics.title.flow'), names: [t('desk.statistics.entered'), t('desk.statistics.left')] },
      ...{ nameOf: stagedName, partsOf: ({ entered, left }) => [entered, left] },
    },
    t,
  ),
  age: bars(
    age.groups.filter(({ medianAge }) => medianAge.workingDays !== null),
    {
      ...{ title: t('desk.figures.agePicture'), names: [t('desk.statistics.ageWorkingDays')] },
      ...{
        nameOf: (group) => joined(stagedName(group), `n=${group.n}`),
        partsOf: ({ medianAge }) => [medianAge.workingDays ?? 0],
      },
    },
    t,
  ),
  loops: bars(
    loops.groups,
    {
      title: t('desk.statistics.title.loops'),
      names: [t('desk.statistics.returns'), t('desk.statistics.loopingFamilies')],
      ...{ nameOf: stagedName, partsOf: ({ returns, loopingChains }) => [returns, loopingChains] },
    },
    t,
  ),
})

/** The pictures of the answers of companies, by the names of their tables. */
export const answerPictures = ({ time, unanswered, apart }: Schemas['AnswerFigures'], t: Say) => ({
  time: lengths(time.groups, companyName, t),
  unanswered: unansweredPictures(unanswered.groups, t),
  apart: bars(
    apart.groups,
    {
      ...{ title: t('desk.statistics.title.apart'), names: [t('desk.statistics.unserved'), t('desk.statistics.paused')] },
      nameOf: ({ district }) => district?.name ?? t('desk.statistics.allDistricts'),
      partsOf: ({ unserved, paused }) => [unserved, paused],
    },
    t,
  ),
})

const unansweredPictures = (groups: readonly Schemas['UnansweredGroup'][], t: Say): Picture[] => {
  const last = groups[0]?.after.at(-1)
  if (last === undefined) return []
  const shareOf = ({ after }: Schemas['UnansweredGroup']): number | null => after.at(-1)?.share.value ?? null
  const followed = groups.filter((group) => shareOf(group) !== null)
  const apart = groups.length - followed.length
  const more = apart > 0 ? t('desk.figures.notFollowed', { count: apart }) : ''
  return bars(
    followed,
    {
      title: `${t('desk.figures.unansweredPicture', { count: last.workingDays })}${more}`,
      names: [t('desk.figures.ofHundredRequests')],
      nameOf: (group) => joined(companyName(group), `n=${group.n}`),
      partsOf: (group) => [Math.round((shareOf(group) ?? 0) * 100)],
    },
    t,
  )
}

/** What is overdue and what is not, times that bind apart from reference times. */
export const overduePictures = ({ overdue }: Schemas['OverdueFigures'], t: Say): Picture[] =>
  (['binding', 'reference'] as const).flatMap((kind) =>
    bars(
      overdue.groups.filter((group) => group[kind].outOf > 0),
      {
        title: t(`desk.statistics.${kind}`),
        names: [t('desk.figures.notBeyond'), t('desk.figures.beyond')],
        nameOf: (group) => {
          const { overdue: late, outOf, share } = group[kind]
          return joined(group.district?.name, group.party?.label, `${late} / ${outOf}（${percent(share)}）`)
        },
        partsOf: (group) => [group[kind].outOf - group[kind].overdue, group[kind].overdue],
        mostOf: (group) => group[kind].overdue,
        isStacked: true,
      },
      t,
    ),
  )
