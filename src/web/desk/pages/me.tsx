import type { Schemas } from '../../../client/client.ts'
import { SessionsCard } from '../../shared/me/sessions-card.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
import { CompanyContact } from '../company/company-contact.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { PasswordCard } from '../me/password-card.tsx'
import { SecondFactorCard } from '../me/second-factor-card.tsx'

/** The own account: how one logs in. */
export const MePage = () => <NeedParty isForSettingUp>{(me) => <MyAccount me={me} />}</NeedParty>

const MyAccount = ({ me }: { readonly me: Schemas['Me'] }) => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.me'))
  return (
    <div className="page">
      <h1>{t('desk.pages.me')}</h1>
      {me.mustChangePassword ? (
        <>
          <p className="notice warn">{t('desk.me.toChangeTodo')}</p>
          <PasswordCard />
        </>
      ) : null}
      {(me.party === 'bureau' || me.party === 'operator') && !me.mustChangePassword ? <SecondFactorCard /> : null}
      {me.mustSetUpFactor || me.mustChangePassword ? null : (
        <>
          <SessionsCard />
          <PasswordCard />
          {me.organisationId && me.party !== 'property' ? <OfficeMail organisationId={me.organisationId} /> : null}
        </>
      )}
    </div>
  )
}

/** Where this office has mail of its inbox; a company has that beside its phone. */
const OfficeMail = ({ organisationId }: { readonly organisationId: string }) => {
  const { t } = useTexts()
  return (
    <section className="card" aria-labelledby="office-mail">
      <h2 id="office-mail">{t('desk.contact.mailTitle')}</h2>
      <CompanyContact organisationId={organisationId} name={t('desk.contact.office')} isCompany={false} />
    </section>
  )
}
