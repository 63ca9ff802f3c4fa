import { useId } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { PhotoButton } from '../../shared/photo-button.tsx'
import { useTexts } from '../../texts/i18n.ts'
import type { SaidOfPoint, SiteNotes } from './kept-notes.ts'
import type { KeptPhoto } from './kept-photos.ts'
import { isKept } from './said-on-site.ts'
import { SitePictures } from './site-pictures.tsx'

interface Props {
  readonly visit: Schemas['SiteVisit']
  readonly notes: SiteNotes
  readonly photos: readonly KeptPhoto[]
  readonly onSay: (point: string, said: SaidOfPoint) => void
  readonly onPhotos: (point: string, files: File[]) => void
  readonly onRemove: (id: string) => void
}

/** The points of the rules, each with its answer, its bounds and what it rests on. */
export const SitePoints = ({ visit, ...rest }: Props) => {
  const { t } = useTexts()
  return (
    <>
      <ol className="stack plain-list">
        {visit.checks.map((point) => (
          <li key={point.id}>
            <Point point={point} {...rest} />
          </li>
        ))}
      </ol>
      <p className="soft small">{t('desk.field.fromPack', { title: visit.packTitle, version: visit.packVersion })}</p>
    </>
  )
}

const Point = ({
  point,
  notes,
  photos,
  onSay,
  onPhotos,
  onRemove,
}: Omit<Props, 'visit'> & { readonly point: Schemas['SiteCheck'] }) => {
  const { t } = useTexts()
  const said = notes.said[point.id]
  const kept = isKept(point, said)
  const own = photos.filter((photo) => photo.point === point.id)
  return (
    <fieldset>
      <legend>{point.text}</legend>
      <Answer point={point} said={said} onSay={(answer) => onSay(point.id, answer)} />
      {point.bounds.length > 0 || point.strengthLabel ? (
        <p className="row small">
          {point.bounds.map((bound) => (
            <span key={bound}>{bound}</span>
          ))}
          {point.strengthLabel ? <span className="chip">{point.strengthLabel}</span> : null}
          {point.strength !== null && kept === false ? (
            <span className={`chip ${point.strength === 'must' ? 'bad' : 'warn'}`}>{t('desk.field.notSo')}</span>
          ) : null}
        </p>
      ) : null}
      {point.photo || own.length > 0 ? (
        <div className="row no-print">
          <PhotoButton
            label={t('desk.field.photo')}
            purpose={point.text}
            sending={false}
            onFiles={(files) => onPhotos(point.id, files)}
          />
          <SitePictures photos={own} of={point.text} onRemove={onRemove} />
        </div>
      ) : null}
      {point.onlyIfOpen ? (
        <p className="soft small">
          {point.onlyIf}
          {t('desk.field.open', { why: point.onlyIfOpen })}
        </p>
      ) : null}
      <p className="soft small">{point.basisText.join(t('desk.field.andBasis'))}</p>
    </fieldset>
  )
}

const Answer = ({
  point,
  said,
  onSay,
}: {
  readonly point: Schemas['SiteCheck']
  readonly said: SaidOfPoint | undefined
  readonly onSay: (said: SaidOfPoint) => void
}) => {
  const { t } = useTexts()
  const id = useId()
  if (point.answer === 'yesNo') {
    return (
      <div className="choices two-wide">
        {(['yes', 'no'] as const).map((seen) => (
          <label className="choice" key={seen}>
            <input type="radio" name={id} checked={said?.seen === seen} onChange={() => onSay({ seen })} />
            <span>{t(`form.${seen}`)}</span>
          </label>
        ))}
      </div>
    )
  }
  if (point.answer === 'number') {
    return (
      <div className="row">
        <input
          className="short"
          inputMode="decimal"
          aria-label={`${point.text}（${point.unitLabel ?? ''}）`}
          value={said?.number ?? ''}
          maxLength={10}
          onChange={(event) => onSay({ number: event.target.value })}
        />
        <span aria-hidden="true">{point.unitLabel}</span>
      </div>
    )
  }
  return (
    <textarea
      aria-label={point.text}
      value={said?.words ?? ''}
      maxLength={200}
      onChange={(event) => onSay({ words: event.target.value })}
    />
  )
}
