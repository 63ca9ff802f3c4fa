import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../days.ts'
import type { FieldContext, PaperGround } from '../event-form/field-context.ts'
import type { PageLanguage } from '../language.ts'

type Matter = Schemas['Matter']

/** The papers of a matter, as a form chooses among them. They are told apart by their day: their names are kept to the case. */
export const paperGroundOf = ({ documents }: Matter, you: Schemas['Me']['party']): PaperGround => ({
  you,
  documents: documents.map((document) => ({ ...document, name: null })),
})

/** What the form of an event of a matter needs to know. */
export const matterContext = (
  matter: Matter,
  { type, you, language }: { readonly type: string; readonly you: Schemas['Me']['party']; readonly language: PageLanguage },
): FieldContext => ({
  door: { matterId: matter.matterId },
  seen: paperGroundOf(matter, you),
  grounds: [],
  ownGrounds: [],
  compoundId: matter.compound.compoundId,
  entries: (name) => {
    if (name !== 'conditionId') return null
    const open = (matter.order?.lifted?.conditions ?? []).filter(({ standing, checkedBy }) =>
      // Who looks at a condition looks at what was reported to it.
      type === 'matter.confirmCondition' ? standing === 'reported' && checkedBy === you : standing !== 'kept',
    )
    return open.map(({ conditionId, label, byOn }) => ({ value: conditionId, label: `${label}（${sayDay(byOn, language)}）` }))
  },
})
