import type { Schemas } from '../../../client/client.ts'
import { SessionsCard } from '../../shared/me/sessions-card.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
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
      {me.party === 'bureau' || me.party === 'operator' ? <SecondFactorCard /> : null}
      {me.mustSetUpFactor ? null : (
        <>
          <SessionsCard />
          <PasswordCard />
        </>
      )}
    </div>
  )
}
