import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { partyName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { CompanyContact } from '../company/company-contact.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { DeskForm } from '../operator/desk-form.tsx'
import { DistrictChoices, useDistricts } from '../operator/district-choices.tsx'
import { HeadOffice } from '../operator/head-office.tsx'
import { NewOrganisation } from '../operator/new-organisation.tsx'

type Organisation = Schemas['Organisation']

/** Companies, offices and committees, each with the districts it works for. */
export const OrganisationsPage = () => <NeedParty parties={['operator']}>{() => <Organisations />}</NeedParty>

const Organisations = () => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.organisations'))
  const [search, setSearch] = useSearchParams()
  const [opened, setOpened] = useState<Organisation | 'new' | null>(null)
  const query = search.get('query')?.trim() ?? ''
  const found = useInfiniteQuery({
    queryKey: ['organisations', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      taken(
        await http.GET('/api/organisations', {
          params: { query: { limit: 50, ...(query === '' ? {} : { query }), ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const all = found.data?.pages.flatMap(({ organisations }) => organisations) ?? []
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.pages.organisations')}</h1>
        <button type="button" className="button main" onClick={() => setOpened('new')}>
          {t('desk.organisations.make')}
        </button>
      </div>
      <label className="field">
        <span className="label">{t('desk.organisations.search')}</span>
        <input
          type="search"
          maxLength={60}
          value={search.get('query') ?? ''}
          onChange={(event) => setSearch(event.target.value === '' ? {} : { query: event.target.value }, { replace: true })}
        />
      </label>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Waiting /> : null}
      {found.isSuccess && all.length === 0 ? <p className="card empty">{t('desk.organisations.none')}</p> : null}
      {all.length > 0 ? <OrganisationTable all={all} onOpen={setOpened} /> : null}
      {found.hasNextPage ? (
        <button type="button" className="button" onClick={() => void found.fetchNextPage()}>
          {t('action.showMore')}
        </button>
      ) : null}
      {opened === 'new' ? (
        <Sheet title={t('desk.organisations.make')} onClose={() => setOpened(null)}>
          <NewOrganisation onDone={() => setOpened(null)} />
        </Sheet>
      ) : opened ? (
        <Sheet title={opened.name} onClose={() => setOpened(null)}>
          <ChangeDistricts organisation={opened} onDone={() => setOpened(null)} />
          {opened.party === 'property' ? <HeadOffice company={opened} /> : null}
          <section className="stack" aria-labelledby="contact">
            <h3 id="contact">{t(opened.party === 'property' ? 'desk.contact.title' : 'desk.contact.mailTitle')}</h3>
            <CompanyContact organisationId={opened.organisationId} name={opened.name} isCompany={opened.party === 'property'} />
          </section>
        </Sheet>
      ) : null}
    </div>
  )
}

interface TableProps {
  readonly all: readonly Organisation[]
  readonly onOpen: (organisation: Organisation) => void
}

const OrganisationTable = ({ all, onOpen }: TableProps) => {
  const { t, language } = useTexts()
  const districts = useDistricts()
  const nameOf = (code: string): string => {
    const district = districts.data?.find((one) => one.code === code)
    return district ? (language === 'en' ? district.nameEn : district.nameZh) : code
  }
  return (
    <div className="card scroll">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('desk.organisations.name')}</th>
            <th scope="col">{t('desk.accounts.party')}</th>
            <th scope="col">{t('desk.organisations.creditCode')}</th>
            <th scope="col">{t('desk.pages.districts')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {all.map((organisation) => (
            <tr key={organisation.organisationId}>
              <th scope="row">{organisation.name}</th>
              <td>{partyName(organisation.party, language)}</td>
              <td className="number">{organisation.creditCode}</td>
              <td>{organisation.districts.map(nameOf).join(t('form.and'))}</td>
              <td>
                <button
                  type="button"
                  className="button"
                  aria-label={t('desk.organisations.changeOf', { name: organisation.name })}
                  onClick={() => onOpen(organisation)}
                >
                  {t('desk.organisations.change')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const ChangeDistricts = ({ organisation, onDone }: { readonly organisation: Organisation; readonly onDone: () => void }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const [districts, setDistricts] = useState<readonly string[]>(organisation.districts)
  const [address, setAddress] = useState(organisation.address ?? '')
  const { organisationId } = organisation
  const change = useMutation({
    mutationFn: async () =>
      taken(
        await http.PATCH('/api/organisations/{organisationId}', {
          params: { path: { organisationId } },
          body: { districts: [...districts], address: address.trim() === '' ? null : address.trim() },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['organisations'] })
      onDone()
    },
  })
  return (
    <DeskForm sending={change} send={t('desk.organisations.save')}>
      <DistrictChoices chosen={districts} onChange={setDistricts} />
      <label className="field">
        <span className="label">{t('desk.organisations.address')}</span>
        <input type="text" maxLength={200} value={address} onChange={(event) => setAddress(event.target.value)} />
      </label>
    </DeskForm>
  )
}
