import { useState } from 'react'
import { flushSync } from 'react-dom'
import { Link } from 'react-router'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { usePageTitle } from '../../../shared/use-page-title.ts'
import { Waiting } from '../../../shared/waiting.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { DraftHead } from './draft-head.tsx'
import { DraftTrials } from './draft-trials.tsx'
import { fieldId, jumpTo, sectionId } from './places.ts'
import { SwitchSection } from './switch-section.tsx'
import { type Draft, useDraft, type Writing } from './use-draft.ts'
import { useLeaveGuard } from './use-leave-guard.ts'
import { sectionOfFault, WholeDocument } from './whole-document.tsx'

/** A draft of rules: its six switches, everything else, what the checker says, and what can be done with it. */
export const DraftEditor = ({ draftId, isBureau }: { readonly draftId: string; readonly isBureau: boolean }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const writing = useDraft(draftId)
  const [unfinished, setUnfinished] = useState<readonly string[]>([])
  const [isWhole, setWhole] = useState(false)
  const isUnsaved = writing.pending.length > 0 || unfinished.length > 0
  useLeaveGuard(isUnsaved, t('desk.drafts.leave'))
  const draft = writing.found.data
  usePageTitle(draft?.title[key] ?? t('desk.pages.drafts'))
  return (
    <div className="page wide">
      <p className="no-print">
        <Link to="/desk/drafts">{t('desk.drafts.all')}</Link>
      </p>
      <ProblemNotice error={writing.found.error} onRetry={() => void writing.found.refetch()} />
      {writing.found.isPending ? <Waiting /> : null}
      {draft ? (
        <>
          <DraftHead draft={draft} writing={writing} isUnsaved={isUnsaved} isBureau={isBureau} />
          <NotSaved writing={writing} />
          <Faults draft={draft} onWhole={() => setWhole(true)} />
          <fieldset className="plain-fieldset" disabled={!draft.mayWrite}>
            <legend className="sr">{draft.title[key]}</legend>
            {draft.switches.map((of, index) => (
              <SwitchSection key={of.name} of={of} number={index + 1} draft={draft} writing={writing} />
            ))}
            <WholeDocument
              draft={draft}
              writing={writing}
              isOpen={isWhole || unfinished.length > 0}
              onOpen={setWhole}
              onUnfinished={(place, isUnfinished) =>
                setUnfinished((now) => [...now.filter((one) => one !== place), ...(isUnfinished ? [place] : [])])
              }
            />
          </fieldset>
          {isBureau ? <DraftTrials draft={draft} /> : null}
        </>
      ) : null}
    </div>
  )
}

/** Why something is not saved, and what can be done; what was typed is still there. */
const NotSaved = ({ writing }: { readonly writing: Writing }) => {
  const { t } = useTexts()
  if (writing.error === null) return null
  return (
    <>
      <ProblemNotice error={writing.error} />
      <div className="actions">
        <button type="button" className="button main" onClick={() => void writing.saveAgain()}>
          {t(writing.isStale ? 'desk.drafts.onTop' : 'action.tryAgain')}
        </button>
        <button type="button" className="button" onClick={() => void writing.drop()}>
          {t('desk.drafts.drop')}
        </button>
      </div>
    </>
  )
}

/** What the checker says: each fault in a sentence, with the way to where it is mended. */
const Faults = ({ draft, onWhole }: { readonly draft: Draft; readonly onWhole: () => void }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  if (draft.faults.length === 0) {
    return (
      <p className="notice good" role="status">
        {t('desk.drafts.noFaults')}
      </p>
    )
  }
  const jump = ({ question, path }: Draft['faults'][number]): void => {
    const section = sectionOfFault(draft, path)
    if (question !== null) jumpTo(fieldId(question))
    else if (section !== null) {
      // The place is there once everything else is open.
      flushSync(onWhole)
      jumpTo(sectionId(section))
    }
  }
  return (
    <section className="notice bad" role="status" aria-label={t('desk.drafts.faults', { count: draft.faults.length })}>
      <p className="strong">{t('desk.drafts.faults', { count: draft.faults.length })}</p>
      <ul className="stack tight">
        {draft.faults.map((fault) => (
          <li key={fault.path + fault.sentence.zh}>
            {fault.sentence[key]} <code className="small">{fault.path}</code>{' '}
            <button type="button" className="button plain" onClick={() => jump(fault)}>
              {t('desk.drafts.jump')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
