import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import type { DocumentKind } from '../../../workflows/rules/codes.ts'
import { type Answer, type ApiCity, callers, openApiCity, type Who } from '../../helpers/api-city.ts'
import {
  agreed,
  building,
  draftOf,
  fileContent,
  filed,
  fileNames,
  freshKey,
  type LivedCase,
  linkOf,
  sentinels,
  served,
  spoken,
  surveyed,
} from '../../helpers/lived-case.ts'

/*
 * Who sees what, written out by hand from V1 to V4 and H26 of the field study, and not from the table in the code:
 * V1 a community worker who serves sees name, room, the paper, and nothing else; an assessor facts and photos, no ID, no
 *    offers. V2 the company gets the owner's phone if the owner lets it call, else from the works on. V4 the public page
 *    shows stage, clock and kind of holder. H26 offers and agreements stay between the sides and the mediator.
 */

let city: ApiCity
const cases: Record<string, LivedCase> = {}

beforeAll(async () => {
  city = await openApiCity({ spaces: 8 })
  cases['draft'] = await draftOf(city, { space: 0 })
  cases['filed'] = await filed(city, { space: 1 })
  cases['filed, may call'] = await filed(city, { space: 2, mayCall: true })
  cases['served'] = await served(city, { space: 3 })
  cases['agreed'] = await agreed(city, { space: 4 })
  cases['surveyed'] = await served(city, { space: 5 })
  await surveyed(cases['surveyed'])
  cases['building'] = await building(city, { space: 6 })
  cases['talked over'] = await talkedOver({ space: 7 })
})
afterAll(() => city.close())

/** What was said beside the stages of the case that was talked over. */
const said = {
  ownerAsks: '中心哪天上门辛八',
  centreAnswers: '下周二上门壬九',
  propertyAsks: '消防图纸有没有癸十',
  ownerContact: '经理在群里说不批申申',
  gridContact: '物业不开配电房酉酉',
  referral: '让我去找社区戌戌',
} as const

/** Served, and then: questions between two parties, contacts, a report of being sent away, attempts from before. */
const talkedOver = async (set: { space: number }): Promise<LivedCase> => {
  const lived = await served(city, set)
  await lived.send('owner', { type: 'owner.ask', to: 'centre', words: said.ownerAsks })
  const { questions } = await city.client('owner').read(lived.caseId)
  await lived.send('centre', { type: 'centre.answerQuestion', record: questions[0]!.record, words: said.centreAnswers })
  await lived.send('property', { type: 'property.ask', to: 'fire', words: said.propertyAsks })
  await lived.send('owner', {
    type: 'owner.logContact',
    kind: 'groupChat',
    with: 'property',
    result: 'saidNo',
    alleged: ['FIRE_LIABILITY_FEAR'],
    words: said.ownerContact,
  })
  await lived.send('grid', {
    type: 'grid.logContact',
    kind: 'visit',
    with: 'property',
    result: 'notReached',
    words: said.gridContact,
  })
  await lived.send('owner', { type: 'owner.reportReferral', from: 'property', to: 'community', words: said.referral })
  const attempts = [{ on: '2025-11-03', with: 'property', kind: 'visit', result: 'sentOn' }] as const
  await lived.send('owner', { type: 'owner.declareEarlierAttempts', attempts: [...attempts] })
  return lived
}

const caseAt = (stage: string): LivedCase => cases[stage]!

const answered = new Map<string, Promise<Answer>>()
/** A part of a case as somebody reads it, asked for once: the cases read this way stay as they are. */
const readOnce = (who: Who, stage: string, part = ''): Promise<Answer> => {
  const key = `${who} ${stage} ${part}`
  const known = answered.get(key) ?? city.call(who, 'GET', `/api/cases/${caseAt(stage).caseId}${part}`)
  answered.set(key, known)
  return known
}

const whole = sentinels
const masked = { name: '欧***', phone: '139****0123', idNumber: '**************4321', plate: '湘B***' } as const
type Applicant = Schemas['Case']['applicant']
const seen = (fields: Partial<Applicant>): Applicant => ({
  name: null,
  phone: null,
  idNumber: null,
  room: null,
  plate: null,
  ...fields,
})

const { name, phone, idNumber, room } = whole
/** Stage by stage: what each party sees of the applicant. Who is not named does not see the case. */
const applicants: Readonly<Record<string, Partial<Record<Who, Applicant>>>> = {
  draft: { owner: whole },
  filed: {
    owner: whole,
    // 材料核验: the centre holds the papers against the persons.
    centre: whole,
    property: seen({ name, room, phone: masked.phone, plate: masked.plate }),
    community: seen({ name, room }),
    // The application for a meter is in the name and ID of the owner.
    grid: seen({ name, room, idNumber, phone: masked.phone }),
    fire: seen({ phone: masked.phone }),
    bureau: seen({ name: masked.name, phone: masked.phone }),
  },
  'filed, may call': {
    owner: whole,
    centre: whole,
    property: seen({ name, room, phone, plate: masked.plate }),
    community: seen({ name, room }),
    grid: seen({ name, room, idNumber, phone }),
    fire: seen({ phone }),
    bureau: seen({ name: masked.name, phone: masked.phone }),
  },
  served: {
    owner: whole,
    centre: seen({ name, room, phone, idNumber: masked.idNumber, plate: masked.plate }),
    property: seen({ name, room, phone: masked.phone, plate: masked.plate }),
    // The paper is handed over: the part of the community is done.
    community: seen({}),
    grid: seen({ name, room, idNumber, phone: masked.phone }),
    fire: seen({ phone: masked.phone }),
    bureau: seen({ name: masked.name, phone: masked.phone }),
  },
  surveyed: {
    owner: whole,
    centre: seen({ name, room, phone, idNumber: masked.idNumber, plate: masked.plate }),
    property: seen({ name, room, phone: masked.phone, plate: masked.plate }),
    community: seen({}),
    // Somebody has to make the appointment.
    grid: seen({ name, room, idNumber, phone }),
    fire: seen({ phone: masked.phone }),
    bureau: seen({ name: masked.name, phone: masked.phone }),
  },
  building: {
    owner: whole,
    centre: seen({ name, room, phone, idNumber: masked.idNumber, plate: masked.plate }),
    property: seen({ name, room, phone, plate: masked.plate }),
    community: seen({}),
    grid: seen({ name, room, idNumber, phone }),
    fire: seen({ phone: masked.phone }),
    bureau: seen({ name: masked.name, phone: masked.phone }),
  },
}

describe('the data of the applicant, field by field', () => {
  test.each(Object.keys(applicants))('%s', async (stage) => {
    const expected = applicants[stage]!
    const found: Partial<Record<Who, Applicant>> = {}
    for (const who of callers) {
      const answer = await city.call(who, 'GET', `/api/cases/${caseAt(stage).caseId}`)
      if (answer.status === 200) found[who] = answer.json()['applicant'] as Applicant
      else expect([who, [401, 403, 404].includes(answer.status)]).toEqual([who, true])
    }
    expect(found).toEqual(expected)
  })

  test('the holder of a link sees what an account of its company sees', async () => {
    const { token } = await linkOf(city, caseAt('served').caseId, 'property')
    const byLink = await city.call('nobody', 'GET', `/api/links/${token}`)
    const byAccount = await city.call('property', 'GET', `/api/cases/${caseAt('served').caseId}`)
    expect(byLink.json()).toEqual(byAccount.json())
  })

  test('a list shows none of it', async () => {
    for (const who of callers) {
      const { text } = await city.call(who, 'GET', '/api/cases?limit=100')
      for (const value of [...Object.values(whole), ...Object.values(masked)]) {
        expect([who, value, text.includes(value)]).toEqual([who, value, false])
      }
    }
  })
})

/** Which part of the agreed case each party sees: a sign of the part, looked for in the case and in its timeline. */
const parts: Readonly<Record<string, { readonly sign: () => string; readonly seenBy: readonly Who[] }>> = {
  'words of the owner at filing': { sign: () => spoken.submit, seenBy: ['owner', 'property', 'centre'] },
  'words of the owner': { sign: () => spoken.mediation, seenBy: ['owner', 'property', 'centre'] },
  'words about the service': { sign: () => spoken.service, seenBy: ['owner', 'property', 'centre'] },
  'words of the rejection': { sign: () => spoken.reject, seenBy: ['owner', 'property', 'centre'] },
  'words of a ground': { sign: () => spoken.ground, seenBy: ['owner', 'property', 'centre'] },
  // Whoever wrote it sees it too.
  'words of the assessor': { sign: () => spoken.finding, seenBy: ['owner', 'property', 'centre', 'fire'] },
  'words of the agreement': { sign: () => spoken.agreement, seenBy: ['owner', 'property', 'centre'] },
  'a ground': { sign: () => 'FIRE_COST_DISPUTE', seenBy: ['owner', 'property', 'centre', 'bureau', 'fire', 'grid'] },
  'the gaps of a finding': { sign: () => '"extinguishers"', seenBy: ['owner', 'property', 'centre', 'bureau', 'fire', 'grid'] },
  'what was agreed': { sign: () => '"installFireItem"', seenBy: ['owner', 'property', 'centre'] },
  'the evidence of a ground': {
    sign: () => caseAt('agreed').documents.propertyStatement ?? '-',
    seenBy: ['owner', 'property', 'centre', 'fire', 'grid'],
  },
  'the proof of service': {
    sign: () => caseAt('agreed').documents.serviceProof ?? '-',
    seenBy: ['owner', 'property', 'centre', 'fire', 'grid'],
  },
  'the document of the agreement': {
    sign: () => caseAt('agreed').documents.agreementText ?? '-',
    seenBy: ['owner', 'property', 'centre'],
  },
  'when the owner was told': { sign: () => '"deliveredAt"', seenBy: ['owner', 'centre'] },
  'the code of the public page': { sign: () => trackingToken, seenBy: ['owner'] },
}

let trackingToken = '-'

describe('the parts of a case', () => {
  beforeAll(async () => {
    await city.service.rounds.send()
    trackingToken = (await city.client('owner').read(caseAt('agreed').caseId)).trackingToken ?? '-'
  })

  test.each(Object.keys(parts))('%s', async (part) => {
    const { sign, seenBy } = parts[part]!
    const found: Who[] = []
    for (const who of callers) {
      const view = await readOnce(who, 'agreed')
      const timeline = await readOnce(who, 'agreed', '/events')
      if (`${view.text} ${timeline.text}`.includes(sign())) found.push(who)
    }
    expect(found.sort()).toEqual([...seenBy].sort())
  })

  test('a community worker who carries the paper sees nothing of what goes on around it', async () => {
    const { caseId } = caseAt('filed')
    await caseAt('filed').send('fire', {
      type: 'fire.report',
      result: 'passedWithGaps',
      scope: 'space',
      gaps: [{ gap: 'signage' }],
    })
    const view = await city.client('community').read(caseId)
    expect(view.request).toMatchObject({ right: 'owned', powerKw: 7 })
    expect(view).toMatchObject({ grounds: [], fire: null, disputes: [], silences: [], noPower: [], claims: [], deliveries: [] })
    const { events } = (await city.call('community', 'GET', `/api/cases/${caseId}/events`)).json() as { events: unknown[] }
    expect(events).toEqual([])
  })

  test('asked to issue in the company’s place, the community sees the course of the case', async () => {
    const { caseId, send } = caseAt('served')
    await send('property', { type: 'property.noObjection' })
    const view = await city.client('community').read(caseId)
    expect(view).toMatchObject({ sight: 'full', you: 'community', grounds: [] })
    const { events } = (await city.call('community', 'GET', `/api/cases/${caseId}/events`)).json() as {
      events: Schemas['CaseEventRecord'][]
    }
    expect(events.map(({ type }) => type)).toContain('property.noObjection')
    expect(JSON.stringify(events)).not.toContain(spoken.service)
  })
})

/** What each party sees of what was said beside the stages, by hand: `from to words answer` of questions, `by words` of contacts. */
const besides: Readonly<
  Partial<Record<Who, { questions: string[]; contacts: string[]; referrals: number; loop: boolean; since: string | null }>>
> = {
  owner: {
    questions: [`owner centre ${said.ownerAsks} ${said.centreAnswers}`],
    contacts: [`owner ${said.ownerContact}`, `grid ${said.gridContact}`],
    referrals: 1,
    loop: true,
    since: '2025-11-03',
  },
  property: {
    questions: [`property fire ${said.propertyAsks} -`],
    contacts: [`owner ${said.ownerContact}`, `grid ${said.gridContact}`],
    referrals: 1,
    loop: true,
    since: '2025-11-03',
  },
  // Named in a referral it is asked about that and sees nothing else of the course.
  community: { questions: [], contacts: [], referrals: 1, loop: false, since: null },
  centre: {
    questions: [`owner centre ${said.ownerAsks} ${said.centreAnswers}`, `property fire ${said.propertyAsks} -`],
    contacts: [`owner ${said.ownerContact}`, `grid ${said.gridContact}`],
    referrals: 1,
    loop: true,
    since: '2025-11-03',
  },
  bureau: {
    questions: ['owner centre null null', 'property fire null -'],
    contacts: ['owner null', 'grid null'],
    referrals: 1,
    loop: true,
    since: '2025-11-03',
  },
  fire: { questions: [`property fire ${said.propertyAsks} -`], contacts: [], referrals: 1, loop: true, since: '2025-11-03' },
  grid: { questions: [], contacts: [`grid ${said.gridContact}`], referrals: 1, loop: true, since: '2025-11-03' },
}

describe('what is said beside the stages', () => {
  test.each(callers)('%s', async (who) => {
    const answer = await readOnce(who, 'talked over')
    const expected = besides[who]
    if (!expected) {
      expect([401, 403, 404]).toContain(answer.status)
      return
    }
    const view = answer.json() as Schemas['Case']
    expect({
      questions: view.questions.map(({ from, to, words, answer: got }) => `${from} ${to} ${words} ${got ? got.words : '-'}`),
      contacts: view.contacts.map(({ by, words }) => `${by} ${words}`),
      referrals: view.referrals.length,
      loop: view.loop !== null,
      since: view.askingSince,
    }).toEqual(expected)
  })

  test('an alleged ground is seen by who sees grounds', async () => {
    for (const who of ['owner', 'property', 'centre', 'bureau'] as const) {
      const { contacts } = (await readOnce(who, 'talked over')).json() as Schemas['Case']
      expect(contacts[0]?.alleged.map(({ code }) => code)).toEqual(['FIRE_LIABILITY_FEAR'])
    }
    for (const who of ['community', 'fire', 'grid'] as const) {
      const texts = [await readOnce(who, 'talked over'), await readOnce(who, 'talked over', '/events')]
      for (const { text } of texts) expect(text).not.toContain('FIRE_LIABILITY_FEAR')
    }
  })

  test('what waits for a word is told to who sees the question or the referral', async () => {
    const waiting = async (who: Who) =>
      ((await readOnce(who, 'talked over')).json() as Schemas['Case']).nextStep
        .filter(({ positionId }) => positionId === null)
        .map(({ sentence }) => (sentence.includes('提问') ? 'question' : 'referral'))
    const all = ['question', 'referral', 'referral']
    expect(await waiting('fire')).toEqual(all)
    expect(await waiting('bureau')).toEqual(all)
    for (const who of ['owner', 'grid', 'community'] as const) expect(await waiting(who)).toEqual(['referral', 'referral'])
  })
})

/** Who opens which document of the agreed case, by hand. */
const opens: Readonly<Partial<Record<DocumentKind, readonly Who[]>>> = {
  identity: ['owner', 'grid'],
  vehicle: ['owner', 'grid'],
  spaceRight: ['owner', 'property', 'centre', 'grid'],
  spacePlanOrPhoto: ['owner', 'property', 'centre', 'grid', 'fire'],
  safetyUndertaking: ['owner', 'property', 'centre'],
  serviceProof: ['owner', 'property', 'centre'],
  propertyStatement: ['owner', 'property', 'centre'],
  fireDocument: ['owner', 'property', 'centre', 'grid', 'fire'],
  agreementText: ['owner', 'property', 'centre'],
}
/** In 材料核验 the centre opens the papers of the person as well, and the community has its part. */
const opensWhenFiled: typeof opens = {
  identity: ['owner', 'centre', 'grid'],
  vehicle: ['owner', 'centre', 'grid'],
  spaceRight: ['owner', 'property', 'centre', 'grid', 'community'],
  spacePlanOrPhoto: ['owner', 'property', 'centre', 'grid', 'fire', 'community'],
  safetyUndertaking: ['owner', 'property', 'centre', 'community'],
}

describe('documents', () => {
  const rows = (stage: string, table: typeof opens) =>
    (Object.keys(table) as DocumentKind[]).map((kind) => [stage, kind, table[kind]!] as const)

  test.each([...rows('agreed', opens), ...rows('filed, may call', opensWhenFiled)])('%s: %s', async (stage, kind, openedBy) => {
    const { documents } = caseAt(stage)
    const opened: Who[] = []
    const listed: Who[] = []
    for (const who of callers) {
      const answer = await readOnce(who, stage, `/documents/${documents[kind]}`)
      if (answer.status === 200) opened.push(who)
      expect([who, answer.text.includes(fileContent)]).toEqual([who, answer.status === 200])
      const view = await readOnce(who, stage)
      const found = view.status === 200 ? ((view.json()['documents'] ?? []) as Schemas['Case']['documents']) : []
      if (found.some(({ documentId }) => documentId === documents[kind])) listed.push(who)
      expect([who, view.text.includes((fileNames as Record<string, string>)[kind] ?? '-')]).toEqual([who, listed.includes(who)])
    }
    expect(opened.sort()).toEqual([...openedBy].sort())
    expect(listed.sort()).toEqual(opened)
  })

  test('a document of one case is not found under another', async () => {
    const { documents } = caseAt('agreed')
    const answer = await city.call('owner', 'GET', `/api/cases/${caseAt('filed').caseId}/documents/${documents.identity}`)
    expect(answer.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})

describe('the public page', () => {
  test('shows stage, clock and kind of holder: no ground, no company, no person', async () => {
    const answer = await city.call('nobody', 'GET', `/api/tracking/${trackingToken}`)
    expect(answer.json()).toEqual({
      phase: '办理中',
      positions: [
        { stage: '报装受理', holder: '供电公司', since: '2026-03-02', dueOn: expect.any(String), lateness: null },
        { stage: '调解', holder: '物业公司', since: '2026-03-02', dueOn: '2026-03-20', lateness: null },
      ],
    })
  })

  test('speaks English to who asks for it', async () => {
    const answer = await city.call('nobody', 'GET', `/api/tracking/${trackingToken}`, { language: 'en-GB,en;q=0.9' })
    expect(answer.text).not.toMatch(/\p{Script=Han}/u)
  })
})

const sides: readonly Who[] = ['owner', 'property', 'centre']

/** Every personal value and text, and who may read it somewhere, in whatever stage of these cases. */
const readers: [string, readonly Who[]][] = [
  [sentinels.name, [...sides, 'community', 'grid']],
  [sentinels.phone, [...sides, 'grid', 'fire']],
  [sentinels.idNumber, ['owner', 'centre', 'grid']],
  [sentinels.room, [...sides, 'community', 'grid']],
  [sentinels.plate, ['owner', 'centre']],
  ...Object.values(spoken).map((words): [string, readonly Who[]] => [
    words,
    words === spoken.finding ? [...sides, 'fire'] : sides,
  ]),
  [said.ownerAsks, ['owner', 'centre']],
  [said.centreAnswers, ['owner', 'centre']],
  [said.propertyAsks, ['property', 'fire', 'centre']],
  [said.ownerContact, sides],
  [said.gridContact, [...sides, 'grid']],
  [said.referral, sides],
  [fileNames.identity, ['owner', 'centre', 'grid']],
  [fileNames.vehicle, ['owner', 'centre', 'grid']],
  [fileNames.spaceRight, [...sides, 'grid', 'community']],
  [fileNames.spacePlanOrPhoto, [...sides, 'grid', 'fire', 'community']],
  [fileNames.safetyUndertaking, [...sides, 'community']],
  [fileNames.serviceProof, [...sides, 'community']],
  [fileNames.propertyStatement, sides],
  [fileNames.fireDocument, [...sides, 'grid', 'fire']],
  [fileNames.agreementText, sides],
  [fileContent, [...sides, 'community', 'grid', 'fire']],
]

/** Everything that a caller can read of these cases, right and wrong requests alike, as one text. */
const everything = async (who: Who): Promise<string> => {
  const texts: string[] = []
  const ask = async (...[method, path, sending]: [string, string, Parameters<ApiCity['call']>[3]?]): Promise<number> => {
    const { status, text, headers } = await city.call(who, method, path, sending)
    texts.push(text, JSON.stringify(headers))
    return status
  }
  for (const { caseId, documents } of Object.values(cases)) {
    const path = `/api/cases/${caseId}`
    const isShown = (await ask('GET', path)) === 200
    for (const part of ['/events', '/links']) await ask('GET', `${path}${part}`)
    // Who is not shown the case gets no document either (see above): one try is enough.
    const tried = Object.values(documents).slice(0, isShown ? undefined : 1)
    for (const documentId of tried) await ask('GET', `${path}/documents/${documentId}`)
    const submit = { type: 'owner.submit', undertaking: true }
    await ask('POST', `${path}/events`, { body: submit, headers: { ...freshKey(), 'if-match': '"99"' } })
    await ask('PUT', `${path}/draft`, { body: {} })
  }
  for (const path of ['/api/cases?limit=100', '/api/me', '/api/accounts', '/api/organisations', '/api/compounds', '/metrics']) {
    await ask('GET', path)
  }
  await ask('GET', `/api/compounds/${city.places.compoundId}`)
  await ask('GET', `/api/tracking/${trackingToken}`)
  return texts.join('\n')
}

test('a draft says who must do what next, at the one position that it has', async () => {
  const { phase, positions, nextStep } = await city.client('owner').read(cases['draft']!.caseId)
  expect(phase).toBe('draft')
  expect(nextStep).toEqual([
    {
      positionId: positions[0]?.positionId,
      clockId: null,
      dueOn: null,
      lateness: null,
      sentence: '业主需填好申请、上传材料并提交。',
      why: expect.stringContaining('没有强制力'),
    },
  ])
})

describe('a personal value or a text of the case', () => {
  const texts = new Map<Who, string>()
  beforeAll(async () => {
    for (const who of callers) texts.set(who, await everything(who))
  }, 180_000)

  test.each(readers)('%s is read by exactly those who may', (value, mayRead) => {
    const found = callers.filter((who) => texts.get(who)?.includes(value))
    expect(found.sort()).toEqual([...mayRead].sort())
  })

  test('stands in no line of the log', () => {
    expect(city.log.length).toBeGreaterThan(50)
    const log = city.log.join('')
    for (const [value] of readers) expect([value, log.includes(value)]).toEqual([value, false])
  })

  test('nor does a token, a code or a password', () => {
    const log = city.log.join('')
    const codes = city.sms.flatMap(({ text }) => /验证码\D*(\d{6})/.exec(text)?.[1] ?? [])
    expect(codes.length).toBeGreaterThan(0)
    for (const secret of [...codes, ...Object.values(city.tokens)].filter((value) => value !== null)) {
      expect([secret, log.includes(secret)]).toEqual([secret, false])
    }
  })

  test('stands in no metric', async () => {
    const { text } = await city.call('operator', 'GET', '/metrics')
    expect(text).toContain('pile_cases_open')
    for (const [value] of readers) expect([value, text.includes(value)]).toEqual([value, false])
    for (const { caseId } of Object.values(cases)) expect(text).not.toContain(caseId)
  })

  test('stands in no notice that waits, and in none that was sent but to its own phone', () => {
    const rows = [
      ...city.service.database.connection.prepare('select * from outbox').all(),
      ...city.service.database.connection.prepare('select * from deliveries').all(),
    ]
    expect(rows.length).toBeGreaterThan(10)
    for (const [value] of readers) {
      expect([value, JSON.stringify(rows).includes(value)]).toEqual([value, false])
      expect([value, city.sms.some(({ text }) => text.includes(value))]).toEqual([value, false])
    }
  })

  test('stands in clear in no byte on disk: database, write-ahead log, keys, files', () => {
    const folder = dirname(city.config.databaseFile)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(30)
    const bytes = Buffer.concat(files.map((file) => readFileSync(file)))
    // The search works: what is no secret is found.
    for (const known of ['湘水湾', caseAt('agreed').caseId, 'FIRE_COST_DISPUTE']) {
      expect([known, bytes.includes(known)]).toEqual([known, true])
    }
    for (const [value] of readers) {
      for (const form of [value, Buffer.from(value).toString('base64').replace(/=+$/, ''), JSON.stringify(value).slice(1, -1)]) {
        expect([value, bytes.includes(form)]).toEqual([value, false])
      }
    }
  })

  test('does not come back in the answer to a request that was wrong, and does not reach the log', async () => {
    const wrong = {
      name: '',
      phone: `${sentinels.phone}9`,
      idNumber: `${sentinels.idNumber}0`,
      room: sentinels.room.repeat(20),
      plate: sentinels.plate.repeat(9),
    }
    const answers = [
      await city.call('owner', 'POST', '/api/cases', { body: { personal: wrong }, headers: freshKey() }),
      await city.call('owner', 'POST', '/api/cases', {
        raw: `{"personal": {"name": "${sentinels.name}", "phone": "${sentinels.phone}"`,
        headers: { ...freshKey(), 'content-type': 'application/json' },
      }),
      await city.call('owner', 'POST', `/api/cases/${caseAt('agreed').caseId}/events`, {
        body: { type: 'owner.requestMediation', track: 'consent', words: [spoken.mediation] },
        headers: { ...freshKey(), 'if-match': '*' },
      }),
      await city.call('nobody', 'POST', '/api/login', {
        body: { method: 'code', phone: sentinels.phone, code: sentinels.idNumber },
      }),
      await city.call('operator', 'GET', `/api/accounts?cursor=${sentinels.idNumber}&party=${sentinels.phone}`),
    ]
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400)
      for (const value of [...Object.values(sentinels), spoken.mediation]) {
        expect([value, answer.text.includes(value)]).toEqual([value, false])
        expect([value, city.log.join('').includes(value)]).toEqual([value, false])
      }
    }
  })
})
