import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { FireGap, MeasuredLoad } from '../../workflows/case/facts.ts'

/**
 * The tables on SQLite. Instants are UTC text (`…At`), days are plain dates (`…On`), ids are random text.
 * `case_events` is the truth; `cases`, `case_clocks`, `stays`, `answers`, `grounds` and `case_parties` are kept from it
 * in the event's own transaction, and `npm run verify` rebuilds and compares them. A change of what is kept raises
 * `keptVersion`, so that an older database is brought up to date when it is opened.
 */
export const districts = sqliteTable('districts', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  rulesPackId: text('rules_pack_id').notNull(),
  /** The pack before it: in force until the day of the new one. */
  rulesPackBefore: text('rules_pack_before'),
})

export const organisations = sqliteTable(
  'organisations',
  {
    organisationId: text('organisation_id').primaryKey(),
    party: text('party').notNull(),
    kind: text('kind'),
    name: text('name').notNull(),
    creditCode: text('credit_code').unique(),
    address: text('address'),
    /** Since when papers that enter its account's inbox count as served (民法典 137); null = not designated. */
    inboxSinceOn: text('inbox_since_on'),
    createdAt: text('created_at').notNull(),
    /** The head office whose branch it is, as `organisation_parents` has it last; null = none. */
    parentId: text('parent_id'),
  },
  (table) => [index('organisations_by_parent').on(table.parentId)],
)

export const organisationDistricts = sqliteTable(
  'organisation_districts',
  {
    organisationId: text('organisation_id').notNull(),
    district: text('district').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.district] })],
)

export const accounts = sqliteTable('accounts', {
  accountId: text('account_id').primaryKey(),
  party: text('party').notNull(),
  organisationId: text('organisation_id'),
  /** Login name of staff; owners have none. */
  login: text('login').unique(),
  passwordHash: text('password_hash'),
  /** Somebody else set the password: it opens the door until then, to be changed; null = it is the person’s own. */
  initialUntil: text('initial_until_at'),
  /** Keyed hash of an owner's phone: finds the account, gives nothing away. */
  phoneLookup: text('phone_lookup').unique(),
  keyId: text('key_id'),
  sealed: blob('sealed', { mode: 'buffer' }),
  createdAt: text('created_at').notNull(),
  disabledAt: text('disabled_at'),
})

export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    sessionId: text('session_id').notNull().unique(),
    accountId: text('account_id').notNull(),
    kind: text('kind').notNull(),
    name: text('name'),
    /** `oidc`: opened by the provider of identities. */
    via: text('via'),
    /** Kind of device and program, as words: never the header, never an address. */
    device: text('device'),
    deviceProgram: text('device_program'),
    /** To ten minutes: every request would be a write otherwise. */
    lastSeenAt: text('last_seen_at'),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('sessions_by_account').on(table.accountId)],
)

export const loginCodes = sqliteTable(
  'login_codes',
  {
    codeId: text('code_id').primaryKey(),
    phoneLookup: text('phone_lookup').notNull(),
    codeHash: text('code_hash').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    attempts: integer('attempts').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [index('login_codes_by_phone').on(table.phoneLookup, table.createdAt)],
)

export const loginFailures = sqliteTable('login_failures', {
  login: text('login').primaryKey(),
  failures: integer('failures').notNull(),
  lockedUntil: text('locked_until'),
})

export const compounds = sqliteTable(
  'compounds',
  {
    compoundId: text('compound_id').primaryKey(),
    district: text('district').notNull(),
    name: text('name').notNull(),
    address: text('address'),
    completedOn: text('completed_on'),
    /** Raised by every change of the compound and its parts: what a case's copy of the facts is dated by. */
    version: integer('version').notNull(),
    /** Up to this version every running case was told: a mark that saves work, never the truth. */
    spreadVersion: integer('spread_version').notNull().default(0),
  },
  (table) => [
    uniqueIndex('compounds_by_name').on(table.district, table.name),
    index('compounds_to_spread').on(table.compoundId).where(sql`spread_version < version`),
  ],
)

export const compoundIssuers = sqliteTable(
  'compound_issuers',
  {
    compoundId: text('compound_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    kind: text('kind').notNull(),
    sinceOn: text('since_on').notNull(),
    untilOn: text('until_on'),
  },
  (table) => [primaryKey({ columns: [table.compoundId, table.kind, table.sinceOn] })],
)

/** What a property company has to do with charging in a compound: declared by it, or recorded by the centre with a document. */
export const chargingInterests = sqliteTable(
  'charging_interests',
  {
    compoundId: text('compound_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    interest: text('interest').notNull(),
    declaredBy: text('declared_by').notNull(),
    /** Number of the document that shows it. */
    number: text('number'),
    declaredOn: text('declared_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.compoundId, table.organisationId] })],
)

export const garages = sqliteTable(
  'garages',
  {
    garageId: text('garage_id').primaryKey(),
    compoundId: text('compound_id').notNull(),
    name: text('name').notNull(),
    level: text('level').notNull(),
    floor: integer('floor'),
    completedOn: text('completed_on'),
    alarm: text('alarm').notNull(),
    smokeExhaust: text('smoke_exhaust').notNull(),
    sprinkler: text('sprinkler').notNull(),
    emergencyLighting: text('emergency_lighting').notNull(),
    fireUnitAreaM2: real('fire_unit_area_m2'),
  },
  (table) => [uniqueIndex('garages_by_name').on(table.compoundId, table.name)],
)

export const fireZones = sqliteTable(
  'fire_zones',
  {
    fireZoneId: text('fire_zone_id').primaryKey(),
    compoundId: text('compound_id').notNull(),
    garageId: text('garage_id').notNull(),
    name: text('name').notNull(),
    alarm: text('alarm').notNull(),
    smokeExhaust: text('smoke_exhaust').notNull(),
    sprinkler: text('sprinkler').notNull(),
    emergencyLighting: text('emergency_lighting').notNull(),
    fireUnitAreaM2: real('fire_unit_area_m2'),
  },
  (table) => [uniqueIndex('fire_zones_by_name').on(table.garageId, table.name)],
)

export const transformers = sqliteTable(
  'transformers',
  {
    transformerId: text('transformer_id').primaryKey(),
    compoundId: text('compound_id').notNull(),
    name: text('name').notNull(),
    ownership: text('ownership').notNull(),
    ratedKva: real('rated_kva'),
    peakKva: real('peak_kva'),
    peakMonth: text('peak_month'),
  },
  (table) => [uniqueIndex('transformers_by_name').on(table.compoundId, table.name)],
)

export const spaces = sqliteTable(
  'spaces',
  {
    spaceId: text('space_id').primaryKey(),
    compoundId: text('compound_id').notNull(),
    garageId: text('garage_id').notNull(),
    transformerId: text('transformer_id'),
    /** The fire zone of its garage it lies in; null = not known. */
    fireZoneId: text('fire_zone_id'),
    label: text('label').notNull(),
    title: text('title').notNull(),
    leaseUntilOn: text('lease_until_on'),
    civilDefence: integer('civil_defence', { mode: 'boolean' }).notNull(),
    mechanical: integer('mechanical', { mode: 'boolean' }).notNull(),
    wallOrPillar: integer('wall_or_pillar', { mode: 'boolean' }),
  },
  (table) => [uniqueIndex('spaces_by_label').on(table.garageId, table.label)],
)

export const findings = sqliteTable(
  'findings',
  {
    findingId: text('finding_id').primaryKey(),
    track: text('track').notNull(),
    /** The space, fire zone or garage (fire), or the transformer (grid) it belongs to. */
    placeId: text('place_id').notNull(),
    scope: text('scope').notNull().default('garage'),
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    result: text('result').notNull(),
    upheld: text('upheld', { mode: 'json' }).$type<string[]>().notNull(),
    /** What was found missing and is not put right yet, each with who looks at it. */
    gaps: text('gaps', { mode: 'json' }).$type<FireGap[]>().notNull().default([]),
    /** What a finding on capacity was measured by. */
    measured: text('measured', { mode: 'json' }).$type<MeasuredLoad>(),
    foundOn: text('found_on').notNull(),
    validUntil: text('valid_until').notNull(),
  },
  (table) => [index('findings_by_place').on(table.placeId, table.validUntil)],
)

export const cases = sqliteTable(
  'cases',
  {
    caseId: text('case_id').primaryKey(),
    /** A request, or what happens to a pile afterwards. */
    kind: text('kind').notNull().default('request'),
    /** The pile of an operation case. */
    pileId: text('pile_id'),
    caseNumber: text('case_number').unique(),
    trackingToken: text('tracking_token').unique(),
    chainId: text('chain_id'),
    district: text('district').notNull(),
    compoundId: text('compound_id').notNull(),
    spaceId: text('space_id').notNull(),
    ownerAccountId: text('owner_account_id').notNull(),
    openedBy: text('opened_by').notNull(),
    phase: text('phase').notNull(),
    version: integer('version').notNull(),
    filedOn: text('filed_on'),
    closedOn: text('closed_on'),
    outcome: text('outcome'),
    /** Version of the compound's record that the case has a copy of. */
    factsVersion: integer('facts_version').notNull(),
    /** Hashes of the rule pack and the calendar that the case is pinned to. */
    rules: text('rules').notNull().default(''),
    calendar: text('calendar').notNull().default(''),
    lastHash: text('last_hash').notNull(),
    recordedAt: text('recorded_at').notNull(),
    /** To whom the owner said that personal data may go (JSON: whose word, which parties); null = nobody asked. Repeats `hand_over_words`. */
    handOvers: text('hand_overs'),
    /** The case file (workflows/case/case-file.ts): a cache of the events. */
    file: text('file').notNull(),
  },
  (table) => [
    index('cases_by_owner').on(table.ownerAccountId),
    index('cases_by_compound').on(table.compoundId, table.phase, table.factsVersion),
    index('cases_by_chain').on(table.chainId),
    index('cases_by_pile').on(table.pileId),
    index('cases_passed_on').on(table.pileId).where(sql`outcome = 'transferred'`),
    index('cases_by_calendar').on(table.calendar, table.phase),
    index('cases_by_rules').on(table.district, table.rules, table.phase),
    // What the figures read of a request, district by district in the order of the ids, without its file beside it.
    index('requests_for_figures')
      .on(
        ...([table.district, table.caseId, table.chainId, table.compoundId, table.filedOn] as const),
        ...([table.closedOn, table.outcome, table.recordedAt, table.rules] as const),
      )
      .where(sql`kind = 'request' and filed_on is not null`),
    uniqueIndex('one_open_case_per_space').on(table.spaceId).where(sql`phase in ('open', 'works')`),
  ],
)

export const drafts = sqliteTable('drafts', {
  caseId: text('case_id').primaryKey(),
  keyId: text('key_id').notNull(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  updatedAt: text('updated_at').notNull(),
})

/** What says how an office goes about its clocks, in the words of the index of it. */
export const isOfConduct = sql`type in ('centre.requestCorrection', 'property.askExtension', 'owner.agreeMoreTime', 'property.revoke', 'centre.closeCoordination', 'owner.denyClosing', 'centre.failMediation')`

export const caseEvents = sqliteTable(
  'case_events',
  {
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    track: text('track').notNull(),
    origin: text('origin').notNull(),
    /** The event that a derived one follows from. */
    causeSeq: integer('cause_seq'),
    actor: text('actor').notNull(),
    occurredOn: text('occurred_on').notNull(),
    recordedAt: text('recorded_at').notNull(),
    workflow: text('workflow').notNull(),
    rules: text('rules').notNull(),
    calendar: text('calendar').notNull(),
    /** What was sent, without its personal part. */
    input: text('input').notNull(),
    /** What the store lent to the decision: kinds of documents, facts, organisation. */
    lent: text('lent').notNull(),
    sealedHash: text('sealed_hash'),
    keyId: text('key_id'),
    outcome: text('outcome').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.seq] }),
    index('case_events_pinned').on(table.type, table.caseId).where(sql`type in ('calendar.changed', 'rules.changed')`),
    index('case_events_of_conduct').on(table.caseId, table.seq).where(isOfConduct),
  ],
)

export const sealedParts = sqliteTable(
  'sealed_parts',
  {
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    keyId: text('key_id').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.seq] })],
)

export const caseClocks = sqliteTable(
  'case_clocks',
  {
    caseId: text('case_id').notNull(),
    clockId: text('clock_id').notNull(),
    name: text('name').notNull(),
    track: text('track').notNull(),
    party: text('party').notNull(),
    organisationId: text('organisation_id'),
    force: text('force').notNull(),
    startOn: text('start_on').notNull(),
    dueOn: text('due_on'),
    /** The instant at which the worker looks at it; null while it rests, has passed or ended. */
    wakeAt: text('wake_at'),
    provisional: integer('provisional', { mode: 'boolean' }).notNull(),
    pausedDays: integer('paused_days').notNull(),
    passedOn: text('passed_on'),
    endedOn: text('ended_on'),
    how: text('how'),
    answeredOn: text('answered_on'),
    /** The day on which a late fact that changed the clock was confirmed. */
    answeredRecordedOn: text('answered_recorded_on'),
    /** Somebody else recorded the answer for its party; null = nothing was answered. */
    onBehalf: integer('on_behalf', { mode: 'boolean' }),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.clockId] }),
    index('case_clocks_due').on(table.wakeAt).where(sql`wake_at is not null`),
  ],
)

export const stays = sqliteTable(
  'stays',
  {
    caseId: text('case_id').notNull(),
    positionId: text('position_id').notNull(),
    track: text('track').notNull(),
    stage: text('stage').notNull(),
    step: text('step'),
    holder: text('holder').notNull(),
    organisationId: text('organisation_id'),
    visit: integer('visit').notNull(),
    /** The parties whose answer is waited for, by commas, the holder first. The defaults of this and the next are for rows of an older database, until they are rebuilt at its opening. */
    awaits: text('awaits').notNull().default(''),
    enteredBy: text('entered_by').notNull().default(''),
    enteredSeq: integer('entered_seq').notNull(),
    enteredOn: text('entered_on').notNull(),
    enteredRecordedOn: text('entered_recorded_on').notNull(),
    leftSeq: integer('left_seq'),
    leftOn: text('left_on'),
    leftRecordedOn: text('left_recorded_on'),
    leftBy: text('left_by'),
    onBehalf: integer('on_behalf', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.positionId, table.enteredSeq] }),
    index('stays_open').on(table.stage, table.holder, table.caseId).where(sql`left_seq is null`),
  ],
)

export const answers = sqliteTable(
  'answers',
  {
    caseId: text('case_id').notNull(),
    servedSeq: integer('served_seq').notNull(),
    organisationId: text('organisation_id').notNull(),
    servedOn: text('served_on').notNull(),
    servedRecordedOn: text('served_recorded_on').notNull(),
    answeredOn: text('answered_on'),
    answeredRecordedOn: text('answered_recorded_on'),
    kind: text('kind'),
    endedOn: text('ended_on'),
    endedRecordedOn: text('ended_recorded_on'),
    onBehalf: integer('on_behalf', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.organisationId] }),
    // What was served to a company, whatever its cases.
    index('answers_by_company').on(table.organisationId),
  ],
)

export const grounds = sqliteTable(
  'grounds',
  {
    caseId: text('case_id').notNull(),
    groundId: text('ground_id').notNull(),
    code: text('code').notNull(),
    kind: text('kind').notNull(),
    organisationId: text('organisation_id'),
    /** Who settles it when it is contested. The default is for rows of an older database, until they are rebuilt at its opening. */
    route: text('route').notNull().default('opinion'),
    statedOn: text('stated_on').notNull(),
    /** Somebody else recorded the statement for the company; null = not known. */
    onBehalf: integer('on_behalf', { mode: 'boolean' }),
    burdenMet: integer('burden_met', { mode: 'boolean' }).notNull(),
    contested: integer('contested', { mode: 'boolean' }).notNull(),
    verified: text('verified').notNull(),
    view: text('view'),
    /** The days on which each of these became so; null where it did not. */
    burdenMetOn: text('burden_met_on'),
    contestedOn: text('contested_on'),
    verifiedOn: text('verified_on'),
    viewOn: text('view_on'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.groundId] })],
)

export const caseParties = sqliteTable(
  'case_parties',
  {
    caseId: text('case_id').notNull(),
    party: text('party').notNull(),
    organisationId: text('organisation_id').notNull(),
    sinceSeq: integer('since_seq').notNull(),
    /** Sequence number at which the role ended: from then on only its own acts and the outcome are shown. */
    untilSeq: integer('until_seq'),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.party, table.organisationId] }),
    index('case_parties_by_organisation').on(table.organisationId, table.caseId),
  ],
)

export const outbox = sqliteTable(
  'outbox',
  {
    /** Stable id: receivers recognise a repetition by it. */
    messageId: text('message_id').primaryKey(),
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    notice: text('notice').notNull(),
    party: text('party').notNull(),
    organisationId: text('organisation_id'),
    notBefore: text('not_before').notNull(),
    attempts: integer('attempts').notNull(),
    lastError: text('last_error'),
    gaveUpAt: text('gave_up_at'),
  },
  (table) => [index('outbox_due').on(table.notBefore).where(sql`gave_up_at is null`)],
)

export const deliveries = sqliteTable(
  'deliveries',
  {
    messageId: text('message_id').primaryKey(),
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    notice: text('notice').notNull(),
    party: text('party').notNull(),
    organisationId: text('organisation_id'),
    channel: text('channel').notNull(),
    deliveredAt: text('delivered_at').notNull(),
  },
  (table) => [
    index('deliveries_by_case').on(table.caseId),
    index('deliveries_by_organisation').on(table.organisationId, table.deliveredAt),
  ],
)

export const idempotentAnswers = sqliteTable(
  'idempotent_answers',
  {
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    httpCode: integer('http_code').notNull(),
    body: text('body').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] })],
)

export const documents = sqliteTable(
  'documents',
  {
    documentId: text('document_id').primaryKey(),
    caseId: text('case_id').notNull(),
    kind: text('kind').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    /** SHA-256 of the stored ciphertext: the name of its file. */
    ciphertextHash: text('ciphertext_hash').notNull(),
    keyId: text('key_id').notNull(),
    sealedName: blob('sealed_name', { mode: 'buffer' }).notNull(),
    uploadedByParty: text('uploaded_by_party').notNull(),
    uploadedByAccount: text('uploaded_by_account'),
    uploadedAt: text('uploaded_at').notNull(),
    /** The earlier version that this one replaces; it is kept. */
    replaces: text('replaces'),
    /** When its content was erased by rule: the row stays, and says what there was. */
    erasedAt: text('erased_at'),
  },
  (table) => [index('documents_by_case').on(table.caseId)],
)

export const links = sqliteTable(
  'links',
  {
    linkId: text('link_id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    caseId: text('case_id').notNull(),
    party: text('party').notNull(),
    organisationId: text('organisation_id'),
    keyId: text('key_id').notNull(),
    /** Name of the person it was made for, and where it was sent. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('links_by_case').on(table.caseId)],
)

export const rulePacks = sqliteTable('rule_packs', {
  hash: text('hash').primaryKey(),
  id: text('id').notNull(),
  version: integer('version').notNull(),
  document: text('document').notNull(),
})

export const calendars = sqliteTable('calendars', {
  hash: text('hash').primaryKey(),
  id: text('id').notNull(),
  document: text('document').notNull(),
})

/** Holiday notices that the operator imported; those in the box are files. Never changed, only withdrawn by another. */
export const calendarNotices = sqliteTable(
  'calendar_notices',
  {
    number: text('number').primaryKey(),
    calendar: text('calendar').notNull(),
    /** The place in the order in which the notices of a calendar were imported. */
    position: integer('position').notNull(),
    /** What was imported, word for word. */
    notice: text('notice').notNull(),
    recordedAt: text('recorded_at').notNull(),
    recordedBy: text('recorded_by'),
  },
  (table) => [uniqueIndex('calendar_notices_in_order').on(table.calendar, table.position)],
)

export const counters = sqliteTable('counters', {
  name: text('name').primaryKey(),
  value: integer('value').notNull(),
})

export const sweepFailures = sqliteTable(
  'sweep_failures',
  {
    caseId: text('case_id').notNull(),
    clockId: text('clock_id').notNull(),
    failures: integer('failures').notNull(),
    lastError: text('last_error').notNull(),
    nextTryAt: text('next_try_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.clockId] })],
)
