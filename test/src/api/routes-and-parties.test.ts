import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomId, randomSecret } from '../../../src/random-id.ts'
import { type Answer, type ApiCity, callers, openApiCity, type Sending, type Who } from '../../helpers/api-city.ts'
import { agreed, draftOf, filed, freshKey, type LivedCase, linkOf } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'

let city: ApiCity
let lived: LivedCase
let draft: LivedCase
let link: { linkId: string; token: string }

beforeAll(async () => {
  city = await openApiCity({ spaces: 6 })
  lived = await agreed(city)
  draft = await draftOf(city, { space: 1 })
  link = await linkOf(city, lived.caseId, 'property')
  await city.service.rounds.link()
})
afterAll(() => city.close())

/** Parties with a role in the case as it stands; the community carried the paper once and has none any more. */
const inside: readonly Who[] = ['owner', 'property', 'centre', 'bureau', 'fire', 'grid']
/** Parties that could have a role in some case, and have none in this one. */
const strangers: readonly Who[] = [
  'otherOwner',
  'propertyNextdoor',
  'communityNextdoor',
  'centreElsewhere',
  'bureauElsewhere',
  'fireElsewhere',
  'gridElsewhere',
  'spaceOwner',
  'transformerOwner',
  'installer',
]

type Expected = Readonly<Record<Who, number>>

const all = (status: number): Expected => Object.fromEntries(callers.map((who) => [who, status])) as Expected
const only = (allowed: readonly Who[], status: number): Expected => ({
  ...all(403),
  nobody: 401,
  ...Object.fromEntries(allowed.map((who) => [who, status])),
})
/** On a case: those inside as given, strangers find nothing, everybody else may not ask. */
const onCase = (status: number, more: Partial<Record<Who, number>> = {}): Expected => ({
  ...only(inside, status),
  ...Object.fromEntries(strangers.map((who) => [who, 404])),
  community: 403,
  ...more,
})

/** One row of the table: what is asked, and what each caller is told. */
interface Row {
  readonly ask: (who: Who) => readonly [path: string, sending?: Sending]
  readonly expected: Expected
  /** The same request about another case, document or link that is not there. */
  readonly missing?: (who: Who) => readonly [path: string, sending?: Sending]
}

/** An event of the caller's own party that the case refuses: it shows that the caller got as far as the decision. */
const eventOf = (who: Who) => {
  const party = who.replace(/(Nextdoor|Elsewhere)$/, '').replace('otherOwner', 'owner')
  switch (party) {
    case 'centre':
      return { type: 'centre.confirmDate', record: 999_999 }
    case 'bureau':
      return { type: 'bureau.return', track: 'consent' }
    case 'property':
    case 'community':
    case 'fire':
    case 'grid':
      return { type: `${party}.contestRecord`, record: 999_999 }
    default:
      return { type: 'owner.contestRecord', record: 999_999 }
  }
}
const sendEvent = (who: Who): Sending => ({ body: eventOf(who), headers: { ...freshKey(), 'if-match': '*' } })
const upload = (): Sending => {
  const sent = multipart([
    { name: 'kind', value: 'other' },
    { name: 'file', filename: '补充.pdf', type: 'application/pdf', value: '%PDF-1.4\n%%EOF\n' },
  ])
  return { raw: sent.body, headers: { ...sent.headers, ...freshKey() } }
}
const draftBody = { right: 'owned', powerKw: 7, personal: { name: '某人', phone: '13600000009' } }
const newDraft = (): Sending => ({ body: { ...draftBody, spaceId: city.places.spaces[2] }, headers: freshKey() })
const nameOnly = { body: { name: '' } }
const compound = () => `/api/compounds/${city.places.compoundId}`
const newLink: Sending = { body: { party: 'property', name: '项目经理' } }
const handOverAnswers: Sending = {
  body: { textVersion: 'of another time', language: 'zh', answers: [{ party: 'property', act: 'agreed' }] },
}
/** Each body has an address of its own; of another one there is none. */
const otherBodies: Partial<Record<Who, number>> = Object.fromEntries(
  ['property', 'community', 'fire', 'grid', 'centre', 'bureau'].flatMap((who) =>
    callers.filter((one) => one !== 'property' && one.startsWith(who)).map((one) => [one, 404]),
  ),
)
const operators = only(['operator'], 400)

const retrofit = () => ({
  kind: 'retrofit',
  compoundId: city.places.compoundId,
  garageId: city.places.garageId,
  official: { party: 'centre', organisationId: city.places.organisations.centre, role: 'officer', personal: { name: '周工' } },
})
const matterReport = (): Sending => ({
  body: { type: 'matter.report', progress: 'planned', evidence: ['A'.repeat(22)] },
  headers: { ...freshKey(), 'if-match': '*' },
})
const joining = (caseId: string): Sending => ({
  body: {
    code: `${caseId}.${'A'.repeat(43)}`,
    accedes: true,
    undertaking: true,
    personal: { name: '某人', phone: '13600000009' },
  },
  headers: freshKey(),
})

/** Every route of the service, by hand. A route that is not here fails the test, and so does a row whose route is gone. */
const table: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(
    [
      '/',
      '/login',
      '/precheck',
      '/new',
      '/cases',
      '/cases/:caseId',
      '/cases/:caseId/*',
      '/compounds/:compoundId',
      '/matters/:matterId',
      '/piles/:pileId',
      '/me',
      '/join',
      '/figures',
      '/figures/:month',
      '/visits',
      '/link/:token',
      '/track/:token',
      '/desk',
      '/desk/*',
      '/desk/field-worker.js',
    ].map((url) => [`GET ${url}`, { ask: () => [url.replace(/:\w+|\*/g, 'x')] as const, expected: all(200) }]),
  ),
  'GET /assets/:name': { ask: () => ['/assets/none.js'], expected: all(404) },
  'GET /api/forms/:type': { ask: () => ['/api/forms/property.reject'], expected: all(200) },
  'GET /docs': { ask: () => ['/docs'], expected: all(200) },
  'GET /docs/static/index.html': { ask: () => ['/docs/static/index.html'], expected: all(302) },
  'GET /docs/static/swagger-initializer.js': { ask: () => ['/docs/static/swagger-initializer.js'], expected: all(200) },
  'GET /docs/json': { ask: () => ['/docs/json'], expected: all(200) },
  'GET /docs/yaml': { ask: () => ['/docs/yaml'], expected: all(200) },
  'GET /docs/static/*': { ask: () => ['/docs/static/swagger-ui.css'], expected: all(200) },
  'GET /openapi.json': { ask: () => ['/openapi.json'], expected: all(200) },
  'GET /healthz': { ask: () => ['/healthz'], expected: all(200) },
  'GET /readyz': { ask: () => ['/readyz'], expected: all(200) },
  'GET /metrics': { ask: () => ['/metrics'], expected: only(['operator'], 200) },

  'POST /api/login/codes': { ask: () => ['/api/login/codes', { body: { phone: 'no phone' } }], expected: all(400) },
  'POST /api/login': {
    ask: () => ['/api/login', { body: { method: 'code', phone: '13600000009', code: '000000' } }],
    expected: all(401),
  },
  // Walked last, in a test of its own: it ends the session it is asked with.
  'POST /api/logout': { ask: () => ['/api/logout'], expected: { ...all(204), nobody: 401 } },
  'GET /api/me': { ask: () => ['/api/me'], expected: { ...all(200), nobody: 401 } },

  // All who are asked here are machines: what only a person does is walked with persons in second-factor.test.ts.
  'GET /api/me/second-factor': {
    ask: () => ['/api/me/second-factor'],
    expected: only(['bureau', 'bureauElsewhere', 'operator'], 200),
  },
  'POST /api/me/second-factor': { ask: () => ['/api/me/second-factor', { body: {} }], expected: only([], 403) },
  'POST /api/me/second-factor/confirm': {
    ask: () => ['/api/me/second-factor/confirm', { body: { code: '000000' } }],
    expected: only([], 403),
  },
  'POST /api/me/second-factor/recovery-codes': {
    ask: () => ['/api/me/second-factor/recovery-codes', { body: { code: '000000' } }],
    expected: only([], 403),
  },
  'POST /api/accounts/:accountId/second-factor-reset': {
    ask: () => ['/api/accounts/nobody/second-factor-reset', { body: { reason: 'device lost' } }],
    expected: only([], 403),
  },
  'GET /api/four-eyes': { ask: () => ['/api/four-eyes'], expected: only(['operator', 'bureau', 'bureauElsewhere'], 200) },
  'POST /api/four-eyes/:askId/decision': {
    ask: () => ['/api/four-eyes/nobody/decision', { body: { verdict: 'refused' } }],
    expected: only([], 403),
  },

  // This city has no single sign-on; one that has is walked in identity.test.ts.
  'GET /api/login/ways': { ask: () => ['/api/login/ways'], expected: all(200) },
  'GET /api/login/provider': { ask: () => ['/api/login/provider'], expected: all(404) },
  'GET /api/login/provider/callback': { ask: () => ['/api/login/provider/callback'], expected: all(404) },
  'GET /api/login/provider/sign-out': { ask: () => ['/api/login/provider/sign-out'], expected: all(404) },
  'GET /api/accounts/:accountId/identity': { ask: () => ['/api/accounts/nobody/identity'], expected: only(['operator'], 404) },
  'PUT /api/accounts/:accountId/identity': {
    ask: () => ['/api/accounts/nobody/identity', { body: { subject: 'x' } }],
    expected: only(['operator'], 404),
  },
  'DELETE /api/accounts/:accountId/identity': {
    ask: () => ['/api/accounts/nobody/identity'],
    expected: only(['operator'], 404),
  },
  'GET /api/me/sessions': { ask: () => ['/api/me/sessions'], expected: { ...all(200), nobody: 401 } },
  'GET /api/me/phone': { ask: () => ['/api/me/phone'], expected: { ...all(403), owner: 200, otherOwner: 200, nobody: 401 } },
  'PUT /api/me/phone': {
    ask: () => ['/api/me/phone', { body: { phone: '13712345678', code: '000000' } }],
    expected: { ...all(403), nobody: 401 },
  },
  'GET /api/me/messages': { ask: () => ['/api/me/messages'], expected: only(['owner', 'otherOwner'], 200) },
  'PATCH /api/me/messages': {
    ask: () => ['/api/me/messages', { body: { language: 'zh' } }],
    expected: only(['owner', 'otherOwner'], 200),
  },
  'POST /api/me/messages/mail/codes': {
    ask: () => ['/api/me/messages/mail/codes', { body: { mail: 'nowhere' } }],
    expected: only(['owner', 'otherOwner'], 400),
  },
  'PUT /api/me/messages/mail': {
    ask: () => ['/api/me/messages/mail', { body: { mail: 'family@example.cn', code: '000000' } }],
    expected: only([], 403),
  },
  'DELETE /api/me/messages/mail': { ask: () => ['/api/me/messages/mail'], expected: only(['owner', 'otherOwner'], 200) },
  'DELETE /api/me/sessions/:sessionId': { ask: () => ['/api/me/sessions/nobody'], expected: { ...all(404), nobody: 401 } },
  'DELETE /api/me/sessions': { ask: () => ['/api/me/sessions'], expected: { ...all(200), nobody: 401 } },
  'PUT /api/me/password': {
    ask: () => ['/api/me/password', { body: { current: 'x', next: 'twelve-signs-long' } }],
    expected: only([], 403),
  },
  'POST /api/accounts/:accountId/password': { ask: () => ['/api/accounts/nobody/password'], expected: only([], 403) },
  'POST /api/accounts/:accountId/unlock': { ask: () => ['/api/accounts/nobody/unlock'], expected: only(['operator'], 404) },

  'GET /api/accounts': { ask: () => ['/api/accounts'], expected: only(['operator'], 200) },
  'POST /api/accounts': { ask: () => ['/api/accounts', { body: {} }], expected: operators },
  'POST /api/accounts/:accountId/disable': { ask: () => ['/api/accounts/nobody/disable'], expected: only(['operator'], 404) },
  'POST /api/accounts/:accountId/tokens': {
    ask: () => ['/api/accounts/nobody/tokens', { body: { name: 'x' } }],
    expected: only(['operator'], 404),
  },
  'DELETE /api/accounts/:accountId/sessions': { ask: () => ['/api/accounts/nobody/sessions'], expected: only(['operator'], 404) },

  'GET /api/districts': { ask: () => ['/api/districts'], expected: { ...all(200), nobody: 401 } },
  'POST /api/districts': { ask: () => ['/api/districts', { body: {} }], expected: operators },
  'PATCH /api/districts/:code': { ask: () => ['/api/districts/430211', { body: { nameZh: '' } }], expected: operators },
  'GET /api/organisations': {
    ask: () => ['/api/organisations'],
    expected: only(
      callers.filter((who) => /^(property|community|centre|bureau|fire|grid|operator)/.test(who)),
      200,
    ),
  },
  'POST /api/organisations': { ask: () => ['/api/organisations', { body: {} }], expected: operators },
  'PATCH /api/organisations/:organisationId': {
    ask: () => [`/api/organisations/${city.places.organisations.property}`, nameOnly],
    expected: operators,
  },
  // A draft is tried by who would sign it; a trial of another office is not there.
  // Drafts are written by who would sign them; the operator, who keeps the rules, reads them.
  'GET /api/rule-drafts': { ask: () => ['/api/rule-drafts'], expected: only(['bureau', 'bureauElsewhere', 'operator'], 200) },
  'POST /api/rule-drafts': {
    ask: () => ['/api/rule-drafts', { body: {} }],
    expected: only(['bureau', 'bureauElsewhere'], 400),
  },
  ...Object.fromEntries(
    ['', '/adoptions', '/check', '/compare', '/pack.json', '/annex.pdf'].map((path) => [
      `GET /api/rule-drafts/:draftId${path}`,
      {
        ask: () => [`/api/rule-drafts/${'A'.repeat(22)}${path}`] as const,
        expected: only(['bureau', 'bureauElsewhere', 'operator'], 404),
      },
    ]),
  ),
  ...Object.fromEntries(
    [
      ['PATCH', ''],
      ['POST', '/take-back'],
      ['DELETE', ''],
    ].map(([method, path]) => [
      `${method} /api/rule-drafts/:draftId${path}`,
      {
        ask: () =>
          [
            `/api/rule-drafts/${'A'.repeat(22)}${path}`,
            {
              headers: { 'if-match': '"1"' },
              ...(method === 'PATCH' ? { body: { changes: [{ kind: 'newCost' }] } } : {}),
            },
          ] as const,
        expected: only(['bureau', 'bureauElsewhere'], 404),
      },
    ]),
  ),
  'GET /api/trials': { ask: () => ['/api/trials'], expected: only(['bureau', 'bureauElsewhere'], 200) },
  'POST /api/trials': { ask: () => ['/api/trials', { body: {} }], expected: only(['bureau', 'bureauElsewhere'], 400) },
  ...Object.fromEntries(
    [
      ['GET', ''],
      ['GET', '/cases/:caseId'],
      ['GET', '/fact'],
      ['POST', '/run'],
      ['POST', '/cancel'],
    ].map(([method, path]) => [
      `${method} /api/trials/:trialId${path}`,
      {
        ask: () => [`/api/trials/${'A'.repeat(22)}${path?.replace(':caseId', 'A'.repeat(22))}`] as const,
        expected: only(['bureau', 'bureauElsewhere'], 404),
      },
    ]),
  ),
  'GET /api/company': { ask: () => ['/api/company'], expected: only(['property', 'propertyNextdoor'], 200) },
  'GET /api/organisations/:organisationId/contact': {
    ask: () => [`/api/organisations/${city.places.organisations.property}/contact`],
    expected: { ...only(['property', 'operator'], 200), ...otherBodies },
    missing: () => [`/api/organisations/${randomId()}/contact`],
  },
  'PUT /api/organisations/:organisationId/contact': {
    ask: () => [`/api/organisations/${city.places.organisations.property}/contact`, { body: { phone: null } }],
    expected: { ...only(['property', 'operator'], 204), ...otherBodies },
    missing: () => [`/api/organisations/${randomId()}/contact`, { body: { phone: null } }],
  },
  'GET /api/company/record': { ask: () => ['/api/company/record'], expected: only(['property', 'propertyNextdoor'], 200) },
  'GET /api/company/notices': { ask: () => ['/api/company/notices'], expected: only(['property', 'propertyNextdoor'], 200) },
  'PUT /api/company/notices/:quarter/reply': {
    ask: () => ['/api/company/notices/1999Q1/reply', { body: { words: null } }],
    expected: only(['property', 'propertyNextdoor'], 404),
  },
  'GET /api/organisations/:organisationId/parent': {
    ask: () => [`/api/organisations/${city.places.organisations.property}/parent`],
    expected: only(['operator'], 200),
  },
  'PUT /api/organisations/:organisationId/parent': {
    ask: () => [`/api/organisations/${city.places.organisations.property}/parent`, { body: { parentId: null } }],
    expected: only(['operator'], 204),
  },
  'PUT /api/company/leaves/:accountId': {
    ask: () => [`/api/company/leaves/${'A'.repeat(22)}`, { body: { leave: null } }],
    expected: only(['property', 'propertyNextdoor'], 404),
  },
  'PUT /api/company/duties/:compoundId': {
    ask: () => [`/api/company/duties/${'A'.repeat(22)}`, { body: { accountId: null } }],
    expected: only(['property', 'propertyNextdoor'], 404),
  },
  'GET /api/compounds': { ask: () => ['/api/compounds'], expected: all(200) },
  'GET /api/compounds/:compoundId': { ask: () => [compound()], expected: { ...all(200), nobody: 401 } },
  'GET /api/compounds/:compoundId/precheck': { ask: () => [`${compound()}/precheck?space=B1-001`], expected: all(200) },
  // The lived request lies here: its owner sees the plan, and so does everybody whose district or compound it is.
  'GET /api/compounds/:compoundId/plan': {
    ask: () => [`${compound()}/plan`],
    expected: {
      ...only(inside, 200),
      ...Object.fromEntries(strangers.map((who) => [who, 404])),
      community: 200,
    } as Expected,
  },
  'GET /api/compounds/:compoundId/spaces': {
    ask: () => [`${compound()}/spaces?label=B1-001`],
    expected: { ...all(200), nobody: 401 },
  },
  'GET /api/compounds/:compoundId/running': { ask: () => [`${compound()}/running`], expected: only(['operator'], 200) },
  'POST /api/compounds': { ask: () => ['/api/compounds', { body: {} }], expected: operators },
  'PATCH /api/compounds/:compoundId': { ask: () => [compound(), nameOnly], expected: operators },
  'PUT /api/compounds/:compoundId/garages/:garageId': {
    ask: () => [`${compound()}/garages/${city.places.garageId}`, { body: {} }],
    expected: operators,
  },
  'PUT /api/compounds/:compoundId/transformers/:transformerId': {
    ask: () => [`${compound()}/transformers/${city.places.transformerId}`, { body: {} }],
    expected: operators,
  },
  'PUT /api/compounds/:compoundId/spaces/:spaceId': {
    ask: () => [`${compound()}/spaces/${city.places.spaces[0]}`, { body: {} }],
    expected: operators,
  },
  'PUT /api/compounds/:compoundId/fire-zones/:fireZoneId': {
    ask: () => [`${compound()}/fire-zones/${'A'.repeat(22)}`, { body: {} }],
    expected: operators,
  },
  'PUT /api/compounds/:compoundId/charging-interest': {
    ask: () => [`/api/compounds/${city.places.compoundId}/charging-interest`, { body: {} }],
    expected: only(['property', 'propertyNextdoor', 'centre', 'centreElsewhere'], 400),
  },
  'PUT /api/compounds/:compoundId/issuers/:kind/:sinceOn': {
    ask: () => [`${compound()}/issuers/propertyCompany/2026-01-01`, { body: {} }],
    expected: operators,
  },
  'DELETE /api/compounds/:compoundId/issuers/:kind/:sinceOn': {
    ask: () => [`${compound()}/issuers/propertyCompany/1999-01-01`],
    expected: only(['operator'], 404),
  },
  'POST /api/compounds/import': { ask: () => ['/api/compounds/import', { body: {} }], expected: only(['operator'], 415) },
  'GET /api/compounds/import/template.xlsx': {
    ask: () => ['/api/compounds/import/template.xlsx'],
    expected: { ...all(200), nobody: 401 },
  },
  'GET /api/compounds/import/template.csv': {
    ask: () => ['/api/compounds/import/template.csv'],
    expected: { ...all(200), nobody: 401 },
  },

  'POST /api/cases': {
    ask: () => ['/api/cases', newDraft()],
    // A clerk opens drafts for spaces of its own district only: elsewhere there is no such space for it.
    expected: { ...only(['owner', 'otherOwner', 'centre'], 201), centreElsewhere: 404 },
  },
  'PUT /api/cases/:caseId/draft': {
    ask: () => [`/api/cases/${draft.caseId}/draft`, { body: draftBody }],
    expected: { ...only(['owner'], 200), otherOwner: 404, centre: 404, centreElsewhere: 404 },
    missing: () => [`/api/cases/${randomId()}/draft`, { body: draftBody }],
  },
  'PUT /api/cases/:caseId/draft/visits': {
    ask: () => [`/api/cases/${draft.caseId}/draft/visits`, { body: { visits: [] } }],
    expected: { ...only(['owner'], 200), otherOwner: 404 },
    missing: () => [`/api/cases/${randomId()}/draft/visits`, { body: { visits: [] } }],
  },
  'GET /api/piles': { ask: () => ['/api/piles'], expected: only([...inside, ...strangers, 'community'], 200) },
  // Nothing was built yet; who sees which pile is walked in piles.test.ts.
  'GET /api/piles/:pileId': {
    ask: () => [`/api/piles/${randomId()}`],
    expected: only([...inside, ...strangers, 'community'], 404),
  },
  'GET /api/cases': { ask: () => ['/api/cases'], expected: only([...inside, ...strangers, 'community'], 200) },
  'GET /api/cases/:caseId': {
    ask: () => [`/api/cases/${lived.caseId}`],
    expected: onCase(200, { community: 200 }),
    missing: () => [`/api/cases/${randomId()}`],
  },
  'GET /api/cases/:caseId/account': {
    ask: () => [`/api/cases/${lived.caseId}/account`],
    expected: onCase(200, { community: 200 }),
    missing: () => [`/api/cases/${randomId()}/account`],
  },
  // What is kept of a person is told to that person alone.
  'GET /api/cases/:caseId/personal-data': {
    ask: () => [`/api/cases/${lived.caseId}/personal-data`],
    expected: { ...only(['owner'], 200), otherOwner: 404 },
    missing: () => [`/api/cases/${randomId()}/personal-data`],
  },
  'GET /api/me/data.zip': { ask: () => ['/api/me/data.zip'], expected: only(['owner', 'otherOwner'], 200) },
  'GET /api/cases/:caseId/personal-data/reads': {
    ask: () => [`/api/cases/${lived.caseId}/personal-data/reads`],
    expected: { ...only(['owner'], 200), otherOwner: 404 },
    missing: () => [`/api/cases/${randomId()}/personal-data/reads`],
  },
  // Only an owner says to whom data go; the centre where it opened the request at its counter, which is not this one.
  'GET /api/cases/:caseId/hand-overs': {
    ask: () => [`/api/cases/${lived.caseId}/hand-overs`],
    expected: { ...only(['owner'], 200), otherOwner: 404, centre: 404, centreElsewhere: 404 },
    missing: () => [`/api/cases/${randomId()}/hand-overs`],
  },
  'POST /api/cases/:caseId/hand-overs': {
    ask: () => [`/api/cases/${lived.caseId}/hand-overs`, handOverAnswers],
    expected: { ...only(['owner'], 409), otherOwner: 404, centre: 404, centreElsewhere: 404 },
    missing: () => [`/api/cases/${randomId()}/hand-overs`, handOverAnswers],
  },
  'POST /api/cases/:caseId/recipients': {
    ask: () => [`/api/cases/${lived.caseId}/recipients`, { body: { type: 'owner.submit' } }],
    expected: onCase(200, { community: 404 }),
    missing: () => [`/api/cases/${randomId()}/recipients`, { body: { type: 'owner.submit' } }],
  },
  // By persons, never by a program with a token: even the bureau of the case is told so.
  'GET /api/cases/:caseId/unmasking': { ask: () => [`/api/cases/${lived.caseId}/unmasking`], expected: only([], 403) },
  'POST /api/cases/:caseId/unmasking': {
    ask: () => [`/api/cases/${lived.caseId}/unmasking`, { body: { reason: '核实联系不上的申请人' } }],
    expected: only([], 403),
  },
  'POST /api/cases/:caseId/order-confirmation': {
    ask: () => [`/api/cases/${lived.caseId}/order-confirmation`, { body: { reason: '物业两次逾期未答复' } }],
    expected: only([], 403),
  },
  'GET /api/cases/:caseId/site-visit': {
    ask: () => [`/api/cases/${lived.caseId}/site-visit`],
    expected: { ...only(['fire', 'grid'], 200), fireElsewhere: 404, gridElsewhere: 404 },
    missing: () => [`/api/cases/${randomId()}/site-visit`],
  },
  'GET /api/cases/:caseId/changes': {
    ask: () => [`/api/cases/${lived.caseId}/changes?seconds=1`],
    expected: onCase(200, { community: 200 }),
    missing: () => [`/api/cases/${randomId()}/changes?seconds=1`],
  },
  'GET /api/cases/:caseId/events': {
    ask: () => [`/api/cases/${lived.caseId}/events`],
    expected: onCase(200, { community: 200 }),
    missing: () => [`/api/cases/${randomId()}/events`],
  },
  'POST /api/cases/:caseId/events': {
    ask: (who) => [`/api/cases/${lived.caseId}/events`, sendEvent(who)],
    expected: onCase(422),
    missing: (who) => [`/api/cases/${randomId()}/events`, sendEvent(who)],
  },
  'POST /api/cases/:caseId/documents': {
    ask: () => [`/api/cases/${lived.caseId}/documents`, upload()],
    expected: onCase(201),
    missing: () => [`/api/cases/${randomId()}/documents`, upload()],
  },
  'GET /api/cases/:caseId/documents/:documentId': {
    // The identity card: its owner, and the grid company since its intake. The centre needed it in 材料核验 only.
    ask: () => [`/api/cases/${lived.caseId}/documents/${lived.documents.identity}`],
    expected: onCase(404, { owner: 200, grid: 200, community: 404 }),
    missing: () => [`/api/cases/${randomId()}/documents/${randomId()}`],
  },
  'POST /api/cases/:caseId/links': {
    ask: () => [`/api/cases/${lived.caseId}/links`, newLink],
    // An owner makes a link for who tests, and for nobody else.
    expected: { ...only(['centre'], 201), centreElsewhere: 404 },
    missing: () => [`/api/cases/${randomId()}/links`, newLink],
  },
  'GET /api/cases/:caseId/links': {
    ask: () => [`/api/cases/${lived.caseId}/links`],
    expected: { ...only(['centre', 'owner'], 200), centreElsewhere: 404, otherOwner: 404 },
    missing: () => [`/api/cases/${randomId()}/links`],
  },
  'DELETE /api/cases/:caseId/links/:linkId': {
    // Somebody else's try is made on the real link, the centre's on one that is not there: the link is still needed.
    ask: (who) => [`/api/cases/${lived.caseId}/links/${who === 'centre' ? randomId() : link.linkId}`],
    expected: { ...only(['centre', 'owner', 'otherOwner'], 404), centreElsewhere: 404 },
    missing: () => [`/api/cases/${randomId()}/links/${randomId()}`],
  },
  'GET /api/exports/:form': {
    ask: () => ['/api/exports/dictionary'],
    expected: { ...only(['bureau'], 200), bureauElsewhere: 200 },
    missing: () => ['/api/exports/none'],
  },
  ...Object.fromEntries(
    [
      ...['families', 'stuck', 'changes', 'accounts', 'map', 'stages', 'answers', 'overdue', 'reasons'],
      ...['companies', 'curves', 'cohorts', 'matters', 'forecast', 'offices', 'conduct', 'safety', 'costs', 'never'],
    ].map((figure): [string, Row] => [
      `GET /api/statistics/${figure}`,
      {
        ask: () => [`/api/statistics/${figure}?district=430211`],
        // Offices read the figures of their own districts; another district is not there for them.
        expected: { ...only(['centre', 'bureau'], 200), centreElsewhere: 404, bureauElsewhere: 404 },
        missing: () => [`/api/statistics/${figure}?district=430299`],
      },
    ]),
  ),
  'GET /api/statistics/:figure/table': {
    ask: () => ['/api/statistics/stages/table?district=430211'],
    expected: { ...only(['centre', 'bureau'], 200), centreElsewhere: 404, bureauElsewhere: 404 },
    missing: () => ['/api/statistics/stages/table?district=430299'],
  },
  'GET /api/statistics/:figure/cases': {
    ask: () => ['/api/statistics/families/cases?district=430211&group=0'],
    expected: { ...only(['bureau'], 200), bureauElsewhere: 404 },
    missing: () => ['/api/statistics/families/cases?district=430299&group=0'],
  },
  'GET /api/statistics/monday/:monday/sheet.pdf': {
    ask: () => ['/api/statistics/monday/2026-03-02/sheet.pdf'],
    expected: { ...only(['bureau'], 200), bureauElsewhere: 200 },
    missing: () => ['/api/statistics/monday/2099-03-02/sheet.pdf'],
  },
  'GET /api/record/heads': { ask: () => ['/api/record/heads'], expected: all(200) },
  'GET /api/cases/:caseId/proof': {
    ask: () => [`/api/cases/${lived.caseId}/proof`],
    expected: onCase(200, { community: 200 }),
    missing: () => [`/api/cases/${randomId()}/proof`],
  },
  'GET /api/public/figures': { ask: () => ['/api/public/figures'], expected: all(200) },
  // Nothing is frozen in a city of one day: every month is missing for everybody.
  'GET /api/public/figures/:month': { ask: () => ['/api/public/figures/2020-01'], expected: all(404) },
  'GET /api/public/figures/:month/signed': { ask: () => ['/api/public/figures/2020-01/signed'], expected: all(404) },
  'GET /api/public/figures/:month/report.pdf': { ask: () => ['/api/public/figures/2020-01/report.pdf'], expected: all(404) },
  'GET /api/cases/:caseId/papers/:kind.pdf': {
    ask: () => [`/api/cases/${lived.caseId}/papers/receipt.pdf`],
    expected: onCase(403, { owner: 200, centre: 200, bureau: 200 }),
    missing: () => [`/api/cases/${randomId()}/papers/receipt.pdf`],
  },
  'GET /api/cases/:caseId/papers/:kind/text': {
    ask: () => [`/api/cases/${lived.caseId}/papers/receipt/text`],
    expected: onCase(403, { owner: 200, centre: 200, bureau: 200 }),
    missing: () => [`/api/cases/${randomId()}/papers/receipt/text`],
  },
  'GET /api/cases/:caseId/papers': {
    ask: () => [`/api/cases/${lived.caseId}/papers`],
    expected: onCase(200),
    missing: () => [`/api/cases/${randomId()}/papers`],
  },
  'GET /api/outbox': { ask: () => ['/api/outbox'], expected: only(['operator'], 200) },
  'POST /api/outbox/:messageId/retry': {
    ask: () => [`/api/outbox/${randomId()}/retry`, { body: {} }],
    expected: only(['operator'], 404),
  },
  'GET /t/:token': { ask: () => [`/t/${trackingToken}`], expected: all(302) },
  'GET /api/webhooks': { ask: () => ['/api/webhooks'], expected: only(['operator'], 200) },
  'POST /api/webhooks': { ask: () => ['/api/webhooks', { body: {} }], expected: operators },
  'PATCH /api/webhooks/:webhookId': { ask: () => [`/api/webhooks/${randomId()}`, { body: {} }], expected: operators },
  'DELETE /api/webhooks/:webhookId': { ask: () => [`/api/webhooks/${randomId()}`], expected: only(['operator'], 404) },
  'POST /api/webhooks/:webhookId/secret': {
    ask: () => [`/api/webhooks/${randomId()}/secret`, { body: {} }],
    expected: only(['operator'], 404),
  },
  'POST /api/webhooks/:webhookId/test': {
    ask: () => [`/api/webhooks/${randomId()}/test`, { body: {} }],
    expected: only(['operator'], 404),
  },
  'GET /api/webhooks/:webhookId/deliveries': {
    ask: () => [`/api/webhooks/${randomId()}/deliveries`],
    expected: only(['operator'], 200),
  },
  'POST /api/webhooks/:webhookId/deliveries/:messageId/replay': {
    ask: () => [`/api/webhooks/${randomId()}/deliveries/one/replay`, { body: {} }],
    expected: only(['operator'], 404),
  },
  'GET /api/calendars': { ask: () => ['/api/calendars'], expected: all(200) },
  // What is wrong with a notice is told to the operator alone; here it says nothing at all.
  'POST /api/calendars/:calendarId/notices': { ask: () => ['/api/calendars/cn/notices', { body: {} }], expected: operators },
  'GET /api/calendars/:calendarId/notices/:number/changes': {
    ask: () => ['/api/calendars/cn/notices/cn-2026/changes'],
    expected: only(['bureau', 'bureauElsewhere', 'operator'], 200),
    missing: () => ['/api/calendars/cn/notices/cn-1999/changes'],
  },
  'GET /api/rules': { ask: () => ['/api/rules'], expected: all(200) },
  'GET /api/rules/compare': { ask: () => ['/api/rules/compare?from=zhuzhou-2022&to=zhuzhou-draft'], expected: all(200) },
  'GET /api/rules/:packId': { ask: () => ['/api/rules/zhuzhou-2022'], expected: all(200) },
  // What the checker says of a pack is for the operator alone; here what is sent is none.
  'POST /api/rule-packs/check': { ask: () => ['/api/rule-packs/check', { body: {} }], expected: operators },
  'POST /api/rule-packs': { ask: () => ['/api/rule-packs', { body: {} }], expected: operators },
  'GET /api/rule-packs': { ask: () => ['/api/rule-packs'], expected: only(['operator'], 200) },
  'GET /api/rule-packs/:number/file.json': {
    ask: () => ['/api/rule-packs/999/file.json'],
    expected: only(['operator'], 404),
    missing: () => ['/api/rule-packs/999/file.json'],
  },
  'POST /api/rule-packs/:number/take-back': {
    ask: () => ['/api/rule-packs/999/take-back', { body: {} }],
    expected: only(['operator'], 404),
    missing: () => ['/api/rule-packs/999/take-back', { body: {} }],
  },

  'POST /api/matters': {
    ask: () => ['/api/matters', { body: retrofit(), headers: freshKey() }],
    // Offices open matters of their own districts only. Compounds are public: that there is one is no secret.
    expected: only(['centre', 'bureau'], 201),
  },
  'GET /api/matters': { ask: () => ['/api/matters'], expected: only([...inside, ...strangers, 'community'], 200) },
  'GET /api/matters/:matterId': {
    ask: () => [`/api/matters/${matterId}`],
    expected: onCase(200, { community: 200 }),
    missing: () => [`/api/matters/${randomId()}`],
  },
  'POST /api/matters/:matterId/events': {
    ask: () => [`/api/matters/${matterId}/events`, matterReport()],
    // Seen by the parties of the compound, reported on by its centre and bureau and by the office that answers for it.
    expected: {
      ...onCase(403, { centre: 422, bureau: 422 }),
      ...Object.fromEntries((['otherOwner', 'spaceOwner', 'transformerOwner', 'installer'] as const).map((who) => [who, 403])),
    } as Expected,
    missing: () => [`/api/matters/${randomId()}/events`, matterReport()],
  },
  'POST /api/matters/:matterId/documents': {
    ask: () => [`/api/matters/${matterId}/documents`, upload()],
    // Papers come from who oversees the matter, and from the office that answers for it.
    expected: {
      ...onCase(403, { centre: 201, bureau: 201 }),
      ...Object.fromEntries((['otherOwner', 'spaceOwner', 'transformerOwner', 'installer'] as const).map((who) => [who, 403])),
    } as Expected,
    missing: () => [`/api/matters/${randomId()}/documents`, upload()],
  },
  'GET /api/matters/:matterId/documents/:documentId': {
    // Owners open what is on a matter that they wait on.
    ask: () => [`/api/matters/${matterId}/documents/${matterPaper}`],
    expected: onCase(200, { owner: 404, community: 200 }),
    missing: () => [`/api/matters/${randomId()}/documents/${randomId()}`],
  },
  'GET /api/cases/:caseId/transfer-code': {
    // Nothing is being transferred.
    ask: () => [`/api/cases/${lived.caseId}/transfer-code`],
    expected: only(['owner', 'otherOwner', 'centre', 'centreElsewhere'], 404),
    missing: () => [`/api/cases/${randomId()}/transfer-code`],
  },
  'POST /api/transfers': {
    ask: () => ['/api/transfers', joining(lived.caseId)],
    expected: only(['owner', 'otherOwner'], 404),
  },
  // Whoever holds a token is known by it; who is logged in beside that makes no difference.
  'GET /api/tracking/:token': {
    ask: () => [`/api/tracking/${trackingToken}`],
    expected: all(200),
    missing: () => [`/api/tracking/${randomId()}`],
  },
  'GET /api/links/:token': {
    ask: () => [`/api/links/${link.token}`],
    expected: all(200),
    missing: () => [`/api/links/${randomSecret()}`],
  },
  'GET /api/links/:token/answer': {
    ask: () => [`/api/links/${link.token}/answer`],
    expected: all(200),
    missing: () => [`/api/links/${randomSecret()}/answer`],
  },
  'GET /api/links/:token/changes': {
    ask: () => [`/api/links/${link.token}/changes?seconds=1`],
    expected: all(200),
    missing: () => [`/api/links/${randomSecret()}/changes?seconds=1`],
  },
  'POST /api/links/:token': {
    ask: () => [`/api/links/${link.token}`, { body: eventOf('property'), headers: freshKey() }],
    expected: all(422),
    missing: () => [`/api/links/${randomSecret()}`, { body: eventOf('property'), headers: freshKey() }],
  },
  'POST /api/links/:token/documents': {
    ask: () => [`/api/links/${link.token}/documents`, upload()],
    expected: all(201),
    missing: () => [`/api/links/${randomSecret()}/documents`, upload()],
  },
  'GET /api/links/:token/documents/:documentId': {
    ask: () => [`/api/links/${link.token}/documents/${lived.documents.spaceRight}`],
    expected: all(200),
    missing: () => [`/api/links/${link.token}/documents/${randomId()}`],
  },
}

let trackingToken = ''
let matterId = ''
let matterPaper = ''
beforeAll(async () => {
  const opened = await city.call('centre', 'POST', '/api/matters', { body: retrofit(), headers: freshKey() })
  matterId = String(opened.json()['matterId'])
  const paper = await city.call('centre', 'POST', `/api/matters/${matterId}/documents`, upload())
  matterPaper = String(paper.json()['documentId'])
  trackingToken = (await city.client('owner').read(lived.caseId)).trackingToken ?? ''
})

const methodOf = (route: string): string => route.split(' ')[0] ?? ''

/** The answers that the description of a route names; null when the route is not described (the human page). */
const describedAnswers = (route: string): string[] | null => {
  const { paths } = city.service.app.swagger() as unknown as { paths: Record<string, Record<string, { responses: object }>> }
  const path = (route.split(' ')[1] ?? '').replaceAll(/:(\w+)/g, '{$1}')
  const operation = paths[path]?.[methodOf(route).toLowerCase()]
  return operation ? Object.keys(operation.responses) : null
}

describe('the table of routes', () => {
  test('names every route of the service, and none that is gone', () => {
    const routes = city.service.access.map(({ method, url }) => `${method} ${url}`)
    expect(Object.keys(table).sort()).toEqual([...new Set(routes)].sort())
  })

  test('every route says who may call it', () => {
    for (const { url, access } of city.service.access) {
      expect([url, access === 'public' || access === 'loggedIn' || access.length > 0]).toEqual([url, true])
    }
  })
})

describe('every route, every party', () => {
  const routes = Object.entries(table).filter(([route]) => route !== 'POST /api/logout')

  test.each(routes)('%s', async (route, row) => {
    const told: Partial<Record<Who, number>> = {}
    for (const who of callers) {
      const [path, sending] = row.ask(who)
      told[who] = (await city.call(who, methodOf(route), path, sending)).status
    }
    expect(told).toEqual(row.expected)
    const described = describedAnswers(route)
    if (described) expect(described).toEqual(expect.arrayContaining([...new Set(Object.values(told))].map(String)))
    // Pages for people are no part of the API.
    else expect(route).not.toContain(' /api')
  })

  test('HEAD opens nothing that GET does not', async () => {
    for (const [route, row] of routes.filter(([key]) => key.startsWith('GET '))) {
      const [path] = row.ask('nobody')
      const head = await city.call('nobody', 'HEAD', path)
      expect([route, head.status, head.text]).toEqual([route, row.expected.nobody, ''])
    }
  })

  test('a token that was forged or has expired is nobody', async () => {
    for (const authorization of [`Bearer ${randomSecret()}`, `Bearer ${link.token}`, `Bearer ${trackingToken}`]) {
      const answer = await city.call('nobody', 'GET', `/api/cases/${lived.caseId}`, { headers: { authorization } })
      expect(answer.json()).toMatchObject({ status: 401, code: 'LOGIN_NEEDED' })
    }
  })
})

/** What a caller can tell two answers apart by: everything but the number of the request and the time of day. */
const tellable = ({ status, headers, text }: Answer) => {
  const { date: _, 'x-ratelimit-remaining': __, 'x-ratelimit-reset': ___, ...rest } = headers
  return { status, headers: rest, body: text.replace(/"instance":"[^"]*"/, '"instance":""') }
}

describe('a case that is not theirs looks to strangers like one that does not exist', () => {
  const rows = Object.entries(table).filter(([, row]) => row.missing && Object.values(row.expected).includes(404))

  test.each(rows)('%s', async (route, row) => {
    const refused = callers.filter((who) => row.expected[who] === 404 || row.expected[who] === 403)
    for (const who of refused) {
      // The community knows the case: it carried its paper. The parties know theirs, and the matters of their compound.
      if (who === 'community' || (inside.includes(who) && /matters|papers/.test(route))) continue
      const [path, sending] = row.ask(who)
      const [otherPath, otherSending] = row.missing!(who)
      const real = await city.call(who, methodOf(route), path, sending)
      const none = await city.call(who, methodOf(route), otherPath, otherSending)
      expect([who, tellable(real)]).toEqual([who, tellable(none)])
      if (row.expected[who] === 404) expect(real.json()).toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  const byToken = Object.entries(table).filter(([route, row]) => route.includes('/:token') && row.missing)

  test.each(byToken)('a guessed token finds nothing: %s', async (route, row) => {
    const [path, sending] = row.missing?.('nobody') ?? ['']
    const answer = await city.call('nobody', methodOf(route), path, sending)
    expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('it is in nobody else’s list', async () => {
    for (const who of [...inside, ...strangers, 'community' as const]) {
      const { cases } = (await city.call(who, 'GET', '/api/cases?limit=100')).json() as { cases: { caseId: string }[] }
      expect([who, cases.some(({ caseId }) => caseId === lived.caseId)]).toEqual([who, inside.includes(who)])
    }
  })

  test('nor can it be found by asking for its stage, its holder, its district or its number', async () => {
    for (const query of ['stage=mediation', 'holder=property', 'district=430211', 'query=2']) {
      for (const who of strangers) {
        const answer = await city.call(who, 'GET', `/api/cases?${query}`)
        expect([who, answer.text.includes(lived.caseId)]).toEqual([who, false])
      }
    }
  })
})

describe('an event of another party', () => {
  const senders = ['owner', 'property', 'bureau', 'fire', 'grid', 'centre'] as const

  test.each(senders)('%s cannot send it', async (who) => {
    for (const other of [...senders, 'community'] as const) {
      if (other === who) continue
      const answer = await city.call(who, 'POST', `/api/cases/${lived.caseId}/events`, sendEvent(other))
      // The body is of the other party, the caller is not.
      expect([who, other, answer.status, answer.json()['code']]).toEqual([who, other, 403, 'EVENT_OF_ANOTHER_PARTY'])
    }
  })

  test('only the centre records on behalf of another', async () => {
    const body = { type: 'property.approve', onBehalf: { channel: 'phone' } }
    for (const who of senders.filter((sender) => sender !== 'centre')) {
      const answer = await city.call(who, 'POST', `/api/cases/${lived.caseId}/events`, {
        body: who === 'property' ? { ...body, type: 'owner.withdraw', reason: 'other' } : body,
        headers: { ...freshKey(), 'if-match': '*' },
      })
      expect([who, answer.status, answer.json()['code']]).toEqual([who, 403, 'EVENT_OF_ANOTHER_PARTY'])
    }
  })

  test('events of the system cannot be sent by anybody', async () => {
    for (const body of [
      { type: 'deadline.passed', clockId: 'performance/consent/1' },
      { type: 'facts.changed', facts: {} },
    ]) {
      for (const who of senders) {
        const sending = { body, headers: { ...freshKey(), 'if-match': '*' } }
        const answer = await city.call(who, 'POST', `/api/cases/${lived.caseId}/events`, sending)
        expect([who, answer.status, answer.json()['code']]).toEqual([who, 400, 'EVENT_UNKNOWN'])
      }
    }
  })
})

describe('a body that is named in a case', () => {
  test('stands in it as what it was named, never as what it is elsewhere', async () => {
    const other = await filed(city, { space: 4 })
    const { propertyNextdoor = '' } = city.places.organisations
    const read = async (who: Who) => (await city.call(who, 'GET', `/api/cases/${other.caseId}`)).status
    await other.send('grid', { type: 'grid.declineCompetence', basis: 'notOurSupply' })
    await other.send('centre', { type: 'centre.nameBody', track: 'grid', organisationId: propertyNextdoor })
    const { positions } = await city.client('centre').read(other.caseId)
    expect(positions.find(({ track }) => track === 'grid')?.organisation?.organisationId).toBe(propertyNextdoor)
    expect(await read('propertyNextdoor')).toBe(404)
    expect((await city.client('grid').read(other.caseId)).sight).toBe('ended')
  })
})

describe('whose role is over', () => {
  test('the community sees the case it carried a paper for, but nothing of what goes on in it', async () => {
    const view = await city.client('community').read(lived.caseId)
    expect(view).toMatchObject({
      sight: 'ended',
      you: 'community',
      positions: [],
      clocks: [],
      nextStep: [],
      allowedEvents: [],
      grounds: [],
      documents: [],
      disputes: [],
      service: null,
      paper: null,
      request: null,
      applicant: { name: null, phone: null, idNumber: null, room: null, plate: null },
    })
  })

  test('a repetition of what it sent while it had a role is answered as it was then', async () => {
    const other = await filed(city, { space: 3 })
    await other.send('centre', { type: 'centre.confirmComplete' })
    const proof = await other.upload('community', 'serviceProof')
    const sending = {
      body: { type: 'community.recordService', means: 'paperHanded', servedOn: '2026-03-02', evidence: [proof] },
      headers: { ...freshKey(), 'if-match': '*' },
    }
    const path = `/api/cases/${other.caseId}/events`
    const first = await city.call('community', 'POST', path, sending)
    expect(first.status).toBe(201)
    const again = await city.call('community', 'POST', path, sending)
    expect([again.status, again.text]).toEqual([201, first.text])
    const another = await city.call('community', 'POST', path, { ...sending, headers: { ...freshKey(), 'if-match': '*' } })
    expect(another.json()).toMatchObject({ status: 403, code: 'NOT_FOR_YOU' })
  })
})

describe('a staff account and its organisation', () => {
  test('are of the same party: nobody at a company becomes the centre by a slip of an operator', async () => {
    const body = {
      party: 'centre',
      organisationId: city.places.organisations.property,
      login: 'slip.centre',
      password: 'x'.repeat(20),
    }
    const answer = await city.call('operator', 'POST', '/api/accounts', { body })
    expect(answer.json()).toMatchObject({ status: 422, code: 'ORGANISATION_UNKNOWN' })
  })
})

test('logging out is for whoever is logged in, and ends exactly that session', async () => {
  const row = table['POST /api/logout']!
  for (const who of callers) {
    const [path] = row.ask(who)
    expect([who, (await city.call(who, 'POST', path)).status]).toEqual([who, row.expected[who]])
    expect([who, (await city.call(who, 'GET', '/api/me')).status]).toEqual([who, 401])
  }
})
