import type { Schemas } from '../../../client/client.ts'
import type { useTexts } from '../../texts/i18n.ts'
import { courseLine, heightOf, heightOfRanges, partBars, rangeBars } from './chart/options.ts'
import type { Picture } from './chart/pictures.tsx'
import { percent } from './figure-table.tsx'

type Say = ReturnType<typeof useTexts>['t']

/** More bars than this are no picture; the table has them all. */
const barsShown = 15

const yuan = (amount: number): string => Math.round(amount).toLocaleString('zh-CN')
const listed = (rows: readonly { readonly name: string; readonly said: string }[]): string =>
  rows.map(({ name, said }) => `${name}: ${said}`).join('; ')

/** What freeing one family costs, matter by matter. */
export const matterPictures = ({ matters }: Schemas['MatterFigures'], t: Say): Picture[] => {
  const rows = matters.groups.slice(0, barsShown).flatMap(({ yuanPerFamily: price, kindLabel, compound, n }) =>
    price === null
      ? []
      : [
          {
            name: `${compound ?? ''} · ${kindLabel}`,
            ...price,
            said: t('desk.figures.yuanRow', { count: n, low: yuan(price.low), high: yuan(price.high) }),
          },
        ],
  )
  if (rows.length === 0) return []
  const caption = t('desk.figures.yuanPicture')
  const option = rangeBars(rows)
  return [{ caption, option, height: heightOfRanges(rows.length), label: `${caption}: ${listed(rows)}` }]
}

/** The days families waited: held, awaited, caused. */
export const accountPictures = ({ accounts }: Schemas['AccountFigures'], t: Say): Picture[] =>
  (['holder', 'awaited', 'cause'] as const).flatMap((account) => {
    const groups = accounts.groups.filter((group) => group.account === account)
    const [first] = groups
    if (!first) return []
    const rows = groups
      .toSorted((a, b) => b.days.calendarDays - a.days.calendarDays)
      .slice(0, barsShown)
      .map(({ partyLabel, groundLabel, causeLabel, days }) => {
        const cause = groundLabel ?? causeLabel
        const counted = Math.round(days.calendarDays)
        return { name: cause ? `${partyLabel} · ${cause}` : partyLabel, parts: [counted], said: String(counted) }
      })
    const unit = t('desk.statistics.familyDays')
    const caption = `${first.accountLabel}（${unit}）`
    const option = partBars(rows, [unit], { isStacked: false })
    return [{ caption, option, height: heightOf(rows.length), label: `${caption}: ${listed(rows)}` }]
  })

type Transformer = Schemas['ForecastGroup']

/** The load of one transformer month by month. */
export const coursePictures = (of: Transformer, t: Say, sayDay: (day: string) => string): Picture[] => {
  const last = of.course.at(-1)
  if (last === undefined) return []
  const caption = t('desk.figures.monthsPicture', { compound: of.compound, name: of.name })
  const said = t('desk.figures.monthsSaid', {
    ...{ now: percent(of.rate), limit: percent(of.limit), months: last.months, load: percent(last.load) },
    ...{ low: percent(last.low), high: percent(last.high) },
    full: of.fullOn === null ? t('desk.figures.notFullSaid') : t('desk.figures.fullSaid', { day: sayDay(of.fullOn) }),
  })
  const steps = of.course.map(({ on, load, low, high }) => ({ at: on.slice(0, 7), value: load, low, high }))
  const names = { course: t('desk.figures.courseName'), band: t('desk.figures.bandName'), limit: t('desk.figures.limitName') }
  return [
    { caption: `${caption}。${said}`, option: courseLine(steps, of.limit, names), height: 320, label: `${caption}: ${said}` },
  ]
}

/** What lies with the offices that hold most, and how it moves. */
export const officePictures = ({ offices }: Schemas['OfficeFigures'], t: Say): Picture[] => {
  const rows = offices.groups
    .toSorted((a, b) => b.holds - a.holds)
    .slice(0, barsShown)
    .map(({ organisation, holderLabel, holds, cameLately, wentLately }) => ({
      name: organisation?.name ?? holderLabel,
      parts: [holds, cameLately, wentLately],
      said: `${holds}, ${cameLately}, ${wentLately}`,
    }))
  if (rows.length === 0) return []
  const caption = t('desk.figures.officesPicture', { shown: rows.length, all: offices.groups.length })
  const names = [t('desk.figures.holds'), t('desk.figures.came'), t('desk.figures.went')]
  const option = partBars(rows, names, { isStacked: false })
  return [{ caption, option, height: heightOf(rows.length, names.length), label: `${caption}: ${listed(rows)}` }]
}

/** Hazards, fires and suspensions with their ranges, district by district. */
export const safetyPictures = ({ safety }: Schemas['SafetyFigures'], t: Say): Picture[] => {
  const round = (number: number): number => Math.round(number * 10) / 10
  const rows = safety.groups.flatMap(({ district, rates }) =>
    rates.flatMap(({ label, times, per10000, lower, upper }) => {
      if (per10000 === null || lower === null || upper === null) return []
      const numbers = { times, rate: round(per10000), low: round(lower), high: round(upper) }
      const name = `${district?.name ?? ''} · ${label}`
      return [{ name, low: lower, high: upper, at: per10000, said: t('desk.figures.rateRow', numbers) }]
    }),
  )
  if (rows.length === 0) return []
  const caption = t('desk.figures.safetyPicture')
  const option = rangeBars(rows)
  return [{ caption, option, height: heightOfRanges(rows.length), label: `${caption}: ${listed(rows)}` }]
}

/** How the waiting and the fees are spread over the families of all districts. */
export const costPictures = ({ costs }: Schemas['CostFigures'], t: Say): Picture[] => {
  const step = (from: number, to: number | null): string =>
    to === null ? t('desk.figures.stepOn', { from }) : t('desk.figures.stepOf', { from, to })
  const [first] = costs.groups
  if (!first) return []
  const sum = (number: (group: Schemas['CostGroup']) => number): number =>
    costs.groups.reduce((total, group) => total + number(group), 0)
  const waited = first.waited.map(({ fromMonths, toMonths }, place) => {
    const open = sum((group) => group.waited[place]?.open ?? 0)
    const all = sum((group) => group.waited[place]?.families ?? 0)
    return { name: step(fromMonths, toMonths), parts: [all - open, open], said: `${all - open}, ${open}` }
  })
  const asked = first.asked.map(({ fromYuan, toYuan }, place) => {
    const families = sum((group) => group.asked[place]?.families ?? 0)
    return { name: step(fromYuan, toYuan), parts: [families], said: String(families) }
  })
  const unit = t('desk.figures.families')
  const picture = (caption: string, rows: typeof waited, names: readonly string[]): Picture => ({
    caption,
    option: partBars(rows, names, { isStacked: names.length > 1 }),
    height: heightOf(rows.length),
    label: `${caption}: ${listed(rows)}`,
  })
  return [
    picture(t('desk.figures.waitedPicture'), waited, [t('desk.figures.over'), t('desk.statistics.open')]),
    ...(asked.some(({ parts: [families] }) => (families ?? 0) > 0)
      ? [picture(t('desk.figures.askedPicture'), asked, [unit])]
      : []),
  ]
}

/** Spaces that asked, that were told "not yet", and of which nothing was ever heard. */
export const neverPictures = ({ never }: Schemas['NeverFigures'], t: Say): Picture[] => {
  const rows = never.groups
    .toSorted((a, b) => b.neverAsked - a.neverAsked)
    .slice(0, barsShown)
    .map(({ compound, askedSpaces, neverAsked, toldNo }) => {
      // One to four are not given: they stay among the others.
      const told = toldNo ?? 0
      return {
        name: compound,
        parts: [askedSpaces, told, neverAsked - told],
        said: `${askedSpaces}, ${told}, ${neverAsked - told}`,
      }
    })
  if (rows.length === 0) return []
  const caption = t('desk.figures.neverPicture', { shown: rows.length, all: never.groups.length })
  const names = [t('desk.figures.askedSpaces'), t('desk.figures.toldNo'), t('desk.figures.neverOther')]
  const option = partBars(rows, names, { isStacked: true })
  return [{ caption, option, height: heightOf(rows.length), label: `${caption}: ${listed(rows)}` }]
}
