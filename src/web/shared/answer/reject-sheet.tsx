import { useState } from 'react'
import { documentLabels } from '../../../../workflows/labels/documents.ts'
import { groundLabels } from '../../../../workflows/labels/grounds.ts'
import { partyLabels } from '../../../../workflows/labels/parties.ts'
import { isListed, type OwnGround, type StatedGround } from '../../../../workflows/rules/codes.ts'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { addressOf, type CaseDoor } from '../api.ts'
import { DocumentsInput } from '../event-form/documents-input.tsx'
import { KeptNotice } from '../kept-notice.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { Sheet } from '../sheet.tsx'
import { useKept } from '../use-kept.ts'
import { useSendEvent } from '../use-send-event.ts'
import { Waiting } from '../waiting.tsx'
import { Words } from '../words.tsx'
import { ModelText } from './model-text.tsx'
import { useModelTexts } from './use-model-texts.ts'
import { useRules } from './use-rules.ts'
import { groundChoices } from './usual-grounds.ts'

/** A ground as it is being stated. */
interface Stated {
  readonly code: StatedGround
  readonly evidence: readonly string[]
  readonly words: string
}

interface Props {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  readonly onClose: () => void
  readonly onSent: () => void
}

/** A no: listed grounds, each with the document that shows it, then a look at what the owner will read, then the sending. */
export const RejectSheet = ({ door, seen, onClose, onSent }: Props) => {
  const { t } = useTexts()
  const rules = useRules(seen.rules.packId)
  const written = useKept<{ readonly stated: readonly Stated[] }>(`reject ${addressOf(door)}`, { stated: [] })
  const { stated } = written.kept
  const setStated = (changed: readonly Stated[]): void => written.change({ stated: changed })
  const [step, setStep] = useState<'grounds' | 'proof' | 'preview'>('grounds')
  const send = useSendEvent(door, seen)
  const change = (code: StatedGround, changed: Partial<Stated>) =>
    setStated(stated.map((ground) => (ground.code === code ? { ...ground, ...changed } : ground)))
  const submit = () => {
    const grounds = stated.map(({ code, evidence, words }) => ({ code, evidence, ...(words.trim() ? { words } : {}) }))
    send.mutateAsync({ type: 'property.reject', grounds }, { onSuccess: onSent }).then(written.forget, () => {})
  }
  if (!rules.data) {
    return (
      <Sheet title={t('reject.title')} onClose={onClose}>
        {rules.error ? <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} /> : <Waiting />}
      </Sheet>
    )
  }
  return (
    <Sheet title={t('reject.title')} onClose={onClose}>
      {written.isRestored && step === 'grounds' ? <KeptNotice onClear={written.forget} /> : null}
      {step === 'grounds' ? (
        <ChooseGrounds seen={seen} rules={rules.data} stated={stated} onChange={setStated} onNext={() => setStep('proof')} />
      ) : null}
      {step === 'proof' ? (
        <>
          {stated.map((ground) => (
            <Proof
              key={ground.code}
              ground={ground}
              rules={rules.data}
              context={{ door, seen }}
              onChange={(changed) => change(ground.code, changed)}
            />
          ))}
          <div className="actions">
            <button type="button" className="button main" onClick={() => setStep('preview')}>
              {t('reject.look')}
            </button>
            <button type="button" className="button" onClick={() => setStep('grounds')}>
              {t('action.back')}
            </button>
          </div>
        </>
      ) : null}
      {step === 'preview' ? (
        <>
          <Preview stated={stated} rules={rules.data} />
          <p className="soft small">{t('reject.recall', { minutes: rules.data.consent.recallMinutes })}</p>
          <ProblemNotice error={send.error} />
          <div className="actions">
            <button type="button" className="button danger main" disabled={send.isPending} onClick={submit}>
              {t(send.isPending ? 'form.sending' : 'reject.send')}
            </button>
            <button type="button" className="button" onClick={() => setStep('proof')}>
              {t('action.back')}
            </button>
          </div>
        </>
      ) : null}
    </Sheet>
  )
}

type GroundRules = Pick<NonNullable<ReturnType<typeof useRules>['data']>, 'grounds' | 'ownGrounds'>

const ruleOf = ({ grounds, ownGrounds }: GroundRules, code: StatedGround) => (isListed(code) ? grounds[code] : ownGrounds?.[code])

const nameOf = ({ ownGrounds }: GroundRules, code: StatedGround) =>
  (isListed(code) ? groundLabels[code] : ownGrounds?.[code]?.name) ?? { zh: code, en: code }

const ChooseGrounds = ({
  seen,
  rules,
  stated,
  onChange,
  onNext,
}: {
  readonly seen: Schemas['Case']
  readonly rules: GroundRules
  readonly stated: readonly Stated[]
  readonly onChange: (stated: readonly Stated[]) => void
  readonly onNext: () => void
}) => {
  const { t, language } = useTexts()
  // What the law of the place names by itself stands with the usual ones: nobody would look for it among the others.
  const own = Object.keys(rules.ownGrounds ?? {}) as OwnGround[]
  const { usual, others } = groundChoices(seen)
  const choice = (code: StatedGround, known?: string | null) => (
    <label className="choice" key={code}>
      <input
        type="checkbox"
        checked={stated.some((ground) => ground.code === code)}
        onChange={(event) =>
          onChange(
            event.target.checked
              ? [...stated, { code, evidence: [], words: '' }]
              : stated.filter((ground) => ground.code !== code),
          )
        }
      />
      <span className="stack tight">
        <span>{nameOf(rules, code)[language === 'en' ? 'en' : 'zh']}</span>
        {known ? <span className="soft small">{known}</span> : null}
      </span>
    </label>
  )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <p>{t('reject.lead')}</p>
      <p className="soft small">{t('reject.fits')}</p>
      <div className="choices">
        {usual.map(({ code, text }) => choice(code, text))}
        {own.map((code) => choice(code))}
      </div>
      <details>
        <summary>{t('reject.others')}</summary>
        <div className="choices">{others.map((code) => choice(code))}</div>
      </details>
      <button type="submit" className="button main wide" disabled={stated.length === 0}>
        {t('action.next')}
      </button>
    </form>
  )
}

/** What a ground needs to be shown, and what is usually answered to it: said before it is sent, not after. */
const Proof = ({
  ground,
  rules,
  context,
  onChange,
}: {
  readonly ground: Stated
  readonly rules: GroundRules
  readonly context: { readonly door: CaseDoor; readonly seen: Schemas['Case'] }
  readonly onChange: (changed: Partial<Stated>) => void
}) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const rule = ruleOf(rules, ground.code)
  const name = nameOf(rules, ground.code)[key]
  const models = useModelTexts(context.seen)
  const onlyIf = context.seen.conditionalGrounds.find(({ code }) => code === ground.code)
  return (
    <section className="card">
      <h3>{name}</h3>
      {rule && rule.burden.length > 0 ? (
        <p className="notice warn">
          {t('reject.needs')}
          {rule.burden
            .map(({ document, from }) =>
              t('reject.document', { document: documentLabels[document][key], from: partyLabels[from][key] }),
            )
            .join(t('grounds.or'))}
        </p>
      ) : null}
      {onlyIf ? (
        <p className={onlyIf.standing === 'fails' ? 'notice bad' : 'notice warn'}>
          {onlyIf.text}（{onlyIf.standingLabel}）
        </p>
      ) : null}
      {rule?.validity === 'N' ? (
        <p className="notice bad">
          {t('reject.notAccepted')} {rule.acceptedAnswer[key]}
        </p>
      ) : null}
      <DocumentsInput
        label={t('reject.evidence', { ground: name })}
        required={false}
        context={context}
        chosen={ground.evidence}
        onChange={(evidence) => onChange({ evidence })}
      />
      <label className="field">
        <span className="label">{t('reject.words')}</span>
        <textarea value={ground.words} maxLength={2000} onChange={(event) => onChange({ words: event.target.value })} />
      </label>
      <ModelText text={models.ofGround(ground.code, name, rule)} onTake={(words) => onChange({ words })} />
    </section>
  )
}

const Preview = ({ stated, rules }: { readonly stated: readonly Stated[]; readonly rules: GroundRules }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  return (
    <section className="card lead" aria-labelledby="preview">
      <h3 id="preview">{t('reject.reads')}</h3>
      <ul className="stack tight">
        {stated.map(({ code, evidence, words }) => {
          const needs = (ruleOf(rules, code)?.burden.length ?? 0) > 0
          const standing = !needs ? 'NO_DOCUMENT_NEEDED' : evidence.length > 0 ? 'DOCUMENTED' : 'UNVERIFIED'
          return (
            <li key={code}>
              <p className="row">
                <span className="strong">{nameOf(rules, code)[key]}</span>
                <span className={`chip ${standing === 'UNVERIFIED' ? 'warn' : ''}`}>{t(`grounds.verification.${standing}`)}</span>
              </p>
              {words.trim() ? <Words text={words} /> : null}
            </li>
          )
        })}
      </ul>
      <p className="small">{t('reject.follows')}</p>
    </section>
  )
}
