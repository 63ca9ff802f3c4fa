import { sayInstant } from '../shared/days.ts'
import { HandOverLines, handOverName } from '../shared/hand-overs/hand-over-lines.tsx'
import { type HandOver, useAnswerHandOvers, useHandOvers } from '../shared/hand-overs/use-hand-overs.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { handOverPageTexts } from '../texts/hand-overs.ts'
import { useTexts } from '../texts/i18n.ts'

/** To whom the own data go, what was said to each, and how to change it. */
export const HandOversList = ({ caseId }: { readonly caseId: string }) => {
  const { language } = useTexts()
  const say = handOverPageTexts[language]
  const asked = useHandOvers(caseId)
  const answer = useAnswerHandOvers(caseId, asked.data?.textVersion)
  return (
    <details id="hand-overs">
      <summary>{say.title}</summary>
      <p className="soft">{say.leadLater}</p>
      <ProblemNotice error={asked.error ?? answer.error} />
      <ul className="stack tight">
        {(asked.data?.handOvers ?? []).map((one) => (
          <li key={one.party}>
            <p className="strong">{handOverName(one)}</p>
            <p>
              <HandOverLines one={one} />
            </p>
            <p>{stateOf(one, language)}</p>
            {one.text && one.state !== 'agreed' ? <p>{one.text}</p> : null}
            {one.without ? <p className="soft">{one.without}</p> : null}
            <Acts one={one} isSending={answer.isPending} send={(act) => answer.mutate([{ party: one.party, act }])} />
            {one.words.length > 1 ? <History one={one} /> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

type Language = ReturnType<typeof useTexts>['language']

const stateOf = ({ state, words }: HandOver, language: Language): string => {
  const say = handOverPageTexts[language]
  const last = words.at(-1)
  if (state === 'notAsked' || state === 'told' || !last) return state === 'told' ? say.state.told : say.state.notAsked
  return `${say.state[state](sayInstant(last.at, language))}${last.recordedByParty === 'centre' ? say.atCounter : ''}`
}

const Acts = ({
  one,
  isSending,
  send,
}: {
  readonly one: HandOver
  readonly isSending: boolean
  readonly send: (act: 'agreed' | 'refused' | 'withdrawn') => void
}) => {
  const { language } = useTexts()
  const say = handOverPageTexts[language]
  if (one.basis !== 'word') return null
  const button = (act: 'agreed' | 'refused' | 'withdrawn', label: string) => (
    <button
      type="button"
      className="button"
      disabled={isSending}
      onClick={() => send(act)}
      aria-label={`${label}：${handOverName(one)}`}
    >
      {label}
    </button>
  )
  return (
    <div className="actions">
      {one.state === 'agreed' ? button('withdrawn', say.withdraw) : button('agreed', say.agree)}
      {one.state === 'notAsked' ? button('refused', say.refuse) : null}
    </div>
  )
}

const History = ({ one }: { readonly one: HandOver }) => {
  const { language } = useTexts()
  const say = handOverPageTexts[language]
  return (
    <details>
      <summary>{say.history}</summary>
      <ul>
        {one.words.map((word) => (
          <li key={word.at + word.act} className="small">
            {say.state[word.act](sayInstant(word.at, language))} {say.version(word.textVersion)}
            {word.recordedByParty === 'centre' ? say.atCounter : ''}
          </li>
        ))}
      </ul>
    </details>
  )
}
