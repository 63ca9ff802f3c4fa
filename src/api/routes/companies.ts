import { z } from 'zod'
import type { Language } from '../../../workflows/labels/fill.ts'
import { writeCompanyRecordNotice } from '../../../workflows/labels/notices/company-record.ts'
import { mayReply } from '../../../workflows/statistics/record-notice.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { actingFor } from '../../companies/acting.ts'
import type { Companies } from '../../companies/ports.ts'
import { companyDay, type RecordNoticeStore } from '../../companies/record-notices.ts'
import type { OrganisationStore } from '../../compounds/ports.ts'
import { AnswerFiguresBody, answerFiguresBody } from '../../statistics/answer-body.ts'
import type { Figures, OwnRecord } from '../../statistics/open-figures.ts'
import { ReasonFiguresBody, reasonFiguresBody } from '../../statistics/reason-body.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { LookedUpId } from './name-texts.ts'

const day = z.iso.date()

const LeaveBody = z.strictObject({ fromOn: day, untilOn: day, deputyId: z.string().max(64) })
const NewLeave = z
  .strictObject({
    leave: LeaveBody.refine(({ fromOn, untilOn }) => fromOn <= untilOn, 'the last day lies before the first').nullable(),
  })
  .meta({
    id: 'CompanyLeave',
    examples: [{ leave: { fromOn: '2026-03-02', untilOn: '2026-03-13', deputyId: 'kY1u0mV3Tt6mBq0f2nX8Qw' } }],
  })
const NewDuty = z
  .strictObject({ accountId: z.string().max(64).nullable() })
  .meta({ id: 'CompanyDuty', examples: [{ accountId: 'kY1u0mV3Tt6mBq0f2nX8Qw' }] })

const CompanyBody = z
  .object({
    asOf: day,
    branches: z
      .array(z.object({ organisationId: z.string(), name: z.string() }))
      .describe('Of a head office; a branch sees neither the others nor the head office.'),
    people: z.array(
      z.object({
        accountId: z.string(),
        organisationId: z.string(),
        login: z.string(),
        you: z.boolean(),
        leave: LeaveBody.nullable(),
      }),
    ),
    compounds: z.array(
      z.object({
        compoundId: z.string(),
        organisationId: z.string().describe('Who issues its papers.'),
        name: z.string(),
        district: z.string(),
        responsibleId: z.string().nullable(),
        actingId: z
          .string()
          .nullable()
          .describe('Who looks after it today, leaves counted; null = nobody: then it is everybody’s.'),
        open: z.int(),
        withUs: z.int().describe('Requests that wait for this company.'),
        late: z.int().describe('Clocks of this company that ran out and are still open.'),
      }),
    ),
  })
  .meta({
    id: 'Company',
    description: 'A company as its own people see it: who looks after which compound, and what lies there.',
  })

const recordFigures = {
  // What is not before the company yet is no part of its record.
  answers: AnswerFiguresBody.omit({ apart: true }).meta({ id: 'OwnAnswerFigures' }),
  reasons: ReasonFiguresBody,
}

const RecordBody = z
  .object({
    ...recordFigures,
    each: z
      .array(
        z.object({
          organisationId: z.string(),
          name: z.string(),
          ...recordFigures,
          notice: z
            .object({ untilOn: day, open: z.boolean(), replied: z.boolean() })
            .nullable()
            .describe('Until when it can reply to its record of this quarter; null = it was not told yet.'),
        }),
      )
      .describe('Of a head office: itself and each of its branches, by name. Empty for everybody else.'),
  })
  .meta({
    id: 'CompanyRecord',
    description: 'The company’s own figures, by the definitions by which others see it; of a head office over all its branches.',
  })

const quarter = z.string().regex(/^\d{4}Q[1-4]$/)

const NoticesBody = z
  .object({
    asOf: day,
    notices: z.array(
      z.object({
        quarter: quarter.describe('Figures of this calendar quarter name the company only after `untilOn`.'),
        openedOn: day,
        untilOn: day.describe('Last day on which the reply can be written or changed.'),
        open: z.boolean(),
        text: z.string().describe('What the notice says, in the language of the caller, with the address of the record.'),
        toldAt: z.iso
          .datetime()
          .nullable()
          .describe('When it came into the inbox, or to the phone of the company; null = it did not yet.'),
        reply: z.string().nullable().describe('As it stands; null = none.'),
        versions: z
          .array(z.object({ words: z.string().nullable(), writtenBy: z.string().nullable(), writtenAt: z.iso.datetime() }))
          .describe('Everything that was ever written, the newest first; null = taken back.'),
      }),
    ),
  })
  .meta({
    id: 'CompanyRecordNotices',
    description: 'When the company was told of its record, and what it replied. The newest first.',
  })

const NewReply = z
  .strictObject({ words: z.string().trim().min(1).max(2000).nullable() })
  .meta({ id: 'CompanyRecordReply', examples: [{ words: '三月有两件是交接前的申请，由原物业答复。' }] })

/** What the routes of a company's own desk are made of. */
export interface CompanyParts {
  readonly companies: Companies
  readonly figures: Pick<Figures, 'ownRecord'>
  readonly notices: Pick<RecordNoticeStore, 'ofCompany' | 'reply'>
  readonly organisations: Pick<OrganisationStore, 'read'>
  readonly time: TimeSource
  readonly publicUrl: () => string
}

/** The own desk of a property company: its compounds, who looks after them, who stands in, and its own record. */
export const companyRoutes = (parts: CompanyParts) => (app: TypedApp) => {
  readCompany(app, parts)
  setLeave(app, parts)
  setDuty(app, parts)
  readRecord(app, parts)
  readNotices(app, parts)
  replyToNotice(app, parts)
}

/** The company of the caller; everybody who may call works for one. */
const companyOf = (request: Parameters<typeof callerOf>[0]): string => {
  const { organisationId } = callerOf(request)
  if (organisationId === null) throw new Problem('NOT_FOR_YOU')
  return organisationId
}

const readCompany = (app: TypedApp, { companies, time }: CompanyParts) =>
  app.get(
    '/api/company',
    {
      config: { access: ['property'] },
      schema: {
        tags: ['company'],
        operationId: 'readCompany',
        summary: 'The own company: its people, its compounds, who looks after each today',
        response: { 200: json('The company.', CompanyBody), ...problemAnswers(400, 401, 403, 429, 503) },
      },
    },
    async (request) => {
      const on = companyDay(time.now())
      const { people, compounds, branches } = await companies.desk(companyOf(request), on)
      const { accountId: you } = callerOf(request)
      return {
        asOf: on,
        branches: [...branches],
        people: people.map((person) => ({ ...person, you: person.accountId === you })),
        compounds: compounds.map((compound) => ({ ...compound, actingId: actingFor(compound.responsibleId, people, on) })),
      }
    },
  )

const setLeave = (app: TypedApp, { companies, time }: CompanyParts) =>
  app.put(
    '/api/company/leaves/:accountId',
    {
      config: { access: ['property'] },
      schema: {
        tags: ['company'],
        operationId: 'setCompanyLeave',
        summary: 'Say when somebody of the company is away and who stands in; null ends it',
        description: 'Any colleague may say it: the inbox must not die with a manager who left.',
        params: z.strictObject({ accountId: LookedUpId }),
        body: NewLeave,
        response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const by = { organisationId: companyOf(request), accountId: callerOf(request).accountId, now: time.now() }
      const { accountId } = request.params
      const { leave } = request.body
      if (leave?.deputyId === accountId) throw new Problem('NOT_FOUND')
      if (!(await companies.setLeave(accountId, leave, by))) throw new Problem('NOT_FOUND')
      return reply.code(204).send(null)
    },
  )

const setDuty = (app: TypedApp, { companies, time }: CompanyParts) =>
  app.put(
    '/api/company/duties/:compoundId',
    {
      config: { access: ['property'] },
      schema: {
        tags: ['company'],
        operationId: 'setCompanyDuty',
        summary: 'Name who looks after a compound of the company; null = nobody in particular',
        description: 'It is an aid to the desk: every colleague still sees and answers every request of the company.',
        params: z.strictObject({ compoundId: LookedUpId }),
        body: NewDuty,
        response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const by = { organisationId: companyOf(request), accountId: callerOf(request).accountId, now: time.now() }
      if (!(await companies.setDuty(request.params.compoundId, request.body.accountId, by))) throw new Problem('NOT_FOUND')
      return reply.code(204).send(null)
    },
  )

const readRecord = (app: TypedApp, { figures, companies, notices, organisations, time }: CompanyParts) =>
  app.get(
    '/api/company/record',
    {
      config: { access: ['property'] },
      schema: {
        tags: ['company'],
        operationId: 'readCompanyRecord',
        summary: 'The own record, before anybody compares it: how long answers took, which reasons were stated and tested',
        description:
          'A head office reads its own and those of its branches together, and each beside the others. A branch reads its own.',
        response: { 200: json('The record.', RecordBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const language = languageOfRequest(request)
      const organisationId = companyOf(request)
      const today = companyDay(time.now())
      const { branches } = await companies.desk(organisationId, today)
      const own = await figures.ownRecord([organisationId, ...branches.map((branch) => branch.organisationId)])
      if (own === null) throw new Problem('NOT_FOUND')
      const each = branches.length === 0 ? [] : own.each
      const name = (await organisations.read(organisationId))?.name ?? ''
      const names = new Map([...branches.map((branch) => [branch.organisationId, branch.name] as const), [organisationId, name]])
      return {
        ...recordBody(own, language),
        each: await Promise.all(
          each.map(async (one) => {
            const [notice] = await notices.ofCompany(one.organisationId)
            const current = notice && {
              untilOn: notice.untilOn,
              open: mayReply(notice, today),
              replied: notice.versions[0]?.words != null,
            }
            return {
              organisationId: one.organisationId,
              name: names.get(one.organisationId) ?? '',
              ...recordBody(one, language),
              notice: current ?? null,
            }
          }),
        ),
      }
    },
  )

const recordBody = (record: Pick<OwnRecord, 'answers' | 'reasons'>, language: Language) => {
  const { apart: _, ...answers } = answerFiguresBody(record.answers, language, false)
  return { answers, reasons: reasonFiguresBody(record.reasons, language, false) }
}

const readNotices = (app: TypedApp, { notices, companies, organisations, time, publicUrl }: CompanyParts) =>
  app.get(
    '/api/company/notices',
    {
      config: { access: ['property'] },
      schema: {
        tags: ['company'],
        operationId: 'readCompanyNotices',
        summary: 'Since when the company has been told of its own record, until when it can reply, and what it replied',
        response: { 200: json('The notices.', NoticesBody), ...problemAnswers(400, 401, 403, 429, 503) },
      },
    },
    async (request) => {
      const organisationId = companyOf(request)
      const asOf = companyDay(time.now())
      const { people } = await companies.desk(organisationId, asOf)
      const found = await notices.ofCompany(organisationId)
      const organisation = (await organisations.read(organisationId))?.name ?? ''
      const language = languageOfRequest(request)
      const url = `${publicUrl()}/desk/company`
      return {
        asOf,
        notices: found.map(({ versions, toldAt, channel, ...notice }) => ({
          ...notice,
          text: writeCompanyRecordNotice({ ...notice, organisation, url }, language),
          toldAt: channel === 'notReachable' ? null : toldAt,
          open: mayReply(notice, asOf),
          reply: versions[0]?.words ?? null,
          versions: versions.map(({ writtenBy, ...version }) => ({
            ...version,
            writtenBy: people.find(({ accountId }) => accountId === writtenBy)?.login ?? null,
          })),
        })),
      }
    },
  )

const replyToNotice = (app: TypedApp, { notices, time }: CompanyParts) =>
  app.put(
    '/api/company/notices/:quarter/reply',
    {
      config: { access: ['property'] },
      schema: {
        tags: ['company'],
        operationId: 'replyToCompanyNotice',
        summary: 'Reply to the own record, or take the reply back; every version is kept',
        description: 'It stands beside every figure that names the company. After the last day it cannot be changed any more.',
        params: z.strictObject({ quarter }),
        body: NewReply,
        response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const now = time.now()
      const { accountId: writtenBy } = callerOf(request)
      const { words } = request.body
      const version = { words, writtenBy, writtenAt: now, today: companyDay(now) }
      const kept = await notices.reply(companyOf(request), request.params.quarter, version)
      if (kept === 'unknown') throw new Problem('NOT_FOUND')
      if (kept === 'over') throw new Problem('RECORD_REPLY_OVER')
      return reply.code(204).send(null)
    },
  )
