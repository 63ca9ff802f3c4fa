import { useQueryClient } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { http, uploadDocument } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { SiteNotes } from './kept-notes.ts'
import type { KeptPhoto } from './kept-photos.ts'
import { figuresOf, gapsOf, missed } from './said-on-site.ts'
import { SiteChoices } from './site-choices.tsx'

interface Props {
  readonly caseId: string
  readonly visit: Schemas['SiteVisit']
  readonly finding: NonNullable<Schemas['SiteVisit']['finding']>
  readonly notes: SiteNotes
  readonly words: string
  readonly photos: readonly KeptPhoto[]
  readonly onChoose: (name: string, value: string) => void
  readonly onSent: () => void
}

/** Most signs that the words of an event take. */
const mostSigns = 2000

/** The finding: what the case waits for, with what the points make of it, sent when there is a signal. */
export const SiteFinding = (props: Props) => {
  const { t } = useTexts()
  const { visit, finding, notes, onChoose } = props
  const gaps = visit.checks.filter(({ gap }) => gapsOf(visit, notes).some((one) => one.gap === gap))
  const demanded = missed(visit, notes).filter(({ strength }) => strength === 'must')
  return (
    <>
      <SiteChoices choices={finding.choices} chosen={notes.chosen} onChoose={onChoose} />
      {demanded.length > 0 ? (
        <p className="notice warn">{t('desk.field.demanded', { what: demanded.map(({ text }) => text).join(t('form.and')) })}</p>
      ) : null}
      {notes.chosen['result'] === 'passedWithGaps' ? (
        <p className="notice">
          {gaps.length === 0
            ? t('desk.field.noGaps')
            : t('desk.field.gaps', { what: [...new Set(gaps.map(({ gapLabel }) => gapLabel))].join(t('form.and')) })}
        </p>
      ) : null}
      <Send {...props} />
    </>
  )
}

const Send = ({ caseId, visit, finding, notes, words, photos, onSent }: Props) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const send = useWrite({
    // Without a signal it waits for the tap of whoever comes out of the garage, and is never sent behind somebody's back.
    networkMode: 'always',
    write: async (key) => {
      const evidence: string[] = []
      for (const { id, file } of photos) {
        const { documentId } = await uploadDocument({ caseId }, { kind: 'sitePhoto', file, key: id })
        evidence.push(documentId)
      }
      const { version } = taken(await http.GET('/api/cases/{caseId}', { params: { path: { caseId } } }))
      const body = {
        type: finding.type,
        ...notes.chosen,
        ...(notes.chosen['result'] === 'passedWithGaps' ? { gaps: gapsOf(visit, notes) } : {}),
        ...(finding.type === 'grid.reportCapacity' ? figuresOf(visit, notes) : {}),
        ...(words === '' ? {} : { words }),
        evidence,
      }
      return taken(
        await http.POST('/api/cases/{caseId}/events', {
          params: { path: { caseId }, header: { 'if-match': `"${version}"`, 'idempotency-key': key } },
          // The service checks every event whole.
          body: body as never,
        }),
      )
    },
    onSuccess: () => {
      onSent()
      // A survey is followed by the capacity: the case asks for something else now.
      void queries.invalidateQueries({ queryKey: ['site-visit', caseId] })
      return queries.invalidateQueries({ queryKey: ['cases'] })
    },
  })
  const missing = finding.choices.filter(({ name }) => notes.chosen[name] === undefined)
  const isLong = words.length > mostSigns
  return (
    <>
      {isLong ? <p className="notice warn">{t('desk.field.tooLong', { count: words.length - mostSigns })}</p> : null}
      {missing.length > 0 ? (
        <p className="soft small">{t('form.stillMissing', { fields: missing.map(({ label }) => label).join(t('form.and')) })}</p>
      ) : null}
      {send.error ? <p className="notice warn">{t('desk.field.notSentYet')}</p> : null}
      <ProblemNotice error={send.error} />
      <button
        type="button"
        className="button main wide no-print"
        disabled={missing.length > 0 || isLong || send.isPending}
        onClick={() => send.mutate()}
      >
        {t(send.isPending ? 'form.sending' : 'desk.field.send')}
      </button>
    </>
  )
}
