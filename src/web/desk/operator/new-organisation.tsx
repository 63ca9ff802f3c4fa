import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { issuerLabels } from '../../../../workflows/labels/codes.ts'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { partyName } from '../../shared/names.ts'
import { useTexts } from '../../texts/i18n.ts'
import { DeskForm } from './desk-form.tsx'
import { DistrictChoices } from './district-choices.tsx'

/** Bodies that are registered here, most usual first. */
const bodies = ['property', 'community', 'centre', 'fire', 'grid', 'bureau', 'authority', 'installer'] as const
type BodyParty = (typeof bodies)[number]

const kindsOf = {
  property: ['propertyCompany'],
  community: ['community', 'street', 'ownersCommittee'],
} as const
type Kind = (typeof kindsOf)[keyof typeof kindsOf][number]

const kindsFor = (party: BodyParty): readonly Kind[] => (party === 'property' || party === 'community' ? kindsOf[party] : [])

/** A company, an office or a committee that is not registered yet. */
export const NewOrganisation = ({ onDone }: { readonly onDone: () => void }) => {
  const { t, language } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [party, setParty] = useState<BodyParty>('property')
  const [kind, setKind] = useState<Kind>('community')
  const [name, setName] = useState('')
  const [creditCode, setCreditCode] = useState('')
  const [address, setAddress] = useState('')
  const [districts, setDistricts] = useState<readonly string[]>([])
  const kinds = kindsFor(party)
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  const make = useMutation({
    mutationFn: async () =>
      taken(
        await http.POST('/api/organisations', {
          body: {
            party,
            kind: kinds.includes(kind) ? kind : (kinds[0] ?? null),
            name: name.trim(),
            creditCode: given(creditCode),
            address: given(address),
            districts: [...districts],
          },
        }),
      ),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['organisations'] }),
        queries.invalidateQueries({ queryKey: ['bodies'] }),
      ])
      onDone()
    },
  })
  return (
    <DeskForm sending={make} send={t('desk.organisations.make')}>
      <div className="field">
        <label htmlFor={`${id}-party`}>{t('desk.accounts.party')}</label>
        {/* The options are the list of bodies. */}
        <select id={`${id}-party`} value={party} onChange={(event) => setParty(event.target.value as BodyParty)}>
          {bodies.map((one) => (
            <option key={one} value={one}>
              {partyName(one, language)}
            </option>
          ))}
        </select>
      </div>
      {kinds.length > 1 ? (
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('desk.organisations.kind')}</label>
          {/* The options are the kinds of this party. */}
          <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {issuerLabels[one][language === 'en' ? 'en' : 'zh']}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <label className="field">
        <span className="label">{t('desk.organisations.name')}</span>
        <input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span className="label">{t('desk.organisations.creditCode')}</span>
        <input maxLength={18} value={creditCode} onChange={(event) => setCreditCode(event.target.value)} />
        <span className="hint">{t('desk.organisations.creditCodeHint')}</span>
      </label>
      <label className="field">
        <span className="label">{t('desk.organisations.address')}</span>
        <input maxLength={200} value={address} onChange={(event) => setAddress(event.target.value)} />
      </label>
      <DistrictChoices chosen={districts} onChange={setDistricts} />
    </DeskForm>
  )
}
