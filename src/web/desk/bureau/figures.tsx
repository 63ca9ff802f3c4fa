import { useMemo } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { CompanyStandings } from './company-standings.tsx'
import { FigureTable, percent, sayReading } from './figure-table.tsx'
import { answerPictures, overduePictures, stagePictures } from './stage-pictures.ts'

interface Placed {
  readonly district: { readonly name: string } | null
}

const placeOf = ({ district }: Placed): string => district?.name ?? ''

/** Where requests wait and with whom, how long, and how often they come back. */
export const StageFigures = ({ figures }: { readonly figures: Schemas['StageFigures'] }) => {
  const { t } = useTexts()
  const district = { head: t('desk.inbox.district'), say: placeOf }
  const stage = { head: t('desk.inbox.stage'), say: ({ stageLabel }: { readonly stageLabel: string }) => stageLabel }
  const holder = { head: t('desk.inbox.holder'), say: ({ holderLabel }: { readonly holderLabel: string }) => holderLabel }
  const { waiting, flow, stay, age, loops, stageTotal, holderTotal } = figures
  const pictures = useMemo(() => stagePictures(figures, t), [figures, t])
  return (
    <>
      <FigureTable
        title={t('desk.statistics.title.waiting')}
        part="waiting"
        pictures={pictures.waiting}
        figure={waiting}
        columns={[district, stage, holder, { head: t('desk.statistics.families'), say: ({ chains }) => chains }]}
      />
      <FigureTable
        title={t('desk.statistics.title.holderTotal')}
        part="holderTotal"
        pictures={pictures.holderTotal}
        figure={holderTotal}
        columns={[
          district,
          holder,
          { head: t('desk.statistics.medianWorkingDays'), say: ({ days }) => sayReading(days.workingDays.median) },
          { head: t('desk.statistics.p90WorkingDays'), say: ({ days }) => sayReading(days.workingDays.p90) },
          { head: t('desk.statistics.medianCalendarDays'), say: ({ days }) => sayReading(days.calendarDays.median) },
        ]}
      />
      <FigureTable
        title={t('desk.statistics.title.stageTotal')}
        part="stageTotal"
        figure={stageTotal}
        columns={[
          district,
          stage,
          holder,
          { head: t('desk.statistics.medianWorkingDays'), say: ({ days }) => sayReading(days.workingDays.median) },
          { head: t('desk.statistics.p90WorkingDays'), say: ({ days }) => sayReading(days.workingDays.p90) },
          { head: t('desk.statistics.familyDays'), say: ({ total }) => total.calendarDays },
        ]}
      />
      <FigureTable
        title={t('desk.statistics.title.stay')}
        part="stay"
        pictures={pictures.stay}
        figure={stay}
        columns={[
          district,
          stage,
          holder,
          { head: t('desk.statistics.medianWorkingDays'), say: ({ days }) => sayReading(days.workingDays.median) },
          { head: t('desk.statistics.p90WorkingDays'), say: ({ days }) => sayReading(days.workingDays.p90) },
        ]}
      />
      <FigureTable
        title={t('desk.statistics.title.flow')}
        part="flow"
        pictures={pictures.flow}
        figure={flow}
        columns={[
          district,
          stage,
          holder,
          { head: t('desk.statistics.entered'), say: ({ entered }) => entered },
          { head: t('desk.statistics.left'), say: ({ left }) => left },
        ]}
      />
      <FigureTable
        title={t('desk.statistics.title.age')}
        part="age"
        pictures={pictures.age}
        figure={age}
        columns={[
          district,
          stage,
          holder,
          { head: t('desk.statistics.ageWorkingDays'), say: ({ medianAge }) => medianAge.workingDays },
          { head: t('desk.statistics.ageCalendarDays'), say: ({ medianAge }) => medianAge.calendarDays },
        ]}
      />
      <FigureTable
        title={t('desk.statistics.title.loops')}
        part="loops"
        pictures={pictures.loops}
        figure={loops}
        columns={[
          district,
          stage,
          holder,
          { head: t('desk.statistics.returns'), say: ({ returns }) => returns },
          { head: t('desk.statistics.loopingFamilies'), say: ({ loopingChains, chains }) => `${loopingChains} / ${chains}` },
          { head: t('desk.statistics.most'), say: ({ most }) => most },
        ]}
      />
    </>
  )
}

/** How long companies take to answer, the silent ones inside. */
export const AnswerFigures = ({ figures }: { readonly figures: Schemas['AnswerFigures'] }) => {
  const { t } = useTexts()
  const district = { head: t('desk.inbox.district'), say: placeOf }
  const company = {
    head: t('desk.statistics.company'),
    say: ({ organisation }: { readonly organisation: { readonly name: string | null } | null }) => organisation?.name ?? '–',
  }
  const { time, unanswered, apart, standings } = figures
  const pictures = useMemo(() => answerPictures(figures, t), [figures, t])
  const empty = standings.notNamedYet.length > 0 ? t('desk.standings.allLeftOut') : undefined
  return (
    <>
      <CompanyStandings standings={standings} />
      <FigureTable
        title={t('desk.statistics.title.time')}
        part="time"
        pictures={pictures.time}
        figure={time}
        empty={empty}
        columns={[
          district,
          company,
          { head: t('desk.statistics.medianWorkingDays'), say: ({ days }) => sayReading(days.workingDays.median) },
          { head: t('desk.statistics.p90WorkingDays'), say: ({ days }) => sayReading(days.workingDays.p90) },
          {
            head: t('desk.statistics.answered'),
            say: ({ answered }) => answered.map(({ label, requests }) => `${label} ${requests}`).join(' · '),
          },
          { head: t('desk.statistics.silent'), say: ({ silent }) => silent },
        ]}
      />
      <FigureTable
        title={t('desk.statistics.title.unanswered')}
        part="unanswered"
        pictures={pictures.unanswered}
        figure={unanswered}
        empty={empty}
        columns={[
          district,
          company,
          ...(unanswered.groups[0]?.after ?? []).map(({ workingDays }, place) => ({
            head: t('desk.statistics.afterDays', { count: workingDays }),
            say: ({ after }: Schemas['UnansweredGroup']) => {
              const share = after[place]?.share
              return share ? (share.value === null ? (share.label ?? '–') : percent(share.value)) : '–'
            },
          })),
        ]}
      />
      <FigureTable
        title={t('desk.statistics.title.apart')}
        part="apart"
        pictures={pictures.apart}
        figure={apart}
        columns={[
          district,
          { head: t('desk.statistics.unserved'), say: ({ unserved }) => unserved },
          { head: t('desk.statistics.paused'), say: ({ paused }) => paused },
        ]}
      />
    </>
  )
}

/** What is overdue: times that bind, and reference times apart. */
export const OverdueFigures = ({ figures }: { readonly figures: Schemas['OverdueFigures'] }) => {
  const { t } = useTexts()
  const pictures = useMemo(() => overduePictures(figures, t), [figures, t])
  type Group = Schemas['OverdueGroup']
  const columnsOf = (kind: 'binding' | 'reference') => [
    {
      head: t(`desk.statistics.${kind}`),
      say: (group: Group) => `${group[kind].overdue} / ${group[kind].outOf}（${percent(group[kind].share)}）`,
    },
    { head: t(`desk.statistics.${kind}Days`), say: (group: Group) => group[kind].daysLate.workingDays.total },
  ]
  return (
    <FigureTable
      title={t('desk.statistics.title.overdue')}
      part="overdue"
      pictures={pictures}
      figure={figures.overdue}
      columns={[
        { head: t('desk.inbox.district'), say: placeOf },
        { head: t('desk.inbox.holder'), say: ({ party }) => party?.label ?? '' },
        ...columnsOf('binding'),
        ...columnsOf('reference'),
      ]}
    />
  )
}
