import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { sayInstant } from '../days.ts'
import { partyName } from '../names.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'

type CaseLink = Schemas['CaseLink']

/** The key under which the links of a case are kept. */
export const linksKey = (caseId: string) => ['links', caseId] as const

/** The links that whoever looks has made, or may take back. */
export const LinkList = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useTexts()
  const links = useQuery({
    queryKey: linksKey(caseId),
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/links', { params: { path: { caseId } } })).links,
  })
  return (
    <>
      <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />
      {links.isPending ? <Waiting /> : null}
      {links.data?.length === 0 ? <p className="soft">{t('links.none')}</p> : null}
      <ul className="stack tight">
        {links.data?.map((link) => (
          <li key={link.linkId}>
            <LinkLine caseId={caseId} link={link} />
          </li>
        ))}
      </ul>
    </>
  )
}

const LinkLine = ({ caseId, link }: { readonly caseId: string; readonly link: CaseLink }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const name = link.name ?? t('links.nameless')
  const revoke = useMutation({
    mutationFn: async () =>
      taken(await http.DELETE('/api/cases/{caseId}/links/{linkId}', { params: { path: { caseId, linkId: link.linkId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: linksKey(caseId) }),
  })
  return (
    <div className="stack tight">
      <div className="row spread">
        <span className="wrap">
          {partyName(link.party, language)} · <span className="strong">{name}</span>
          {link.qualification ? <span className="small"> {link.qualification}</span> : null}
          <span className="soft small"> {t('links.until', { time: sayInstant(link.expiresAt, language) })}</span>
        </span>
        {link.revokedAt ? (
          <span className="chip">{t('links.revoked')}</span>
        ) : (
          <button
            type="button"
            className="button danger"
            aria-label={t('links.revokeOf', { name })}
            disabled={revoke.isPending}
            onClick={() => revoke.mutate()}
          >
            {t(revoke.isPending ? 'links.revoking' : 'links.revoke')}
          </button>
        )}
      </div>
      <ProblemNotice error={revoke.error} />
    </div>
  )
}
