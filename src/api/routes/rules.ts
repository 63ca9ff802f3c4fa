import { z } from 'zod'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import {
  comparisonBody,
  type PublishedPack,
  packBody,
  packSummary,
  RuleComparison,
  RulePackBody,
  RulePackSummary,
} from './rule-bodies.ts'

/** What the rule routes need. */
export interface RuleParts {
  /** The packs that districts can be put under. */
  readonly packs: () => readonly PublishedPack[]
}

/** The rule packs, for everybody: each number with its basis and how far it binds. Texts stand in both languages. */
export const ruleRoutes =
  ({ packs }: RuleParts) =>
  (app: TypedApp) => {
    app.get(
      '/api/rules',
      {
        config: { access: 'public' },
        schema: {
          tags: ['rules'],
          operationId: 'listRulePacks',
          summary: 'The rule packs',
          security: [],
          response: {
            200: json('All packs, by id.', z.object({ packs: z.array(RulePackSummary) }).meta({ id: 'RulePacks' })),
            ...problemAnswers(429),
          },
        },
      },
      () => ({
        packs: packs()
          .map(packSummary)
          .toSorted((a, b) => (a.packId < b.packId ? -1 : 1)),
      }),
    )

    app.get(
      '/api/rules/compare',
      {
        config: { access: 'public' },
        schema: {
          tags: ['rules'],
          operationId: 'compareRulePacks',
          summary: 'Two rule packs, rule by rule: what differs, in sentences, each with its basis',
          security: [],
          querystring: z.strictObject({ from: z.string().min(1).max(60), to: z.string().min(1).max(60) }),
          response: { 200: json('Where they differ.', RuleComparison), ...problemAnswers(400, 404, 429) },
        },
      },
      (request) => {
        const named = (id: string): PublishedPack => {
          const pack = packs().find(({ value }) => value.id === id)
          if (!pack) throw new Problem('NOT_FOUND')
          return pack
        }
        return comparisonBody(named(request.query.from), named(request.query.to))
      },
    )

    app.get(
      '/api/rules/:packId',
      {
        config: { access: 'public' },
        schema: {
          tags: ['rules'],
          operationId: 'readRulePack',
          summary: 'One rule pack: every number with its basis, force, model, source and mark',
          security: [],
          params: z.strictObject({ packId: z.string().min(1).max(60) }),
          response: { 200: json('The pack.', RulePackBody), ...problemAnswers(400, 404, 429) },
        },
      },
      (request) => {
        const pack = packs().find(({ value }) => value.id === request.params.packId)
        if (!pack) throw new Problem('NOT_FOUND')
        return packBody(pack)
      },
    )
  }
