import type { Fault, PackFault } from './fault.ts'
import type { ConsentDuty, RulePack } from './schema.ts'

/** Mistakes in what is owed once consent stands: what its lapse means is said whole, and nothing but a rule takes a consent away. */
export const owedFaults = ({ consent }: RulePack, fault: Fault): PackFault[] =>
  Object.entries(consent.owes ?? {}).flatMap(([name, duty]) => dutyFaults(`consent.owes.${name}`, duty, fault))

const dutyFaults = (path: string, { by, length, noticeBefore, lapse }: ConsentDuty, fault: Fault): PackFault[] => {
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
