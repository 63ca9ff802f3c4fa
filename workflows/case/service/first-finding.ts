import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

const found = ['recordFirstFinding', tell('firstFindingGiven')] as const

/** 首次认定. The centre says first what a pile is about that was built or removed without an answer; its own delay is listed (H29). */
export const firstFinding = caseSetup.createStateConfig({
  id: 'service/firstFinding',
  meta: { stage: 'firstFinding', holder: 'centre' },
  on: {
    'centre.giveFirstFinding': [
      {
        guard: { type: 'resultIs', params: { results: ['mayStay'] } },
        target: '#closed',
        meta: { answers: ['firstFinding'] },
        actions: [...found, closeAs('tolerated', 'mayStay'), tell('closed')],
      },
      {
        guard: { type: 'resultIs', params: { results: ['unfounded'] } },
        target: '#closed',
        meta: { answers: ['firstFinding'] },
        actions: [...found, closeAs('unfounded', 'unfounded'), tell('closed')],
      },
      {
        target: '#service/coordination',
        meta: { answers: ['firstFinding'] },
        actions: [...found, { type: 'recordDispute', params: { track: 'main', mediation: false } }],
      },
    ],
  },
} satisfies StageConfig)
