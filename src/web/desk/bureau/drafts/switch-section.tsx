import { useTexts } from '../../../texts/i18n.ts'
import { QuestionField } from './question-field.tsx'
import type { Draft, Question, Writing } from './use-draft.ts'

interface Props {
  readonly draft: Draft
  readonly writing: Writing
  readonly of: Draft['switches'][number]
  readonly number: number
}

/** One of the six switches: what every family meets first, the rest behind a line that says how much there is. */
export const SwitchSection = ({ draft, writing, of, number }: Props) => {
  const { t } = useTexts()
  const questions = draft.questions.filter((question) => question.of === of.name)
  const groups = [...new Set(questions.flatMap(({ group }) => group ?? []))]
  const plain = questions.filter(({ group }) => group === null)
  const rest = plain.filter(({ isFirst }) => !isFirst)
  const field = (question: Question) => <QuestionField key={question.key} question={question} draft={draft} writing={writing} />
  return (
    <section className="card" aria-labelledby={`switch-${of.name}`}>
      <div className="row spread">
        <h2 id={`switch-${of.name}`}>
          {number}. {of.label}
        </h2>
        {of.changedCount > 0 ? (
          <span className="chip info">{t('desk.drafts.changedCount', { count: of.changedCount })}</span>
        ) : null}
      </div>
      <p className="soft">{of.lead}</p>
      <div className="stack questions">{plain.filter(({ isFirst }) => isFirst).map(field)}</div>
      {rest.length > 0 ? (
        <details>
          <summary>{t('desk.drafts.rest', { count: rest.length })}</summary>
          <div className="stack questions">{rest.map(field)}</div>
        </details>
      ) : null}
      {groups.map((group) => (
        <Group
          key={group}
          name={group}
          draft={draft}
          writing={writing}
          questions={questions.filter((one) => one.group === group)}
        />
      ))}
      {of.name === 'money' && draft.mayWrite ? (
        <div>
          <button type="button" className="button" onClick={() => writing.write('newCost', { kind: 'newCost' })}>
            {t('desk.drafts.newCost')}
          </button>
        </div>
      ) : null}
    </section>
  )
}

const Group = ({
  name,
  questions,
  draft,
  writing,
}: {
  readonly name: string
  readonly questions: readonly Question[]
  readonly draft: Draft
  readonly writing: Writing
}) => {
  const { t } = useTexts()
  const isChanged = questions.some(({ change }) => change !== null)
  const first = questions[0]?.key.split('.') ?? []
  return (
    <details>
      <summary>
        {name} {isChanged ? <span className="chip info">{t('desk.drafts.changed')}</span> : null}
      </summary>
      <div className="stack">
        {questions.map((question) => (
          <QuestionField key={question.key} question={question} draft={draft} writing={writing} />
        ))}
        {first[0] === 'costs' && draft.mayWrite ? (
          <div>
            <button
              type="button"
              className="button plain"
              onClick={() =>
                writing.write(`place:${first.slice(0, 2).join('.')}`, {
                  kind: 'place',
                  path: first.slice(0, 2),
                  value: undefined,
                })
              }
            >
              {t('desk.drafts.removeCost')}
            </button>
          </div>
        ) : null}
      </div>
    </details>
  )
}
