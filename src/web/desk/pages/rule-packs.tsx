import { type FormEvent, useId, useRef, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { KeptNotice } from '../../shared/kept-notice.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { AnnouncedPacks } from '../operator/announced-packs.tsx'
import { DistrictChoices } from '../operator/district-choices.tsx'
import { PackDifferences, PackFaults, PackReach } from '../operator/pack-check.tsx'
import { useAnnouncing } from '../operator/use-announcing.ts'

/** Rules are brought into force: a pack is put here, checked, compared, and announced for a day. */
export const RulePacksPage = () => <NeedParty parties={['operator']}>{() => <RulePacks />}</NeedParty>

const RulePacks = () => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.rulePacks'))
  const announcing = useAnnouncing()
  const { kept, change, check, announce, asked, isCurrent } = announcing
  const text = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const send = (event: FormEvent): void => {
    event.preventDefault()
    announce.reset()
    check.mutate(asked)
  }
  /** Shows a line of the text where it can be mended. */
  const goTo = (line: number): void => {
    const lines = kept.text.split('\n')
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    const field = text.current
    if (!field) return
    field.focus()
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    field.scrollTop = Math.max(0, (field.scrollHeight / lines.length) * (line - 4))
  }
  const result = check.data?.check
  return (
    <div className="page">
      <h1>{t('desk.pages.rulePacks')}</h1>
      <p className="soft">{t('desk.rulePacks.lead')}</p>
      {announcing.isRestored && kept.text !== '' ? <KeptNotice onClear={announcing.forget} /> : null}
      {announce.data ? <Done pack={announce.data.pack} /> : null}
      <form className="card stack" onSubmit={send}>
        <label className="field">
          <span className="label">{t('desk.rulePacks.file')}</span>
          <input
            type="file"
            accept="application/json,.json"
            onChange={async ({ target }) => {
              const file = target.files?.[0]
              if (file) change({ text: await file.text() })
              // The same file, mended, can be chosen again.
              target.value = ''
            }}
          />
          <span className="hint">{t('desk.rulePacks.fileHint')}</span>
        </label>
        <div className="field">
          <label htmlFor={id}>{t('desk.rulePacks.text')}</label>
          <textarea
            id={id}
            ref={text}
            className="code"
            required
            rows={14}
            spellCheck={false}
            wrap="off"
            value={kept.text}
            onChange={({ target }) => change({ text: target.value })}
          />
          <span className="hint">{t('desk.rulePacks.textHint')}</span>
        </div>
        <label className="field">
          <span className="label">{t('desk.rulePacks.from')}</span>
          <input type="date" value={kept.from} onChange={({ target }) => change({ from: target.value })} />
          <span className="hint">{t('desk.rulePacks.fromHint')}</span>
        </label>
        <DistrictChoices
          legend={t('desk.rulePacks.districts')}
          chosen={kept.districts}
          onChange={(districts) => change({ districts })}
        />
        <p className="soft small">{t('desk.rulePacks.districtsHint')}</p>
        <ProblemNotice error={check.error} />
        <button type="submit" className="button main" disabled={check.isPending}>
          {t(check.isPending ? 'desk.rulePacks.checking' : 'desk.rulePacks.check')}
        </button>
      </form>
      {result && !isCurrent ? (
        <p className="notice warn" role="status">
          {t('desk.rulePacks.changed')}
        </p>
      ) : null}
      {result && result.faults.length > 0 ? <PackFaults faults={result.faults} onLine={goTo} /> : null}
      {result?.pack && result.faults.length === 0 ? (
        <Ready check={result} pack={result.pack} announcing={announcing} key={JSON.stringify(check.data?.asked)} />
      ) : null}
      {result?.pack ? <PackDifferences comparisons={result.comparisons} /> : null}
      <AnnouncedPacks />
    </div>
  )
}

const Done = ({ pack }: { readonly pack: Schemas['RulePackSummary'] }) => {
  const { t, language } = useTexts()
  const title = pack.title[language === 'en' ? 'en' : 'zh']
  return (
    <p className="notice good" role="status">
      {t('desk.rulePacks.done', { title, version: pack.version, day: sayDay(pack.inForceFrom, language) })}
    </p>
  )
}

/** A pack without a mistake: whom it reaches, and the confirmation that says so again. */
const Ready = ({
  check,
  pack,
  announcing: { announce, asked, isCurrent },
}: {
  readonly check: Schemas['PackCheck']
  readonly pack: Schemas['RulePackSummary']
  readonly announcing: ReturnType<typeof useAnnouncing>
}) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const [asking, setAsking] = useState(false)
  const named = { title: pack.title[key], version: pack.version, day: sayDay(pack.inForceFrom, language) }
  const districts = check.reach.map(({ name }) => name[key]).join(t('form.and'))
  const { clause, count } = check.runningCases
  return (
    <>
      <p className="notice good" role="status">
        {t('desk.rulePacks.noFaults', named)} {check.isKnown ? t('desk.rulePacks.known') : ''}
      </p>
      <PackReach check={check} />
      <ProblemNotice error={announce.error} />
      {asking && isCurrent ? (
        <div className="notice warn stack" role="alert">
          <p className="strong">
            {districts === '' ? t('desk.rulePacks.confirmNobody', named) : t('desk.rulePacks.confirm', { ...named, districts })}
          </p>
          {districts === '' ? null : <p>{t(`desk.rulePacks.clause.${clause}`, { count })}</p>}
          <p>{t(check.holdsAtOnce ? 'desk.rulePacks.atOnce' : 'desk.rulePacks.untilDay')}</p>
          <div className="actions">
            <button type="button" className="button main" disabled={announce.isPending} onClick={() => announce.mutate(asked)}>
              {t('desk.rulePacks.sure')}
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('action.back')}
            </button>
          </div>
        </div>
      ) : check.isKnown ? null : (
        <p>
          <button type="button" className="button main" disabled={!isCurrent} onClick={() => setAsking(true)}>
            {t('desk.rulePacks.announce')}
          </button>
        </p>
      )}
    </>
  )
}
