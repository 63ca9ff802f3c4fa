import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../client/client.ts'
import { http } from '../shared/api.ts'
import { sayDay, sayInstant } from '../shared/days.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useTexts } from '../texts/i18n.ts'
import { personalTexts } from '../texts/personal.ts'
import { CorrectData } from './correct-data.tsx'
import { HandOversList } from './hand-overs-list.tsx'
import { Told } from './told.tsx'

/** What is kept of the owner, until when and by which rule, and what was erased. */
export const PersonalData = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { language } = useTexts()
  const kept = useQuery({
    queryKey: ['personal data', seen.caseId, language],
    queryFn: async () =>
      taken(await http.GET('/api/cases/{caseId}/personal-data', { params: { path: { caseId: seen.caseId } } })),
    enabled: seen.sight === 'full',
  })
  const say = personalTexts[language]
  if (seen.sight !== 'full') return null
  return (
    <section className="card" aria-labelledby="personal-data">
      <h2 id="personal-data">{say.title}</h2>
      <ProblemNotice error={kept.error} />
      {kept.data ? <Kept {...kept.data} isDraft={seen.phase === 'draft'} /> : null}
      <CorrectData seen={seen} />
      <HandOversList caseId={seen.caseId} />
      <Reads caseId={seen.caseId} />
      <Told seen={seen} />
      <p>
        <a className="button" href="/api/me/data.zip" download>
          {say.download}
        </a>
      </p>
    </section>
  )
}

const Kept = ({ kept, planned, erased, isDraft }: Schemas['PersonalData'] & { readonly isDraft: boolean }) => {
  const { language } = useTexts()
  const say = personalTexts[language]
  return (
    <ul className="stack tight">
      {planned.length === 0 && erased.length === 0 ? (
        <li>
          {isDraft
            ? say.draft(kept.draftDaysUntouched)
            : say.whileRunning({
                energised: kept.identityDaysAfterEnergised,
                closed: kept.identityDaysAfterClosed,
                months: kept.restMonthsAfterClosed,
              })}
        </li>
      ) : null}
      {erased.map(({ part, label, erasedAt, papers, basis }) => (
        <li key={`${part} ${erasedAt}`}>
          {say.wasErased(label, sayInstant(erasedAt, language))}
          {papers.length > 0 ? ` ${say.papers(papers)}` : ''}
          <span className="soft small"> {say.rule(basis)}</span>
        </li>
      ))}
      {planned.map(({ part, label, dueOn, held, basis }) => (
        <li key={part}>
          {say.willBe(label, sayDay(dueOn, language))}
          {held ? ` ${say.held(held.label)}` : ''}
          <span className="soft small"> {say.rule(basis)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Who read what: asked for when it is opened. */
const Reads = ({ caseId }: { readonly caseId: string }) => {
  const { language } = useTexts()
  const say = personalTexts[language]
  const [isOpen, setOpen] = useState(false)
  const reads = useInfiniteQuery({
    queryKey: ['personal reads', caseId, language],
    queryFn: async ({ pageParam }) =>
      taken(
        await http.GET('/api/cases/{caseId}/personal-data/reads', {
          params: { path: { caseId }, query: pageParam === null ? {} : { before: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextBefore,
    enabled: isOpen,
  })
  const found = reads.data?.pages.flatMap((page) => page.reads) ?? []
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.reads}</summary>
      <ProblemNotice error={reads.error} />
      {reads.data && found.length === 0 && reads.data.pages[0]?.byTwo.length === 0 ? <p className="soft">{say.nobody}</p> : null}
      <ByTwo asks={reads.data?.pages[0]?.byTwo ?? []} />
      <ul className="stack tight">
        {found.map((read) => (
          <li key={`${read.day} ${read.party} ${read.firstAt}`}>
            {say.read(
              `${read.organisation ?? read.partyLabel}${read.byLink ? say.byLink : ''}`,
              sayInstant(read.lastAt, language),
              [...read.fields, ...read.papers],
            )}
            <span className="soft small">
              {' '}
              {read.times > 1 ? say.times(read.times) : ''} {say.purpose(read.purpose)}
            </span>
          </li>
        ))}
      </ul>
      {reads.hasNextPage ? (
        <button type="button" className="button" onClick={() => void reads.fetchNextPage()}>
          {say.earlier}
        </button>
      ) : null}
    </details>
  )
}

/** What two persons of an office did together: with what for, and what the second one said. */
const ByTwo = ({ asks }: { readonly asks: readonly Schemas['AskedByTwo'][] }) => {
  const { language } = useTexts()
  const say = personalTexts[language]
  const decided = ({ verdict, decidedAt, until }: Schemas['AskedByTwo']): string => {
    if (verdict === null || decidedAt === null) return say.decided.open
    const at = sayInstant(decidedAt, language)
    return verdict === 'refused' ? say.decided.refused(at) : say.decided.confirmed(at, until ? sayInstant(until, language) : at)
  }
  return (
    <ul className="stack tight">
      {asks.map((ask) => (
        <li key={ask.kind + ask.askedAt}>
          {say.byTwo[ask.kind](ask.organisation ?? '', sayInstant(ask.askedAt, language), ask.reason)}
          <span className="soft small"> {decided(ask)}</span>
        </li>
      ))}
    </ul>
  )
}
