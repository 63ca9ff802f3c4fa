import type { Bilingual } from '../rules/schema.ts'

/**
 * What waits for somebody beside the stages. No clock runs for it, and none stops: that is said each time, because people
 * take a question for a correction notice and being sent on for an answer.
 */
export const besideStepFrames = {
  question: {
    zh: '{party}有一个提问待答复（{asker}于{on}提出）。提问不影响任何时限。',
    en: '{party} has a question to answer (put by {asker} on {on}). It stops no clock.',
  },
  call: {
    zh: '{party}需给{asker}回电（{on}请求）。回电不影响任何时限。',
    en: '{party} should call {asker} (asked for on {on}). A call stops no clock.',
  },
  correction: {
    zh: '{party}需核实{asker}于{on}要求的个人信息更正，并登记结果和理由。法律要求及时，没有定天数。',
    en: '{party} should look at the correction of personal data that {asker} asked for on {on}, and record the result and why. The law says soon, and sets no days.',
  },
  appointment: {
    zh: '{party}需确认{date}{when}是否合适，或另约时间（{asker}于{on}提出）。约时间不影响任何时限。',
    en: '{party} should say whether {date}{when} suits, or name another day (proposed by {asker} on {on}). It stops no clock.',
  },
  nextOffice: {
    zh: '{party}需答复业主，或说明不归本单位管：{from}于{on}让业主来找它。这不影响任何时限。',
    en: '{party} must answer the owner or send the owner back: {from} sent the owner there on {on}. It stops no clock.',
  },
  namedSender: {
    zh: '{party}需说明是否属实：业主报告，{on}去办事时被它推到了{to}。在它说明之前，按业主的报告计次。',
    en: '{party} must say whether this is so: the owner reports that it sent the owner on to {to} on {on}. Until it does, the report counts.',
  },
} satisfies Record<string, Bilingual>

/** Why somebody cannot send the owner on: a half sentence, as the reasons in `guards.ts`. */
export const ballIsElsewhere: Bilingual = {
  zh: '这件事现在不在贵单位手里',
  en: 'the case is not in the hands of this office',
}
