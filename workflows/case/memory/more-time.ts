import type { CaseMemory, Given } from '../context.ts'

type Change = Partial<CaseMemory>

/** The company asks for more time to reply: once, whatever the answer is (H12). */
export const moreTimeAsked = (_: CaseMemory, { seq, today }: Given): Change => ({
  moreTime: { seq, on: today, answer: null },
})

/** The owner agrees to it, or does not. */
export const moreTimeAnswered = (memory: CaseMemory, _: Given, params: { answer: 'agreed' | 'declined' }): Change => ({
  moreTime: memory.moreTime && { ...memory.moreTime, answer: params.answer },
})
