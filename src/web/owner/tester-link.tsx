import { useState } from 'react'
import type { Schemas } from '../../client/client.ts'
import { LinkList } from '../shared/links/link-list.tsx'
import { NewLink } from '../shared/links/new-link.tsx'
import { Sheet } from '../shared/sheet.tsx'
import { useTexts } from '../texts/i18n.ts'

/** While somebody tests on the owner's order: a link by which the tester hands its report in itself. */
export const TesterLink = ({ seen: { caseId } }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [making, setMaking] = useState(false)
  return (
    <section className="card no-print" aria-labelledby="tester-link">
      <h2 id="tester-link">{t('links.test')}</h2>
      <p className="soft">{t('links.testLead')}</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => setMaking(true)}>
          {t('links.make')}
        </button>
      </div>
      <LinkList caseId={caseId} />
      {making ? (
        <Sheet title={t('links.make')} onClose={() => setMaking(false)}>
          <NewLink caseId={caseId} first="tester" parties={['tester']} onDone={() => setMaking(false)} />
        </Sheet>
      ) : null}
    </section>
  )
}
