import type { Schemas } from '../../client/client.ts'
import { sayDay } from '../shared/days.ts'

/** Texts that an owner sends to somebody, ready to be copied. They are written to Chinese offices, in Chinese whatever the page speaks. */
export const letterKinds = ['reminder', 'hotline', 'complaint'] as const
/** A kind of letter. */
export type LetterKind = (typeof letterKinds)[number]

type Case = Schemas['Case']

/** The company that has the request, or had it. */
const companyOf = (seen: Case): string =>
  seen.positions.find(({ holder, organisation }) => holder === 'property' && organisation)?.organisation?.name ?? '物业服务企业'

/** What happened so far, in facts that the record shows; nothing is said that it does not show. */
const factsOf = (seen: Case): string[] => {
  const clock = seen.clocks.find(({ name }) => name === 'propertyReply')
  const [refused] = seen.grounds
  return [
    `申请编号：${seen.caseNumber ?? '（尚未提交）'}`,
    `小区和车位：${seen.compound.name}，${seen.space.label}`,
    ...(seen.filedOn ? [`提交日期：${sayDay(seen.filedOn, 'zh-CN')}`] : []),
    ...(seen.service ? [`送达日期：${sayDay(seen.service.servedOn, 'zh-CN')}（${seen.service.label}）`] : []),
    ...(clock?.dueOn ? [`答复的最后一天：${sayDay(clock.dueOn, 'zh-CN')}（${clock.basisText}）`] : []),
    ...seen.silences.map(({ dueOn }) => `期限届满仍未答复：${sayDay(dueOn, 'zh-CN')}`),
    ...(refused
      ? [
          `对方提出的理由：${seen.grounds.map(({ label, verification }) => (verification === 'UNVERIFIED' ? `${label}（没有证明材料）` : label)).join('；')}`,
        ]
      : []),
  ]
}

/** The letter, whole. */
export const letterOf = (kind: LetterKind, seen: Case): string => {
  const facts = factsOf(seen).join('\n')
  const company = companyOf(seen)
  switch (kind) {
    case 'reminder':
      return `${company}：\n\n我申请在自己的车位上安装自用充电桩，请贵公司就下列申请作出书面答复。同意的，请出具盖章材料；不同意的，请写明理由并附证明材料。\n\n${facts}\n\n申请人（签名）：\n日期：`
    case 'hotline':
      return `我反映一件小区安装充电桩的事。${seen.compound.name}车位${seen.space.label}，已向${company}提出申请，需要有关部门督促书面答复。\n${facts}\n诉求：请责成物业公司书面答复；不同意的，说明理由和依据。`
    case 'complaint':
      return `投诉书\n\n被投诉单位：${company}\n\n事实：\n${facts}\n\n请求：\n1. 请责令被投诉单位就申请作出书面答复；\n2. 不同意的，请其提供理由所依据的材料。\n\n投诉人（签名）：\n日期：`
  }
}
