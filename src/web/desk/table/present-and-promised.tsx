import type { Field } from '../../shared/event-form/form-values.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Choices } from './choices.tsx'
import { type MeetingDraft, optionsOf } from './meeting-draft.ts'
import { PromiseRows } from './promise-rows.tsx'

interface Props {
  readonly fields: readonly Field[]
  readonly kept: Pick<MeetingDraft, 'present' | 'promises'>
  readonly change: (change: Partial<Pick<MeetingDraft, 'present' | 'promises'>>) => void
}

/** Who sat at the table, and who of them promised what by when. */
export const PresentAndPromised = ({ fields, kept: { present, promises }, change }: Props) => {
  const { t } = useTexts()
  const parties = optionsOf(fields, 'present')
  const promised = fields.find(({ name }) => name === 'promises')?.of?.fields ?? []
  return (
    <>
      <section className="card">
        <Choices
          legend={t('desk.meeting.present')}
          options={parties}
          isChosen={(party) => present.includes(party)}
          onChoose={(party, chosen) => {
            const there = chosen ? [...present, party] : present.filter((one) => one !== party)
            // Who was not there promised nothing.
            change({ present: there, promises: promises.filter(({ by }) => by === '' || there.includes(by)) })
          }}
          kind="checkbox"
        />
      </section>
      <section className="card">
        <h2>{t('desk.meeting.promises')}</h2>
        <PromiseRows
          promises={promises}
          parties={parties.filter(({ value }) => present.includes(value))}
          kinds={optionsOf(promised, 'promise')}
          onChange={(made) => change({ promises: made })}
        />
      </section>
    </>
  )
}
