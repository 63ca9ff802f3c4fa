import { toTheNaming } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** 报装受理. The grid takes the application in and gives it an order number. */
export const intake = caseSetup.createStateConfig({
  id: 'grid/intake',
  meta: { stage: 'intake', holder: 'grid', clocks: ['gridIntake', 'gridTotal'] },
  entry: tell('intakeWanted'),
  on: {
    'grid.acceptIntake': [
      {
        // A plan that had run out: the place has been seen already.
        guard: 'isSurveyed',
        target: '#grid/measured',
        meta: { answers: ['gridIntake'] },
        actions: ['recordIntake', tell('intakeAccepted')],
      },
      {
        target: '#grid/survey',
        meta: { answers: ['gridIntake'] },
        actions: ['recordIntake', tell('intakeAccepted')],
      },
    ],
    'grid.returnIntake': {
      target: '#grid/intakeReturned',
      meta: { answers: ['gridIntake'] },
      actions: ['recordIntakeReturn', tell('intakeReturned')],
    },
    'owner.reportGridStep': {
      guard: { type: 'gridStepIs', params: { step: 'intakeAccepted' } },
      target: '#grid/survey',
      meta: { answers: ['gridIntake'] },
      actions: ['recordGridStep', tell('gridStepClaimed')],
    },
    'returnLimit.reached': toTheNaming('grid'),
    'grid.declineCompetence': {
      target: '#grid/namingBody',
      actions: ['recordCompetenceDeclined', tell('competenceDeclined')],
    },
  },
} satisfies StageConfig)

/**
 * 报装退回补正. The grid returned the application with a listed reason: the owner completes it. The time of the grid runs on
 * from the first filing, so that a return gives nobody a new one (H19).
 */
export const intakeReturned = caseSetup.createStateConfig({
  id: 'grid/intakeReturned',
  meta: { stage: 'intakeReturned', holder: 'owner', clocks: ['intakeCompletion', 'gridTotal'] },
  on: {
    'owner.resubmitIntake': {
      target: '#grid/intake',
      meta: { answers: ['intakeCompletion'] },
      actions: 'recordResubmission',
    },
    // The grid takes it as it is after all.
    'grid.acceptIntake': {
      target: '#grid/survey',
      actions: ['recordIntake', 'recordResubmission', tell('intakeAccepted')],
    },
    'returnLimit.reached': toTheNaming('grid'),
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'intakeCompletion', track: 'grid' } },
      target: '#closed',
      actions: [closeAs('abandonedAfterDemand', 'intakeReturned'), tell('closed')],
    },
  },
} satisfies StageConfig)

/** 现场勘查. Route, meter place and switchgear are looked at on site, together with the company and the owner. */
export const survey = caseSetup.createStateConfig({
  id: 'grid/survey',
  meta: { stage: 'survey', holder: 'grid', clocks: ['gridSurvey', 'gridTotal'] },
  on: {
    'grid.reportSurvey': {
      target: '#grid/measured',
      meta: { answers: ['gridSurvey'] },
      actions: ['recordSurvey', tell('surveyed')],
    },
    'owner.reportGridStep': {
      guard: { type: 'gridStepIs', params: { step: 'surveyed' } },
      target: '#grid/measured',
      meta: { answers: ['gridSurvey'] },
      actions: ['recordGridStep', tell('gridStepClaimed')],
    },
    'grid.accessDenied': { target: '#grid/accessDenied', actions: ['recordAccessDenied', tell('accessDenied')] },
    'returnLimit.reached': toTheNaming('grid'),
    'grid.declineCompetence': {
      target: '#grid/namingBody',
      actions: ['recordCompetenceDeclined', tell('competenceDeclined')],
    },
  },
} satisfies StageConfig)
