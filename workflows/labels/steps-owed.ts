import type { Bilingual } from '../rules/schema.ts'

/** Duties that run beside the stage of another: complete “<party> must …”. */
export const dutiesOwed = {
  writtenReasons: { zh: '书面说明不同意的理由', en: 'give the reasons of its rejection in writing' },
} satisfies Record<string, Bilingual>

/** A track that waits for the finding of another: nobody holds it, and nobody's time runs there. */
export const waitingForFinding: Bilingual = {
  zh: '物业出证这一环节在等{party}的结论：有异议的理由正在核实，结论出来后自动继续，其间业主的时间不走。',
  en: 'The consent waits for the finding of {party}: the contested grounds are being verified. It goes on by itself, and the owner’s time rests meanwhile.',
}
