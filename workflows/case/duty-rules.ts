import type { ClockRule, ConsentDuty, RulePack } from '../rules/schema.ts'
import type { ClockName } from './clocks.ts'

const shownLate: Pick<ClockRule, 'variants' | 'end' | 'pausable'> = { variants: [], end: 'remind', pausable: false }

/** The clock rule of what is owed once consent stands. What is not done in time is shown late until it is done; nothing of it rests. */
export const ruleOfConsentDuty = ({ length, noticeBefore, basis }: ConsentDuty): ClockRule => ({
  length,
  ...shownLate,
  noticeBefore,
  basis,
})

/** The clock rule of the centre, where it goes there after that. */
export const ruleOfCentre = ({ lapse }: ConsentDuty): ClockRule | null =>
  lapse.within ? { length: lapse.within.length, ...shownLate, noticeBefore: [], basis: lapse.within.basis } : null

/** The clock rule of the centre, where both sides say different things of the fact on which it depends. */
export const ruleOfFact = ({ onlyWhere }: ConsentDuty): ClockRule | null =>
  onlyWhere ? { length: onlyWhere.within.length, ...shownLate, noticeBefore: [], basis: onlyWhere.within.basis } : null

/** Whether a clock runs under a rule of such a duty that its pack still has. */
export const isRuleOfConsentDuty = (name: ClockName, rule: ClockRule, { consent }: RulePack): boolean =>
  Object.values(consent.owes ?? {}).some((duty) =>
    (
      [
        ['consentDuty', ruleOfConsentDuty(duty)],
        ['dutyAtCentre', ruleOfCentre(duty)],
        ['dutyFact', ruleOfFact(duty)],
      ] as const
    ).some(([clock, known]) => clock === name && JSON.stringify(known) === JSON.stringify(rule)),
  )
