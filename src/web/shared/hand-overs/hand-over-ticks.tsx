import { handOverPageTexts } from '../../texts/hand-overs.ts'
import { useTexts } from '../../texts/i18n.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'
import { HandOverLines, handOverName } from './hand-over-lines.tsx'
import type { HandOver, useHandOvers } from './use-hand-overs.ts'

/** Whom the owner ticked; whoever was agreed to before is ticked already. */
const tickedOf = (handOvers: readonly HandOver[], ticked: Readonly<Record<string, boolean>>): HandOver[] =>
  handOvers.filter(({ party, state }) => ticked[party] ?? state === 'agreed')

/** What is sent for the ticks: a word for each, as each hand-over is agreed to by itself. */
export const answersOf = (handOvers: readonly HandOver[], ticked: Readonly<Record<string, boolean>>) => {
  const yes = tickedOf(handOvers, ticked)
  return handOvers
    .filter(({ basis }) => basis === 'word')
    .map((one) => ({ party: one.party, act: yes.includes(one) ? ('agreed' as const) : ('refused' as const) }))
}

/** Asks before a request is filed to whom its data may go: nothing is ticked beforehand. */
export const HandOverTicks = ({
  asked,
  ticked,
  onTick,
}: {
  readonly asked: ReturnType<typeof useHandOvers>
  readonly ticked: Readonly<Record<string, boolean>>
  readonly onTick: (party: string, isTicked: boolean) => void
}) => {
  const { language } = useTexts()
  const say = handOverPageTexts[language]
  if (asked.error) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <Waiting />
  const { handOvers } = asked.data
  const yes = tickedOf(handOvers, ticked)
  return (
    <fieldset>
      <legend>{say.title}</legend>
      <p className="soft">{say.lead}</p>
      <ul className="stack tight plain">
        {handOvers.map((one) => (
          <li key={one.party}>
            {one.basis === 'word' ? (
              <label className="choice">
                <input
                  type="checkbox"
                  checked={yes.includes(one)}
                  onChange={(event) => onTick(one.party, event.target.checked)}
                />
                <span className="strong">{handOverName(one)}</span>
              </label>
            ) : (
              <p className="strong">{handOverName(one)}</p>
            )}
            <p className="small">
              <HandOverLines one={one} />
            </p>
            {one.text === null ? (
              <p className="small">{say.state.told}</p>
            ) : (
              <details className="small">
                <summary>{say.whole}</summary>
                <p>{one.text}</p>
                {one.without ? <p className="soft">{one.without}</p> : null}
              </details>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
