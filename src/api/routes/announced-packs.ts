import { z } from 'zod'
import { Bilingual } from '../../../workflows/rules/schema.ts'
import type { TimeSource } from '../../cases/ports.ts'
import type { AnnouncedPack, Announcer, PackAnnouncements, PackCheck, PlacedFault, TakenBack } from '../../rules/ports.ts'
import { type Access, callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { comparisonBody, packSummary, RuleComparison, RulePackSummary } from './rule-bodies.ts'

/** Who keeps the rules. */
const keepers: Access = ['operator']

/** A pack file as text: its quotes and line ends are doubled on the way. */
const fileLimit = 2 * 1024 * 1024

const day = z.iso.date()
const Asked = z.strictObject({
  text: z.string().min(1).max(900_000).describe('The file of the pack, as JSON.'),
  from: day.nullable().describe('The day from which it is to hold, in place of the one in the file; null = the one in the file.'),
  districts: z
    .array(z.string().min(1).max(20))
    .max(500)
    .describe('Districts that go over to it, beside those that are under an earlier version already.'),
})

const AskedBody = Asked.meta({
  id: 'AskedAnnouncement',
  examples: [{ text: '{ "extends": "national-baseline", "id": "my-city-2027", … }', from: '2027-01-01', districts: ['430204'] }],
})

const CheckBody = z
  .object({
    faults: z.array(
      z.object({
        path: z.string().describe('The place in the file; empty = the whole of it.'),
        line: z
          .int()
          .positive()
          .nullable()
          .describe('The line of the file; null = it comes from the pack that this one builds upon.'),
        sentence: Bilingual,
      }),
    ),
    pack: RulePackSummary.nullable().describe('The pack, where its form is right.'),
    isKnown: z.boolean().describe('The very same pack is there already.'),
    holdsAtOnce: z.boolean().describe('Its day has come: once announced it holds, and cannot be taken back.'),
    runningCases: z
      .object({ clause: z.enum(['keep', 'switch', 'longerForHolder']), count: z.int().nonnegative() })
      .describe('How many requests run in these districts, and what becomes of them when it comes into force.'),
    reach: z.array(
      z.object({
        code: z.string(),
        name: Bilingual,
        isNamed: z.boolean().describe('It goes over by being named now; else it is under an earlier version of the pack.'),
        packNow: RulePackSummary.nullable().describe('The pack that holds there today.'),
        runningCases: z.int().nonnegative(),
      }),
    ),
    comparisons: z.array(RuleComparison).describe('Against each pack that it replaces, rule by rule.'),
  })
  .meta({ id: 'PackCheck', description: 'What the checker says of a pack, and whom it would reach. Nothing is written.' })

const AnnouncedBody = z
  .object({
    number: z.int().positive(),
    pack: RulePackSummary,
    state: z
      .enum(['coming', 'inForce', 'replaced', 'takenBack'])
      .describe('Only what is still to come can be taken back; what was once in force stays as it is for ever.'),
    districts: z.array(z.string()).describe('The districts that were named with it.'),
    announcedAt: z.iso.datetime(),
    takenBackAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AnnouncedPack', description: 'A rule pack that the operator announced here.' })

const NumberParams = z.strictObject({ number: z.coerce.number().int().min(1).max(1_000_000) })

/** What the routes are made of. */
interface AnnouncedPackParts {
  readonly announcements: PackAnnouncements
  readonly time: TimeSource
}

/** Rule packs brought into force without a restart: checked, compared, announced for a day, taken back until then. */
export const announcedPackRoutes = (parts: AnnouncedPackParts) => (app: TypedApp) => {
  check(app, parts)
  announce(app, parts)
  list(app, parts)
  file(app, parts)
  takeBack(app, parts)
}

const check = (app: TypedApp, { announcements }: AnnouncedPackParts) =>
  app.post(
    '/api/rule-packs/check',
    {
      config: { access: keepers },
      bodyLimit: fileLimit,
      schema: {
        tags: ['rules'],
        operationId: 'checkRulePack',
        summary: 'What the checker says of a pack, what it changes, and whom it would reach; nothing is written',
        body: AskedBody,
        response: { 200: json('What it says.', CheckBody), ...problemAnswers(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request) => checkBody(await announcements.check(request.body)),
  )

const checkBody = ({ faults, pack, isKnown, holdsAtOnce, reach, replaces }: PackCheck): z.infer<typeof CheckBody> => ({
  faults: faults.map(({ path, line, sentence }) => ({ path, line, sentence })),
  pack: pack && packSummary(pack),
  isKnown,
  holdsAtOnce,
  runningCases: {
    clause: pack?.value.runningCases ?? 'keep',
    count: reach.reduce((sum, { runningCases }) => sum + runningCases, 0),
  },
  reach: reach.map((district) => ({ ...district, packNow: district.packNow && packSummary(district.packNow) })),
  comparisons: pack ? replaces.map((before) => comparisonBody(before, pack)) : [],
})

const announce = (app: TypedApp, { announcements, time }: AnnouncedPackParts) =>
  app.post(
    '/api/rule-packs',
    {
      config: { access: keepers },
      bodyLimit: fileLimit,
      schema: {
        tags: ['rules'],
        operationId: 'announceRulePack',
        summary: 'Announce a pack: from its day on it holds, without a restart, for new requests and as it says for running ones',
        description:
          'A pack that is in force never changes: what is changed has another version. The very same pack sent again is answered 200 and writes nothing.',
        body: AskedBody,
        response: {
          200: json('The very same pack is there already.', AnnouncedBody.nullable()),
          201: json('Announced.', AnnouncedBody),
          ...problemAnswers(400, 401, 403, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const by = announcer(callerOf(request).accountId, time)
      const result = await announcements.announce(request.body, by)
      const language = languageOfRequest(request)
      if (result.kind === 'wrong') throw new Problem('PACK_UNUSABLE', { errors: errorsOf(result.faults, language) })
      if (result.kind === 'districtUnknown') {
        const detail = { zh: `没有“${result.district}”这个区县。`, en: `There is no district “${result.district}”.` }[language]
        throw new Problem('VALIDATION_FAILED', { errors: [{ pointer: '/districts', code: 'DISTRICT_UNKNOWN', detail }] })
      }
      const found = (await announcements.list()).find(({ number }) => number === result.number)
      if (result.kind === 'known') return reply.code(200).send(found ? announcedBody(found) : null)
      if (!found) throw new Error(`the pack ${result.hash} was announced and is not there`)
      const { pack } = found
      request.log.info({ pack: pack.value.id, version: pack.value.version, by: by.accountId }, 'rule pack announced')
      return reply.code(201).send(announcedBody(found))
    },
  )

const list = (app: TypedApp, { announcements }: AnnouncedPackParts) =>
  app.get(
    '/api/rule-packs',
    {
      config: { access: keepers },
      schema: {
        tags: ['rules'],
        operationId: 'listAnnouncedPacks',
        summary: 'The packs that were announced here, the latest first',
        response: {
          200: json('All of them.', z.object({ packs: z.array(AnnouncedBody) }).meta({ id: 'AnnouncedPacks' })),
          ...problemAnswers(401, 403, 429, 503),
        },
      },
    },
    async () => ({ packs: (await announcements.list()).map(announcedBody) }),
  )

const file = (app: TypedApp, { announcements }: AnnouncedPackParts) =>
  app.get(
    '/api/rule-packs/:number/file.json',
    {
      config: { access: keepers },
      schema: {
        tags: ['rules'],
        operationId: 'downloadAnnouncedPack',
        summary: 'The file of an announced pack, as it was sent',
        params: NumberParams,
        response: {
          200: json('The file.', z.record(z.string(), z.unknown())),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const written = await announcements.written(request.params.number)
      if (!written) throw new Problem('NOT_FOUND')
      void reply.type('application/json')
      void reply.header('content-disposition', `attachment; filename="${written.packId}-${written.version}.json"`)
      return reply.serializer(String).send(written.text as never)
    },
  )

const takeBack = (app: TypedApp, { announcements, time }: AnnouncedPackParts) =>
  app.post(
    '/api/rule-packs/:number/take-back',
    {
      config: { access: keepers },
      schema: {
        tags: ['rules'],
        operationId: 'takeBackRulePack',
        summary: 'Take an announced pack back, until the day on which it comes into force',
        params: NumberParams,
        response: { 200: json('Taken back.', AnnouncedBody), ...problemAnswers(400, 401, 403, 404, 409, 429, 503) },
      },
    },
    async (request) => {
      const { number } = request.params
      const by = announcer(callerOf(request).accountId, time)
      const refused = refusalOf(await announcements.takeBack(number, by), languageOfRequest(request))
      if (refused) throw refused
      const found = (await announcements.list()).find((one) => one.number === number)
      if (!found) throw new Error(`the announced pack ${number} is gone`)
      request.log.info({ pack: found.pack.value.id, version: found.pack.value.version, by: by.accountId }, 'rule pack taken back')
      return announcedBody(found)
    },
  )

const announcer = (accountId: string, time: TimeSource): Announcer => ({ accountId, now: time.now() })

const refusalOf = (result: TakenBack, language: 'zh' | 'en'): Problem | null => {
  switch (result.kind) {
    case 'takenBack':
      return null
    case 'unknown':
      return new Problem('NOT_FOUND')
    case 'inForce':
      return new Problem('PACK_IN_FORCE')
    case 'hasCases':
      return new Problem('PACK_HAS_CASES')
    case 'chosen': {
      const detail = { zh: `区县：${result.districts.join('、')}`, en: `Districts: ${result.districts.join(', ')}` }[language]
      return new Problem('PACK_STILL_CHOSEN', { errors: [{ pointer: '', code: 'PACK_STILL_CHOSEN', detail }] })
    }
  }
}

/** Mistakes as places of a problem, the line first. */
const errorsOf = (faults: readonly PlacedFault[], language: 'zh' | 'en') =>
  faults.map(({ path, line, sentence }) => ({
    pointer: path,
    code: 'PACK_UNUSABLE',
    detail: `${line === null ? '' : { zh: `第${line}行 `, en: `Line ${line} ` }[language]}${path} ${sentence[language]}`,
  }))

const announcedBody = ({ pack, districts, ...one }: AnnouncedPack): z.infer<typeof AnnouncedBody> => ({
  ...one,
  pack: packSummary(pack),
  districts: [...districts],
})
