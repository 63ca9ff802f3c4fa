import { useMemo, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { costPictures, coursePictures, matterPictures, neverPictures, officePictures, safetyPictures } from './city-pictures.ts'
import { FigureTable, percent } from './figure-table.tsx'

interface Placed {
  readonly district: { readonly name: string } | null
}

const districtOf = ({ district }: Placed): string => district?.name ?? ''
const yuan = (amount: number): string => Math.round(amount).toLocaleString('zh-CN')

/** Where one yuan frees most families, and which matters hold most. */
export const MatterFigures = ({ figures }: { readonly figures: Schemas['MatterFigures'] }) => {
  const { t, language } = useTexts()
  const pictures = useMemo(() => matterPictures(figures, t), [figures, t])
  return (
    <>
      {figures.withoutCost > 0 ? <p className="card">{t('desk.figures.withoutCost', { count: figures.withoutCost })}</p> : null}
      <FigureTable
        title={t('desk.figures.matters')}
        part="matters"
        pictures={pictures}
        figure={figures.matters}
        columns={[
          { head: t('desk.figures.matter'), say: ({ kindLabel, compound }) => `${kindLabel} · ${compound ?? ''}` },
          { head: t('desk.inbox.district'), say: districtOf },
          { head: t('desk.figures.waitsOnIt'), say: ({ waiting }) => waiting },
          { head: t('desk.figures.endedInfeasible'), say: ({ infeasible }) => infeasible },
          {
            head: t('desk.figures.cost'),
            say: ({ cost }) => (cost ? `${yuan(cost.lowYuan)}–${yuan(cost.highYuan)}` : t('desk.figures.unknownCost')),
          },
          {
            head: t('desk.figures.yuanPerFamily'),
            say: ({ yuanPerFamily }) => (yuanPerFamily ? `${yuan(yuanPerFamily.low)}–${yuan(yuanPerFamily.high)}` : '–'),
          },
          { head: t('desk.figures.answersFor'), say: ({ organisation, officeLabel }) => organisation?.name ?? officeLabel },
          {
            head: t('desk.figures.nextReport'),
            say: ({ nextReportOn, reportDue }) =>
              nextReportOn === null
                ? '–'
                : `${sayDay(nextReportOn, language)}${reportDue ? ` · ${t('desk.figures.reportDue')}` : ''}`,
          },
        ]}
      />
    </>
  )
}

/** When each transformer is full. */
export const ForecastFigures = ({ figures }: { readonly figures: Schemas['ForecastFigures'] }) => {
  const { t, language } = useTexts()
  const day = (on: string | null): string => (on === null ? '–' : sayDay(on, language))
  const drawable = figures.forecast.groups.filter(({ course }) => course.length > 0)
  const [chosen, setChosen] = useState('')
  const of =
    drawable.find(({ transformerId }) => transformerId === chosen) ?? drawable.find(({ fits }) => fits !== 0) ?? drawable[0]
  const pictures = useMemo(() => (of ? coursePictures(of, t, (on) => sayDay(on, language)) : []), [of, t, language])
  return (
    <FigureTable
      title={t('desk.figures.forecast')}
      part="forecast"
      pictures={pictures}
      figure={figures.forecast}
      columns={[
        { head: t('desk.figures.transformer'), say: ({ compound, name }) => `${compound} · ${name}` },
        { head: t('desk.inbox.district'), say: districtOf },
        {
          head: t('desk.figures.load'),
          say: ({ rate, limit }) => t('desk.figures.loadOf', { rate: percent(rate), limit: percent(limit) }),
        },
        { head: t('desk.figures.fits'), say: ({ fits }) => fits ?? t('desk.figures.notKnown') },
        { head: t('desk.figures.queue'), say: ({ waiting }) => waiting },
        { head: t('desk.figures.filedLately'), say: ({ filedLately }) => filedLately },
        { head: t('desk.figures.fullOn'), say: ({ fullOn }) => day(fullOn) },
        {
          head: t('desk.figures.range'),
          say: ({ earliest, latest }) => (earliest === null ? '–' : `${day(earliest)} – ${day(latest)}`),
        },
      ]}
    >
      {of ? (
        <label className="field no-print">
          <span className="label">{t('desk.figures.whichTransformer')}</span>
          <select value={of.transformerId} onChange={({ target }) => setChosen(target.value)}>
            {drawable.map(({ transformerId, compound, name }) => (
              <option key={transformerId} value={transformerId}>
                {compound} · {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p className="empty">{t('desk.figures.noCourse')}</p>
      )}
    </FigureTable>
  )
}

/** What lies with each office, and at what pace it moves. */
export const OfficeFigures = ({ figures }: { readonly figures: Schemas['OfficeFigures'] }) => {
  const { t, language } = useTexts()
  const pictures = useMemo(() => officePictures(figures, t), [figures, t])
  return (
    <FigureTable
      title={t('desk.figures.offices')}
      part="offices"
      pictures={pictures}
      figure={figures.offices}
      columns={[
        { head: t('desk.figures.office'), say: ({ organisation, holderLabel }) => organisation?.name ?? holderLabel },
        { head: t('desk.figures.holds'), say: ({ holds }) => holds },
        { head: t('desk.figures.came'), say: ({ cameLately }) => cameLately },
        { head: t('desk.figures.went'), say: ({ wentLately }) => wentLately },
        { head: t('desk.figures.oldest'), say: ({ oldestSince }) => (oldestSince ? sayDay(oldestSince, language) : '–') },
        { head: t('desk.statistics.ageCalendarDays'), say: ({ medianAge }) => medianAge ?? '–' },
        { head: t('desk.figures.daysToClear'), say: ({ daysToClear }) => daysToClear ?? '–' },
      ]}
    />
  )
}

/** Hazards, fires and suspensions; conditions that nobody has found put right. */
export const SafetyFigures = ({ figures }: { readonly figures: Schemas['SafetyFigures'] }) => {
  const { t } = useTexts()
  const pictures = useMemo(() => safetyPictures(figures, t), [figures, t])
  const round = (number: number | null): string => (number === null ? '–' : String(Math.round(number * 10) / 10))
  return (
    <FigureTable
      title={t('desk.figures.safety')}
      part="safety"
      pictures={pictures}
      figure={figures.safety}
      columns={[
        { head: t('desk.inbox.district'), say: districtOf },
        { head: t('desk.figures.pileYears'), say: ({ pileYears }) => round(pileYears) },
        ...(figures.safety.groups[0]?.rates ?? []).map(({ label }, place) => ({
          head: t('desk.figures.per10000', { what: label }),
          say: ({ rates }: Schemas['SafetyGroup']) => {
            const rate = rates[place]
            return rate ? `${round(rate.per10000)}（${rate.times}；${round(rate.lower)}–${round(rate.upper)}）` : '–'
          },
        })),
        { head: t('desk.figures.pilesWithConditions'), say: ({ pilesWithConditions }) => pilesWithConditions },
        { head: t('desk.figures.undischarged'), say: ({ undischarged }) => undischarged },
      ]}
    />
  )
}

/** What it costs the families. */
export const CostFigures = ({ figures }: { readonly figures: Schemas['CostFigures'] }) => {
  const { t } = useTexts()
  const pictures = useMemo(() => costPictures(figures, t), [figures, t])
  return (
    <FigureTable
      title={t('desk.figures.costs')}
      part="costs"
      pictures={pictures}
      figure={figures.costs}
      columns={[
        { head: t('desk.inbox.district'), say: districtOf },
        { head: t('desk.figures.monthsWaited'), say: ({ monthsWaited }) => Math.round(monthsWaited) },
        {
          head: t('desk.figures.demanded'),
          say: ({ familiesWithFees, demandedYuan }) =>
            t('desk.figures.feesOf', { count: familiesWithFees, yuan: yuan(demandedYuan) }),
        },
        {
          head: t('desk.figures.paid'),
          say: ({ familiesPaid, paidYuan }) => t('desk.figures.feesOf', { count: familiesPaid, yuan: yuan(paidYuan) }),
        },
        { head: t('desk.figures.declinedForCost'), say: ({ declinedForCost }) => declinedForCost },
      ]}
    />
  )
}

/** Who never asked. */
export const NeverFigures = ({ figures }: { readonly figures: Schemas['NeverFigures'] }) => {
  const { t } = useTexts()
  const pictures = useMemo(() => neverPictures(figures, t), [figures, t])
  const few = (count: number | null): string | number => count ?? t('desk.figures.oneToFour')
  const sum = (count: number | null): string | number => count ?? t('desk.figures.notGiven')
  return (
    <>
      <p className="card">{t('desk.figures.toldNoAll', { spaces: sum(figures.toldNo), looks: sum(figures.toldNoUnnamed) })}</p>
      <FigureTable
        title={t('desk.figures.never')}
        part="never"
        pictures={pictures}
        figure={figures.never}
        columns={[
          { head: t('desk.figures.compound'), say: ({ compound }) => compound },
          { head: t('desk.inbox.district'), say: districtOf },
          { head: t('desk.figures.spaces'), say: ({ spaces }) => spaces },
          { head: t('desk.figures.askedSpaces'), say: ({ askedSpaces }) => askedSpaces },
          { head: t('desk.figures.neverAsked'), say: ({ neverAsked, share }) => `${neverAsked}（${percent(share)}）` },
          { head: t('desk.figures.toldNo'), say: ({ toldNo }) => few(toldNo) },
          { head: t('desk.figures.toldNoUnnamed'), say: ({ toldNoUnnamed }) => few(toldNoUnnamed) },
        ]}
      />
    </>
  )
}
