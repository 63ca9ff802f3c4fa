import { z } from 'zod'
import type { TimeSource } from '../../cases/ports.ts'
import type { CompoundPlans } from '../../compounds/plan-ports.ts'
import { PlanView, planView } from '../../compounds/plan-view.ts'
import { callerOf, caseParties } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { LookedUpId } from './name-texts.ts'

/** The plan of a compound: what is there, what is missing where, how full its transformers are. */
export const compoundPlanRoutes =
  ({ plans, time }: { readonly plans: CompoundPlans; readonly time: TimeSource }) =>
  (app: TypedApp) => {
    app.get(
      '/api/compounds/:compoundId/plan',
      {
        config: { access: caseParties },
        schema: {
          tags: ['compounds'],
          operationId: 'readCompoundPlan',
          summary: 'Garages, fire zones, transformers and queues of a compound, for whoever has to do with it',
          description:
            'Offices: of their district. Company and community: of the compounds whose papers they issue today. Owners: of compounds ' +
            'with a request of theirs, and of others only how many there are. Its matters are under `/api/matters?compoundId=`.',
          params: z.strictObject({ compoundId: LookedUpId }),
          response: { 200: json('The plan.', PlanView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const record = await plans.read(request.params.compoundId, caller, time.now())
        if (!record) throw new Problem('NOT_FOUND')
        return planView(record, caller, languageOfRequest(request))
      },
    )
  }
