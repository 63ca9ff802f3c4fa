import { SessionsCard } from '../../shared/me/sessions-card.tsx'
import { NeedLogin } from '../../shared/need-login.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
import { ownSessionTexts } from '../../texts/own-sessions.ts'
import { MessagesCard } from './messages-card.tsx'
import { PhoneCard } from './phone-card.tsx'

/** The own account of an owner: its phone, how it is told, and where one is logged in. */
export const OwnAccountPage = () => {
  const { language } = useTexts()
  const say = ownSessionTexts[language]
  usePageTitle(say.page)
  return (
    <NeedLogin>
      {() => (
        <div className="page">
          <h1>{say.page}</h1>
          <PhoneCard />
          <MessagesCard />
          <SessionsCard />
        </div>
      )}
    </NeedLogin>
  )
}
