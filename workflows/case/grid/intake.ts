import { toTheNaming } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** 报装受理. The grid takes the application in and gives it an order number. */
export const intake = caseSetup.createStateConfig({
  id: 'grid/intake',
  meta: { stage: 'intake', holder: 'grid', clocks: ['gridIntake', 'gridTotal'] },
  entry: tell('intakeWanted'),
  on: {
    'grid.acceptIntake': {
      target: '#grid/survey',
      meta: { answers: ['gridIntake'] },
      actions: ['recordIntake', tell('intakeAccepted')],
    },
    'returnLimit.reached': toTheNaming('grid'),
    'grid.declineCompetence': {
      target: '#grid/namingBody',
      actions: ['recordCompetenceDeclined', tell('competenceDeclined')],
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
    'returnLimit.reached': toTheNaming('grid'),
    'grid.declineCompetence': {
      target: '#grid/namingBody',
      actions: ['recordCompetenceDeclined', tell('competenceDeclined')],
    },
  },
} satisfies StageConfig)
