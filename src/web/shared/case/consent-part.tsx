import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

/** In which part of the building the pile stands, where the rules of the place differ by it, and who said so. */
export const ConsentPart = ({ seen: { consentPart } }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  if (!consentPart) return null
  const { label, saidBy, basisText } = consentPart
  return (
    <section className="card">
      <h2>{t('case.part')}</h2>
      <p>{t(`case.partSaid.${saidBy}`, { label })}</p>
      <p className="soft small">
        {t('clock.restsOn')}：{basisText}
      </p>
    </section>
  )
}
