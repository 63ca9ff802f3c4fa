import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { LinkList } from '../../shared/links/link-list.tsx'
import { type LinkParty, NewLink } from '../../shared/links/new-link.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** The signed links of a case: whoever has no account answers through one. */
export const CaseLinks = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const { caseId } = seen
  const [making, setMaking] = useState<LinkParty | null>(null)
  const asked = askedIn(seen)
  return (
    <section className="card no-print" aria-labelledby="links">
      <div className="row spread">
        <h2 id="links">{t('links.title')}</h2>
        <button type="button" className="button" onClick={() => setMaking(asked[0]?.party ?? 'property')}>
          {t('links.make')}
        </button>
      </div>
      <p className="soft small">{t('links.lead')}</p>
      {asked.map(({ party, partyLabel, label }) => (
        <div className="notice warn row spread" key={`${party} ${label}`}>
          <span>{t('links.asked', { party: partyLabel, what: label })}</span>
          <button type="button" className="button" onClick={() => setMaking(party)}>
            {t('links.makeFor', { party: partyLabel })}
          </button>
        </div>
      ))}
      <LinkList caseId={caseId} />
      {making ? (
        <Sheet title={t('links.make')} onClose={() => setMaking(null)}>
          <NewLink
            caseId={caseId}
            first={making}
            parties={[...usualParties, ...new Set([...asked.map(({ party }) => party), ...waitedFor(seen)])]}
            onDone={() => setMaking(null)}
          />
        </Sheet>
      ) : null}
    </section>
  )
}

/** Who can be reached by a link in every case. */
const usualParties = ['property', 'community', 'fire', 'grid'] as const
/** Who is reached by a link only where the case has asked for something: a department, an expert, somebody with a right or a key. */
const askedParties = ['authority', 'transformerOwner', 'spaceOwner', 'tester'] as const

/** What waits for somebody without an account: checks by others, and what stands with such a party itself, as a test. */
const askedIn = ({ furtherChecks, positions }: Schemas['Case']) => {
  const checks = furtherChecks.filter(({ end, standing }) => end === null && standing === 'awaited')
  const held = positions.map(({ holder, holderLabel, label }) => ({ party: holder, partyLabel: holderLabel, label }))
  return [...checks, ...held].flatMap(({ party, partyLabel, label }) => {
    const one = askedParties.find((candidate) => candidate === party)
    return one ? [{ party: one, partyLabel, label }] : []
  })
}

/** Who else the case waits for: whoever has the key of a locked door, or decides on a stop of the works. */
const waitedFor = ({ positions }: Schemas['Case']): LinkParty[] =>
  askedParties.filter((party) => positions.some(({ holder, awaits }) => holder === party || awaits.includes(party)))
