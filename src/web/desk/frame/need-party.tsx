import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { NeedLogin } from '../../shared/need-login.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Me = Schemas['Me']

/** Shows a page of a desk to whoever works with it; everybody else is told where to go. */
export const NeedParty = ({
  parties,
  isForSettingUp = false,
  children,
}: {
  /** Who works with the page; left out: everybody who works here. */
  readonly parties?: readonly Me['party'][]
  /** The one page that is open to whoever has to set up a second factor first. */
  readonly isForSettingUp?: boolean
  readonly children: (me: Me) => ReactNode
}) => (
  <NeedLogin>
    {(me) => {
      if (me.party === 'owner') return <NotForOwners />
      if (parties && !parties.includes(me.party)) return <NotForParty />
      if (me.mustChangePassword && !isForSettingUp) return <ChangeFirst />
      if (me.mustSetUpFactor && !isForSettingUp) return <SetUpFirst />
      return children(me)
    }}
  </NeedLogin>
)

const NotForOwners = () => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <div className="card empty">
        <h1>{t('desk.ownerTitle')}</h1>
        <p>{t('desk.ownerTodo')}</p>
        <a className="button" href="/cases">
          {t('desk.toOwner')}
        </a>
      </div>
    </div>
  )
}

const NotForParty = () => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <div className="card empty">
        <h1>{t('desk.notForParty')}</h1>
        <p>{t('desk.notForPartyTodo')}</p>
        <Link className="button" to="/desk">
          {t('desk.toInbox')}
        </Link>
      </div>
    </div>
  )
}

const SetUpFirst = () => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <div className="card empty">
        <h1>{t('desk.me.toSetUp')}</h1>
        <p>{t('desk.me.toSetUpTodo')}</p>
        <Link className="button main" to="/desk/me">
          {t('desk.me.toSetUpGo')}
        </Link>
      </div>
    </div>
  )
}

const ChangeFirst = () => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <div className="card empty">
        <h1>{t('desk.me.toChange')}</h1>
        <p>{t('desk.me.toChangeTodo')}</p>
        <Link className="button main" to="/desk/me">
          {t('desk.me.toChangeGo')}
        </Link>
      </div>
    </div>
  )
}
