import type { Fault, PackFault } from './fault.ts'
import type { ConsentDuty, RulePack } from './schema.ts'

/** Mistakes in what is owed once consent stands: what its lapse means is said whole, and nothing but a rule takes a consent away. */
export const owedFaults = ({ consent }: RulePack, fault: Fault): PackFault[] =>
  Object.entries(consent.owes ?? {}).flatMap(([name, duty]) => dutyFaults(`consent.owes.${name}`, duty, fault))

const dutyFaults = (path: string, duty: ConsentDuty, fault: Fault): PackFault[] => {
  const { by, length, noticeBefore, lapse } = duty
  const early = length.unit === 'month' ? [] : noticeBefore.filter((n) => n >= length.n)
  return [
    ...(early.length > 0
      ? [
          fault(
            `${path}.noticeBefore`,
            `提醒（到期前${early.join('、')}）早于时限开始`,
            `a reminder ${early.join(', ')} before the end would come before the clock begins`,
          ),
        ]
      : []),
    ...(lapse.effect === 'centre' ? [] : lapse.within ? [unused(`${path}.lapse.within`, fault)] : []),
    ...(lapse.effect === 'centre' && !lapse.within
      ? [
          fault(
            `${path}.lapse.within`,
            '逾期转区中心的，须写中心在多长时间内核定，以及依据',
            'where it goes to the centre, say within which time the centre settles it, and on which basis',
          ),
        ]
      : []),
    ...(lapse.effect === 'mayRevoke' ? revocationFaults(path, { by, lapse }, fault) : []),
    ...againFaults(path, duty, fault),
  ]
}

/** The fewest days that a length can have: working days and months have more. */
const fewestDays = ({ n, unit }: ConsentDuty['length']): number => (unit === 'month' ? 28 * n : n)
/** The most days that a length is taken to have here: a week of working days is a week, and holidays come on top. */
const mostDays = ({ n, unit }: ConsentDuty['length']): number =>
  unit === 'month' ? 31 * n + 10 : unit === 'workingDay' ? 2 * n + 14 : n + 10

/** What comes back leaves the one before its time, and counts from a day that comes by itself. */
const againFaults = (path: string, { from, length, again }: ConsentDuty, fault: Fault): PackFault[] => {
  if (!again) return []
  return [
    ...(from === 'asked'
      ? [
          fault(
            `${path}.again`,
            '要对方提出要求才办理的，不会自动再来一次：每次由对方提出',
            'what is owed once it is asked for does not come back by itself: the other side asks each time',
          ),
        ]
      : []),
    ...(fewestDays(again.every) <= mostDays(length)
      ? [
          fault(
            `${path}.again.every`,
            '间隔须比办理的期限长：上一次还没有到期，下一次不能已经开始',
            'it has to come back later than its own time is over: the next one cannot begin while this one runs',
          ),
        ]
      : []),
  ]
}

const unused = (path: string, fault: Fault): PackFault =>
  fault(path, '只有逾期转区中心（centre）的才写中心的期限', 'the centre has a time only where the effect is "centre"')

const revocationFaults = (path: string, { by, lapse }: Pick<ConsentDuty, 'by' | 'lapse'>, fault: Fault): PackFault[] => {
  if (by !== 'owner') {
    return [
      fault(
        `${path}.lapse.effect`,
        '物业自己没有办的，不能凭此收回同意',
        'what the company itself has not done takes no consent away',
      ),
    ]
  }
  return lapse.basis && lapse.basis.force !== 'D' && lapse.basis.force !== 'P'
    ? []
    : [
        fault(
          `${path}.lapse.basis`,
          '逾期可以收回同意的，须写有约束力的依据（法律法规、规范性文件、本地规定或双方约定）；平台默认和服务承诺不能使同意失效',
          'where the consent may be taken back, name what says so and binds: a statute, a document, a local rule or an agreement; a default or a promise takes no consent away',
        ),
      ]
}
