import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { FigureTable } from './figure-table.tsx'

type Group = Schemas['ConductGroup']
type Trace = Group['demands']

/** What is left behind by how each office goes about its cases: each count with what it is a part of. */
export const ConductFigures = ({ figures }: { readonly figures: Schemas['ConductFigures'] }) => {
  const { t } = useTexts()
  const say = ({ of, times }: Trace): string => (of === 0 ? '–' : t('desk.figures.conductOf', { of, times }))
  return (
    <FigureTable
      title={t('desk.figures.conduct')}
      part="conduct"
      figure={figures.conduct}
      columns={[
        { head: t('desk.figures.office'), say: ({ organisation, partyLabel }) => organisation?.name ?? partyLabel },
        { head: t('desk.figures.lastDayDemands'), say: ({ demands }) => say(demands) },
        { head: t('desk.figures.extensionsAgreed'), say: ({ extensions }) => say(extensions) },
        { head: t('desk.figures.laterGrounds'), say: ({ laterGrounds }) => say(laterGrounds) },
        { head: t('desk.figures.takenBack'), say: ({ takenBack }) => say(takenBack) },
        { head: t('desk.figures.outOfTurn'), say: ({ turns }) => say(turns) },
        { head: t('desk.figures.ownBusiness'), say: ({ ownBusiness }) => say(ownBusiness) },
        { head: t('desk.figures.closingsDenied'), say: ({ closings }) => say(closings) },
        { head: t('desk.figures.endedAtOnce'), say: ({ mediations }) => say(mediations) },
        { head: t('desk.figures.takenWhole'), say: ({ takenOver }) => say(takenOver) },
        { head: t('desk.figures.datedBack'), say: ({ datedBack }) => say(datedBack) },
      ]}
    />
  )
}
