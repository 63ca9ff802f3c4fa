import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { sayDay } from '../days.ts'
import { EventForm } from '../event-form/event-form.tsx'
import { Sheet } from '../sheet.tsx'
import { Words } from '../words.tsx'

type Ground = Schemas['Ground']

const tones: Readonly<Record<Ground['verification'], string>> = {
  UNVERIFIED: 'warn',
  NO_DOCUMENT_NEEDED: '',
  DOCUMENTED: 'info',
  UPHELD: 'bad',
  FALLEN: 'good',
}

/** Grounds and conditions of the other side, each with whether it was shown, what is missing, and what is answered to it. */
export const Grounds = ({ seen, door }: { readonly seen: Schemas['Case']; readonly door?: CaseDoor }) => {
  const { t, language } = useTexts()
  const [contesting, setContesting] = useState<{ readonly type: string; readonly groundId: string } | null>(null)
  const contestOf = (ground: Ground): string | null => {
    const type = ground.kind === 'condition' ? 'owner.contestCondition' : 'owner.contestGround'
    const isOpen = ground.open && !ground.contested
    return door && isOpen && seen.allowedEvents.some((event) => event.type === type && event.allowed) ? type : null
  }
  if (seen.grounds.length === 0) return null
  return (
    <section className="card" aria-labelledby="grounds">
      <h2 id="grounds">{t('grounds.title')}</h2>
      <ul className="stack">
        {seen.grounds.map((ground) => (
          <li key={ground.groundId} className="stack tight">
            <p className="row">
              <span className="strong">{ground.label}</span>
              <span className={`chip ${tones[ground.verification]}`}>{t(`grounds.verification.${ground.verification}`)}</span>
              {ground.contested ? <span className="chip info">{t('grounds.contested')}</span> : null}
              {ground.open ? null : <span className="chip">{t('grounds.over')}</span>}
            </p>
            <p className="soft small">{sayDay(ground.statedOn, language)}</p>
            {ground.words ? <Words text={ground.words} /> : null}
            {ground.missing.length > 0 && ground.verification === 'UNVERIFIED' ? (
              <p className="small">
                {t('grounds.missing')} {ground.missing.map(({ label }) => label).join(t('grounds.or'))}
              </p>
            ) : null}
            {ground.onlyIf ? (
              <p className={ground.onlyIf.standing === 'fails' ? 'notice warn' : 'small'}>
                {ground.onlyIf.text}（{ground.onlyIf.standingLabel}）
              </p>
            ) : null}
            {ground.opinion ? <p className="small">{t(`grounds.opinion.${ground.opinion}`)}</p> : null}
            {contestOf(ground) ? (
              <button
                type="button"
                className="button no-print"
                onClick={() => setContesting({ type: contestOf(ground) ?? '', groundId: ground.groundId })}
              >
                {t(ground.kind === 'condition' ? 'grounds.contestCondition' : 'grounds.contest')}
                <span className="sr">{ground.label}</span>
              </button>
            ) : null}
            {ground.acceptedAnswer ? (
              <details>
                <summary>{t('grounds.answer')}</summary>
                <p>{ground.acceptedAnswer}</p>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {contesting && door ? (
        <Sheet
          title={t(contesting.type === 'owner.contestCondition' ? 'grounds.contestCondition' : 'grounds.contest')}
          onClose={() => setContesting(null)}
        >
          <EventForm
            door={door}
            seen={seen}
            type={contesting.type}
            known={{ groundIds: [contesting.groundId] }}
            onSent={() => setContesting(null)}
          />
        </Sheet>
      ) : null}
    </section>
  )
}
