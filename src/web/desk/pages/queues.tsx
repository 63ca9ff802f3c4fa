import { Link, useSearchParams } from 'react-router'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { CaseTable } from '../inbox/case-table.tsx'
import { MoreCases } from '../inbox/more-cases.tsx'
import { type Summary, useRunningCases } from '../inbox/use-cases.ts'

const queues = ['silent', 'refused', 'looping'] as const
type Queue = (typeof queues)[number]

const answering: readonly string[] = ['answeringInPrinciple', 'agreedInPrinciple', 'reviewing', 'redecide', 'paperDue']
const unanswered: readonly string[] = ['unanswered', 'yesWithoutPaper', 'noPaper', 'coordination', 'bureauHandling']
const refused: readonly string[] = ['rejected', 'contested', 'opinion', 'groundsFell']

/** Whether a case belongs to a queue: nobody answers, the answer was no, or it came back. */
const belongs: Readonly<Record<Queue, (summary: Summary) => boolean>> = {
  silent: ({ positions, lateness }) =>
    positions.some(({ stage }) => unanswered.includes(stage) || (answering.includes(stage) && lateness !== null)),
  refused: ({ positions }) => positions.some(({ stage }) => refused.includes(stage)),
  looping: ({ positions }) => positions.some(({ visit }) => visit > 1),
}

/** Cases that go nowhere by themselves: silent, refused, looping. */
export const QueuesPage = () => <NeedParty parties={['centre', 'bureau']}>{() => <Queues />}</NeedParty>

const Queues = () => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.queues'))
  const [search] = useSearchParams()
  const queue = queues.find((one) => one === search.get('queue')) ?? 'silent'
  const all = useRunningCases()
  const running = all.cases
  const found = running.filter(belongs[queue])
  return (
    <div className="page wide">
      <h1>{t('desk.pages.queues')}</h1>
      <nav className="actions" aria-label={t('desk.pages.queues')}>
        {queues.map((one) => (
          <Link
            key={one}
            className={`button ${one === queue ? 'main' : ''}`}
            aria-current={one === queue ? 'page' : undefined}
            to={`?queue=${one}`}
          >
            {t(`desk.queues.${one}`)}（{running.filter(belongs[one]).length}）
          </Link>
        ))}
      </nav>
      <p className="soft">{t(`desk.queues.hint.${queue}`)}</p>
      <ProblemNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending ? <Waiting /> : null}
      {all.isSuccess && found.length === 0 ? <p className="card empty">{t('desk.queues.none')}</p> : null}
      {found.length > 0 ? <CaseTable cases={found} label={t(`desk.queues.${queue}`)} /> : null}
      <MoreCases list={all} />
    </div>
  )
}
