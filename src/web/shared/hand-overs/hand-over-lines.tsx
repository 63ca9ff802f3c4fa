import { handOverPageTexts } from '../../texts/hand-overs.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { HandOver } from './use-hand-overs.ts'

/** Who gets what, for what and by which basis: read before anything is agreed to. */
export const HandOverLines = ({ one }: { readonly one: HandOver }) => {
  const { language } = useTexts()
  const say = handOverPageTexts[language]
  const hasFields = one.fields.length + one.later.length + one.masked.length > 0
  return (
    <>
      <span>{say.purpose(one.purpose)}</span> {one.fields.length > 0 ? <span>{say.now(one.fields)}</span> : null}{' '}
      {one.later.length > 0 ? <span>{say.later(one.later)}</span> : null}{' '}
      {one.masked.length > 0 ? <span>{say.masked(one.masked)}</span> : null} {hasFields ? null : <span>{say.nothing}</span>}{' '}
      {one.papers.length > 0 ? <span>{say.papers(one.papers)}</span> : null}{' '}
      <span className="soft small">{say.basis(one.basisLabel)}</span>
    </>
  )
}

/** By what name it is called: its own, where it is known, with what it is beside it. */
export const handOverName = ({ organisations, partyLabel }: HandOver): string =>
  organisations.length > 0 ? `${organisations.join('、')}（${partyLabel}）` : partyLabel
