import type { Fault, PackFault } from './fault.ts'
import type { RulePack } from './schema.ts'

/** Mistakes in the rule that who objects goes to court: the rule, its term and its proceeding belong together. */
export const objectionFaults = (pack: RulePack, fault: Fault): PackFault[] => [
  ...ruleFaults(pack, fault),
  ...Object.entries(pack.proceedings?.own ?? {}).flatMap(([key, own]): PackFault[] => {
    const path = `proceedings.own.${key}`
    const isForIt = own.subjects.includes('objection')
    if (own.broughtBy !== 'company') {
      return isForIt
        ? [
            fault(
              `${path}.broughtBy`,
              '反对安装之诉由物业提起，须写 "broughtBy": "company"',
              'an objection is brought by the company: write "broughtBy": "company"',
            ),
          ]
        : []
    }
    return [
      ...(own.subjects.length === 1 && isForIt
        ? []
        : [
            fault(
              `${path}.subjects`,
              '物业提起的只能是反对安装之诉：写 ["objection"]',
              'what the company brings is its objection: write ["objection"]',
            ),
          ]),
      ...(own.ends === 'judgment'
        ? []
        : [fault(`${path}.ends`, '物业的反对以裁判结束：写 judgment', 'an objection ends with a judgment: write "judgment"')]),
      ...(own.clocks.bring
        ? [
            fault(
              `${path}.clocks.bring`,
              '物业起诉的期限写在 clocks.objectionTerm',
              'the time in which the company goes to court is written as clocks.objectionTerm',
            ),
          ]
        : []),
      ...(own.owes
        ? [
            fault(
              `${path}.owes`,
              'owes 是业主在自己提起的程序中应办的事，物业提起的程序不能写',
              'what the owner owes stands under a proceeding that he himself brings',
            ),
          ]
        : []),
      ...(pack.consent.objection?.road === key
        ? []
        : [
            fault(
              path,
              '物业提起的途径须由 consent.objection.road 指明',
              'a proceeding that the company brings is the one that consent.objection.road names',
            ),
          ]),
    ]
  }),
]

const ruleFaults = ({ consent, clocks, proceedings }: RulePack, fault: Fault): PackFault[] => {
  const { objection, mode, answerInPrinciple } = consent
  const path = 'consent.objection'
  if (!objection) {
    return clocks.objectionTerm
      ? [
          fault(
            'clocks.objectionTerm',
            '写了异议期，没有写 consent.objection：凭什么须起诉、到期没有起诉怎么办',
            'this clock belongs to an objection before a court: say under consent.objection what it rests on and what holds when it lapses',
          ),
        ]
      : []
  }
  const reply = clocks.propertyReply?.length
  const term = clocks.objectionTerm?.length
  return [
    ...(mode === 'NOTIFY' || mode === 'NONE'
      ? [fault(path, `“${mode}”时告知即可，没有异议期`, `with ${mode} nothing waits for an objection`)]
      : []),
    ...(answerInPrinciple
      ? [
          fault(
            path,
            '异议期和先作原则答复不能同时写',
            'a place asks for an objection before a court or for an answer in principle, not for both',
          ),
        ]
      : []),
    ...(proceedings?.own[objection.road]?.broughtBy === 'company'
      ? []
      : [
          fault(
            `${path}.road`,
            `proceedings.own 里没有由物业提起（"broughtBy": "company"）的“${objection.road}”`,
            `under proceedings.own there is no "${objection.road}" that the company brings ("broughtBy": "company")`,
          ),
        ]),
    ...(objection.noSuit.policy === 'GOES_ON' && reply && term && reply.unit === term.unit && reply.n < term.n
      ? [
          fault(
            'clocks.objectionTerm.length',
            '异议期比正式答复（propertyReply）的期限还长，正式答复会先到期',
            'the term has more time than the answer itself (propertyReply), which would be over first',
          ),
        ]
      : []),
  ]
}
