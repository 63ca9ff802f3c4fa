import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { NeedLogin } from '../../shared/need-login.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Me = Schemas['Me']

/** Shows a page of a desk to whoever works with it; everybody else is told where to go. */
export const NeedParty = ({
  parties,
  children,
}: {
  /** Who works with the page; left out: everybody who works here. */
  readonly parties?: readonly Me['party'][]
  readonly children: (me: Me) => ReactNode
}) => (
  <NeedLogin>
    {(me) => {
      if (me.party === 'owner') return <NotForOwners />
      if (parties && !parties.includes(me.party)) return <NotForParty />
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
