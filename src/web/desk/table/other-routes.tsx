import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

/** A way that is open without the other side, with the act that opens it where there is one. */
const routes = [
  { name: 'contest', act: 'owner.contestGround' },
  { name: 'coordination', act: 'owner.requestCoordination' },
  { name: 'matter', act: 'owner.waitOnMatter' },
  { name: 'ordered', act: 'owner.acceptOrderedCharging' },
  { name: 'suit', act: null },
  { name: 'complaint', act: null },
  { name: 'hotline', act: null },
] as const

/** The honest list of where else to go: only what is open in this case, and what none of them can do. */
export const OtherRoutes = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const open = routes.filter(({ act }) => act === null || seen.allowedEvents.some(({ type, allowed }) => allowed && type === act))
  return (
    <section className="card" aria-labelledby="routes">
      <h3 id="routes">{t('desk.mediation.routes')}</h3>
      <p className="soft small">{t('desk.mediation.routesHint')}</p>
      <ul className="stack tight">
        {open.map(({ name }) => (
          <li key={name}>· {t(`desk.mediation.route.${name}`)}</li>
        ))}
      </ul>
    </section>
  )
}
