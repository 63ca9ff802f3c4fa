import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { Sheet } from '../../../shared/sheet.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { usePacks } from '../../operator/use-packs.ts'
import { useDrafts } from '../drafts/use-drafts.ts'

type Scenario = NonNullable<Schemas['NewRuleTrial']['scenarios']>[number]

const usual: readonly Scenario[] = [
  { name: 'noReaction', behaviour: 'noReaction', filings: 1 },
  { name: 'byDeadline', behaviour: 'byDeadline', filings: 1 },
  { name: 'asElsewhere', behaviour: 'asElsewhere', filings: 1 },
  { name: 'moreFilings', behaviour: 'asElsewhere', filings: 1.5 },
]

/** Ids of packs have no colon. */
const ofDraft = 'draft:'

const textIn = (form: FormData, name: string): string => String(form.get(name) ?? '')

/** Registers a trial: the question first, then the draft, the days and the assumptions. */
export const NewTrial = ({ draftId, onClose }: { readonly draftId: string | null; readonly onClose: () => void }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const navigate = useNavigate()
  const queries = useQueryClient()
  const packs = usePacks()
  const drafts = useDrafts()
  const [packId, setPackId] = useState(draftId === null ? '' : `${ofDraft}${draftId}`)
  const [written, setWritten] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const register = useMutation({
    mutationFn: async (body: Schemas['NewRuleTrial']) => taken(await http.POST('/api/trials', { body })),
    onSuccess: async ({ trialId }) => {
      await queries.invalidateQueries({ queryKey: ['trials'] })
      await navigate(`/desk/trials/${trialId}`, { replace: true })
    },
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const scenarios = usual.filter(({ name }) => form.getAll('scenario').includes(name))
    const draft = draftOf(packId, written)
    setWrong(draft === null ? t('desk.trials.notJson') : scenarios.length === 0 ? t('desk.trials.noScenario') : null)
    if (draft === null || scenarios.length === 0) return
    register.mutate({
      question: textIn(form, 'question'),
      from: textIn(form, 'from'),
      to: textIn(form, 'to'),
      scenarios: [...scenarios],
      replays: Number(textIn(form, 'replays')),
      ...draft,
    })
  }
  return (
    <Sheet title={t('desk.trials.make')} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <label className="field">
          <span className="label">{t('desk.trials.question')}</span>
          <input name="question" required maxLength={500} />
          <span className="hint">{t('desk.trials.questionHint')}</span>
        </label>
        <label className="field">
          <span className="label">{t('desk.trials.draft')}</span>
          <select value={packId} onChange={(event) => setPackId(event.target.value)}>
            <option value="">{t('desk.trials.written')}</option>
            {drafts.data?.length ? (
              <optgroup label={t('desk.trials.drafts')}>
                {drafts.data.map((draft) => (
                  <option key={draft.draftId} value={`${ofDraft}${draft.draftId}`}>
                    {draft.title[key]}
                  </option>
                ))}
              </optgroup>
            ) : null}
            <optgroup label={t('desk.trials.packs')}>
              {packs.data?.map((pack) => (
                <option key={pack.packId} value={pack.packId}>
                  {pack.title[key]}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        {packId === '' ? (
          <>
            <label className="field">
              <span className="label">{t('desk.trials.file')}</span>
              <input
                type="file"
                accept="application/json,.json"
                onChange={async (event) => setWritten((await event.target.files?.[0]?.text()) ?? '')}
              />
            </label>
            <label className="field">
              <span className="label">{t('desk.trials.paste')}</span>
              <textarea rows={6} value={written} onChange={(event) => setWritten(event.target.value)} />
            </label>
          </>
        ) : null}
        <div className="row">
          <label className="field">
            <span className="label">{t('desk.trials.from')}</span>
            <input type="date" name="from" required />
          </label>
          <label className="field">
            <span className="label">{t('desk.trials.to')}</span>
            <input type="date" name="to" required />
          </label>
        </div>
        <fieldset className="stack">
          <legend>{t('desk.trials.scenarios')}</legend>
          {usual.map(({ name }) => (
            <label className="row" key={name}>
              <input type="checkbox" name="scenario" value={name} defaultChecked />
              <span>{t(`desk.trials.scenario.${name as 'noReaction'}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span className="label">{t('desk.trials.replaysAsked')}</span>
          <input type="number" name="replays" required min={1} max={50} defaultValue={10} />
          <span className="hint">{t('desk.trials.replaysHint')}</span>
        </label>
        {wrong === null ? null : <p role="alert">{wrong}</p>}
        <ProblemNotice error={register.error} />
        <div className="actions">
          <button type="submit" className="button main" disabled={register.isPending}>
            {t('desk.trials.register')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}

/** The draft as it is sent; null when what was written is no JSON object. */
const draftOf = (packId: string, written: string): Pick<Schemas['NewRuleTrial'], 'packId' | 'pack' | 'draftId'> | null => {
  if (packId.startsWith(ofDraft)) return { draftId: packId.slice(ofDraft.length) }
  if (packId !== '') return { packId }
  try {
    const pack: unknown = JSON.parse(written)
    return pack !== null && typeof pack === 'object' && !Array.isArray(pack) ? { pack: { ...pack } } : null
  } catch {
    return null
  }
}
