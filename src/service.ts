import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Logger } from 'pino'
import { localDay } from '../workflows/calendar/days.ts'
import { checkChart } from '../workflows/case/self-check/check-chart.ts'
import { openFourEyes } from './accounts/four-eyes.ts'
import { openIdentities } from './accounts/identities.ts'
import { openIdProvider } from './accounts/identity-provider.ts'
import { openAccounts } from './accounts/open-accounts.ts'
import { openOwnMessages } from './accounts/own-messages.ts'
import { argon2Passwords } from './accounts/passwords.ts'
import { askedByTwo } from './api/asked-by-two-view.ts'
import { buildApp } from './api/build-app.ts'
import { openRequestCounts } from './api/request-counts.ts'
import { accountRoutes } from './api/routes/accounts.ts'
import { announcedPackRoutes } from './api/routes/announced-packs.ts'
import { branchRoutes } from './api/routes/branches.ts'
import { byTwoPersonsRoutes } from './api/routes/by-two-persons.ts'
import { calendarRoutes } from './api/routes/calendars.ts'
import { caseAccountRoutes } from './api/routes/case-account.ts'
import { caseDraftRoutes } from './api/routes/case-drafts.ts'
import { caseRoutes } from './api/routes/cases.ts'
import { changeRoutes } from './api/routes/changes.ts'
import { companyRoutes } from './api/routes/companies.ts'
import { companyContactRoutes } from './api/routes/company-contacts.ts'
import { compoundImportRoutes } from './api/routes/compound-import.ts'
import { compoundPartRoutes } from './api/routes/compound-parts.ts'
import { compoundPlanRoutes } from './api/routes/compound-plans.ts'
import { compoundRoutes } from './api/routes/compounds.ts'
import { districtRoutes } from './api/routes/districts.ts'
import { documentRoutes } from './api/routes/documents.ts'
import { exportRoutes } from './api/routes/exports.ts'
import { formRoutes } from './api/routes/forms.ts'
import { fourEyesRoutes } from './api/routes/four-eyes.ts'
import { handOverRoutes } from './api/routes/hand-overs.ts'
import { identityRoutes } from './api/routes/identity.ts'
import { keptFigureRoutes } from './api/routes/kept-figures.ts'
import { linkAnswerRoutes } from './api/routes/link-answers.ts'
import { linkRoutes } from './api/routes/links.ts'
import { loginRoutes } from './api/routes/login.ts'
import { matterDocumentRoutes } from './api/routes/matter-documents.ts'
import { matterRoutes } from './api/routes/matters.ts'
import { mondayRoutes } from './api/routes/monday.ts'
import { organisationRoutes } from './api/routes/organisations.ts'
import { outboxRoutes } from './api/routes/outbox.ts'
import { ownDataRoutes } from './api/routes/own-data.ts'
import { ownMessageRoutes } from './api/routes/own-messages.ts'
import { ownPhoneRoutes } from './api/routes/own-phone.ts'
import { ownSessionRoutes } from './api/routes/own-sessions.ts'
import { lostPageIn, pageRoutes } from './api/routes/pages.ts'
import { paperRoutes } from './api/routes/papers.ts'
import { personalDataRoutes } from './api/routes/personal-data.ts'
import { pileRoutes } from './api/routes/piles.ts'
import { precheckRoutes } from './api/routes/prechecks.ts'
import { publicFigureRoutes } from './api/routes/public-figures.ts'
import { recipientRoutes } from './api/routes/recipients.ts'
import { recordRoutes } from './api/routes/record.ts'
import { ruleDraftRoutes } from './api/routes/rule-drafts.ts'
import { ruleRoutes } from './api/routes/rules.ts'
import { secondFactorRoutes } from './api/routes/second-factor.ts'
import { serviceRoutes } from './api/routes/service.ts'
import { siteVisitRoutes } from './api/routes/site-visits.ts'
import { statisticsRoutes } from './api/routes/statistics.ts'
import { transferRoutes } from './api/routes/transfers.ts'
import { trialRoutes } from './api/routes/trials.ts'
import { webhookRoutes } from './api/routes/webhooks.ts'
import { authenticateBy } from './api/session-cookie.ts'
import type { TypedApp } from './api/typed-app.ts'
import { openChanges, tellingStore } from './cases/changes.ts'
import { openPersonalReads } from './cases/personal-reads.ts'
import type { CaseStore, TimeSource } from './cases/ports.ts'
import type { Reach } from './cases/recipients.ts'
import { openRegister } from './compounds/register.ts'
import { type Config, shownDatabase } from './config.ts'
import { openFigureSource } from './database/figure-source.ts'
import { forgetAnswers } from './database/idempotency.ts'
import { keepUp } from './database/keep-up.ts'
import { databaseMetrics } from './database/metrics.ts'
import { monthInThread } from './database/month-thread.ts'
import { probeWriting } from './database/open-database.ts'
import { openKeysOf } from './database/open-keys.ts'
import { sqliteOutboxDesk } from './database/outbox-desk.ts'
import { openChangeNews } from './database/postgres/change-news.ts'
import { addUpCounts, forgetCounts } from './database/request-counts.ts'
import { sqliteAccountStore } from './database/sqlite-accounts.ts'
import { sqliteAnnouncedPacks } from './database/sqlite-announced-packs.ts'
import { sqliteBranches } from './database/sqlite-branches.ts'
import { sqliteCalendars } from './database/sqlite-calendars.ts'
import { sqliteCaseStore } from './database/sqlite-case-store.ts'
import { sqliteCompanies } from './database/sqlite-companies.ts'
import { sqliteCompanyContacts } from './database/sqlite-company-contacts.ts'
import { sqliteRegistry } from './database/sqlite-compounds.ts'
import { sqliteDocuments } from './database/sqlite-documents.ts'
import { sqliteErasures } from './database/sqlite-erasures.ts'
import { sqliteExports } from './database/sqlite-exports.ts'
import { sqliteFigures } from './database/sqlite-figures.ts'
import { sqliteFourEyes } from './database/sqlite-four-eyes.ts'
import { sqliteFrozen } from './database/sqlite-frozen.ts'
import { sqliteHandOvers } from './database/sqlite-hand-overs.ts'
import { sqliteIdentities } from './database/sqlite-identities.ts'
import { sqliteLinks } from './database/sqlite-links.ts'
import { sqliteMailedInboxes } from './database/sqlite-mailed-inboxes.ts'
import { sqliteMatters } from './database/sqlite-matters.ts'
import { sqliteMessageChoices } from './database/sqlite-message-choices.ts'
import { sqliteOutbox } from './database/sqlite-outbox.ts'
import { sqlitePersonalReads } from './database/sqlite-personal-reads.ts'
import { sqlitePiles } from './database/sqlite-piles.ts'
import { sqlitePlans } from './database/sqlite-plans.ts'
import { sqlitePrechecks } from './database/sqlite-prechecks.ts'
import { sqliteQueues } from './database/sqlite-queues.ts'
import { sqliteRecord } from './database/sqlite-record.ts'
import { sqliteRecordNotices } from './database/sqlite-record-notices.ts'
import { sqliteReminders } from './database/sqlite-reminders.ts'
import { sqliteRuleDrafts } from './database/sqlite-rule-drafts.ts'
import { sqliteTrials } from './database/sqlite-trials.ts'
import { sqliteWebhooks } from './database/sqlite-webhooks.ts'
import { openStorage } from './database/storage.ts'
import { guarded } from './database/storage-errors.ts'
import { openFolder, opening } from './database/unusable-storage.ts'
import { checkedDocuments } from './documents/checked-documents.ts'
import { scannerAt } from './documents/scan.ts'
import { openExports } from './exports/open-exports.ts'
import { pseudonymsOf } from './exports/pseudonyms.ts'
import { consoleMail, type MailSender, smtpMail } from './notices/mail.ts'
import { ownerReach } from './notices/owner-reach.ts'
import { webhookServiceAccount } from './notices/service-account.ts'
import { consoleSms, type SmsSender, webhookSms } from './notices/sms.ts'
import { backupMetrics } from './operation/backups.ts'
import { calendarMetrics } from './operation/calendar.ts'
import { diskMetrics, needRoom } from './operation/disk.ts'
import { listenOn, stopAccepting } from './operation/listen.ts'
import { openMetrics } from './operation/metrics.ts'
import { openReadiness, readinessMetrics } from './operation/readiness.ts'
import { clockMetrics, type MachineClocks, openSteadyClock } from './operation/steady-clock.ts'
import { noTracing, openTracing } from './operation/tracing.ts'
import { builtFolder } from './pages/pages-folder.ts'
import { openPress } from './papers/press.ts'
import { randomId } from './random-id.ts'
import { isRefusal, openRuleDrafts } from './rule-drafts/open-rule-drafts.ts'
import { openRulesLibrary } from './rules/rules-library.ts'
import { signingKeyOf } from './sealing/signing.ts'
import { cityDay, openRounds } from './service/rounds.ts'
import { startedWorkers } from './service/workers.ts'
import { openFrozen } from './statistics/frozen.ts'
import { keepAnswers } from './statistics/kept-answers.ts'
import { openFigures } from './statistics/open-figures.ts'
import { openTrials } from './trials/open-trials.ts'
import { placesOfOffices } from './trials/places-of-offices.ts'
import { openTrialRuns } from './trials/trial-runs.ts'
import { httpHookSender } from './webhooks/http-sender.ts'
import { reachableAddresses } from './webhooks/reachable-address.ts'
import { forgetTaken } from './webhooks/send-webhooks.ts'
import type { Watch, Worker } from './workers/poll.ts'

/** What may differ between production, the demo and tests. */
export interface ServiceOptions {
  readonly logger: Logger
  /** Time is a port: production always takes the system's. */
  readonly time?: TimeSource
  /** The clocks of the machine, where time is the system's. */
  readonly clocks?: MachineClocks
  readonly sms?: SmsSender
  readonly mail?: MailSender
  /** How often the workers look, in milliseconds; null = they are run by hand. */
  readonly pollMs?: number | null
  readonly requestsPerMinute?: number
  readonly codesPerMinute?: number
  /** So many writes may share a transaction; 1 = each waits for the disk alone. */
  readonly writesTogether?: number
  /** The chart was checked when the service was put into one file. */
  readonly isChartChecked?: boolean
  /** Routes that only a demo has. */
  readonly extraRoutes?: readonly ((app: TypedApp) => void)[]
}

/** A started service with its parts, for whoever started it. */
export type Service = Awaited<ReturnType<typeof startService>>

/** The largest upload in bytes: a photo of a phone, a scanned contract. */
const uploadLimitBytes = 15 * 1024 * 1024

/** How often nodes add up the requests that come near a limit, in milliseconds. */
const shareCountsEveryMs = 1000

/** How long a request under way may hold up the end, in milliseconds: whoever stops the service waits for it too. */
const shutdownPatienceMs = 10_000

const earlier = (one: string, other: string): string => (one < other ? one : other)

/**
 * The composition root: opens storage, wires every part by hand, listens, starts the workers.
 * @throws when the chart, the rules, the calendar or the files cannot be used; the error says where.
 */
export const startService = async (config: Config, options: ServiceOptions) => {
  const { logger, pollMs = 1000, isChartChecked = false } = options
  const clock = openSteadyClock(options.clocks, (seconds) =>
    logger.error({ seconds }, 'the clock jumped forward: what is due waits, see the handbook'),
  )
  const time = options.time ?? { now: clock.now }
  const dueTime = options.time ?? { now: clock.due }
  if (!isChartChecked) checkChart()
  const database = openStorage(config.databaseFile, options.writesTogether)
  const keys = openKeysOf(config)
  openFolder('folder of documents', config.filesDir)
  const library = opening('database', shownDatabase(config.databaseFile), () =>
    database.inTurn(() => {
      const known = openRulesLibrary(database.db, config.rulesDir, time.now)
      keepUp(database.db, known, (done) => logger.info({ cases: done }, 'rebuilding what is kept of the events'))
      return known
    }),
  )
  const tracing = config.tracing ? await openTracing(config.tracing) : noTracing
  const gateway = options.sms ?? (config.smsWebhook ? webhookSms(config.smsWebhook) : consoleSms(logger))
  const sms: SmsSender = { send: (...message) => tracing.inSpan('send SMS', () => gateway.send(...message)) }
  const mail = options.mail ?? (config.smtp ? smtpMail(config.smtp) : consoleMail(logger))
  // Without a mail server mail is printed to the log: fit for trying it out, and for nobody who has to be reached.
  const isMailSent = config.smtp !== null || options.mail !== undefined || config.smsWebhook === null
  const accounts = openAccounts({
    ...{ store: sqliteAccountStore(database), keys, passwords: await argon2Passwords(), sms },
    secondFactor: config.secondFactor,
    firstPasswords: config.firstPasswords,
    localLogin: config.localLogin,
  })
  const provider = config.oidc && openIdProvider(config.oidc)
  const identities =
    provider && openIdentities({ provider, identities: sqliteIdentities(database), store: sqliteAccountStore(database) })
  const readiness = openReadiness({
    database: () => guarded(() => probeWriting(database.connection)),
    keys: () => {
      if (config.sharedKeys) keys.standing('')
      else accessSync(config.keysFile, constants.R_OK | constants.W_OK)
    },
    papers: () => needRoom(config.filesDir, uploadLimitBytes),
  })
  const changes = openChanges()
  const news = database.isShared
    ? openChangeNews({
        url: config.databaseFile,
        listenedTo: changes.listenedTo,
        onChange: changes.tell,
        onError: (error) => logger.warn({ err: error }, 'changes of cases are not heard of from other nodes just now'),
      })
    : null
  const metrics = openMetrics()
  databaseMetrics(database, metrics.registry, time.now)
  diskMetrics(metrics.registry, {
    ...(config.sharedKeys ? {} : { keys: dirname(config.keysFile) }),
    papers: config.filesDir,
  })
  if (config.backupsDir !== null) backupMetrics(metrics.registry, config.backupsDir)
  readinessMetrics(metrics.registry, readiness)
  clockMetrics(metrics.registry, clock)
  calendarMetrics(metrics.registry, () =>
    Object.fromEntries(library.calendars.ids().map((id) => [id, library.calendar(id).value.finalUntil])),
  )
  const cases = sqliteCaseStore({ database, keys, library })
  const told = tellingStore(cases, ({ caseId, event }) => {
    changes.tell(caseId)
    news?.tell(caseId)
    metrics.recorded(event.type)
  })
  const store: CaseStore = {
    ...told,
    record: (command) => tracing.inSpan(`record ${command.event.type}`, () => told.record(command)),
    // No clock runs out before the time that is believed, whoever asks.
    dueClocks: (now, limit, caseId) => told.dueClocks(earlier(now, dueTime.now()), limit, caseId),
  }
  const documents = checkedDocuments(
    sqliteDocuments({ database, keys, filesDir: config.filesDir }),
    config.uploadScan && scannerAt(config.uploadScan),
    logger,
  )
  const erasures = sqliteErasures({ database, keys, filesDir: config.filesDir })
  await erasures.destroyAgain(time.now())
  const links = sqliteLinks({ database, keys })
  const matters = sqliteMatters({ database, keys, library })
  const queues = sqliteQueues({ database, library })
  const calendars = sqliteCalendars({ database, library })
  const outbox = sqliteOutbox(database)
  const choices = sqliteMessageChoices({ database, keys })
  const registry = sqliteRegistry(database)
  const register = openRegister({
    registry,
    // The worker finds running cases whose copy of the facts is older than their compound's record; being told saves it a wait.
    onCompoundChanged: async () => {},
    newId: randomId,
    now: time.now,
    today: (district) => localDay(time.now(), library.packOfDistrict(district)?.value.place.timeZone ?? 'Asia/Shanghai'),
  })
  const record = sqliteFigures(database, library)
  const notices = sqliteRecordNotices({ database, keys })
  const contacts = sqliteCompanyContacts({ database, keys })
  const webhooks = sqliteWebhooks({ database, keys })
  const addresses = reachableAddresses(config.webhookNetworks)
  const hookSender = httpHookSender(addresses)
  const { engine, close: closeFigures } = openFigureSource(config, { database, now: time.now, logger })
  const figures = openFigures({ registry, library, record, engine: keepAnswers(engine), notices, now: time.now })
  const signing = signingKeyOf(keys.secret('signing'))
  const chain = sqliteRecord(database)
  const frozen = openFrozen({
    store: sqliteFrozen(database),
    compute: monthInThread(config.databaseFile),
    key: signing,
    now: time.now,
  })
  const drafts = openRuleDrafts({
    ...{ store: sqliteRuleDrafts(database), library },
    districtsOf: async (organisationId) => (await registry.organisations.read(organisationId))?.districts ?? [],
    ...{ now: time.now, newId: randomId },
  })
  const trials = openTrials({
    store: sqliteTrials(database),
    leases: database.leases,
    runs: openTrialRuns(),
    databaseFile: config.databaseFile,
    library,
    registry,
    record,
    draftOf: async (caller, draftId) => {
      const draft = await drafts.read(caller, draftId)
      return isRefusal(draft) ? null : draft
    },
    now: time.now,
    newId: randomId,
    onError: (error, trialId) => logger.error({ err: error, trialId }, 'a rule trial failed'),
  })
  const exports = openExports({
    record: sqliteExports(database, library),
    districtsOf: async ({ organisationId }) =>
      organisationId === null ? [] : ((await registry.organisations.read(organisationId))?.districts ?? []),
    secret: () => keys.secret('exports'),
    now: time.now,
  })
  const press = openPress()
  let publicUrl = config.publicUrl
  const handOvers = sqliteHandOvers(database)
  const reach: Reach = {
    ofOwner: ownerReach({ choices, phoneOf: accounts.phoneOf, hasServiceAccount: config.serviceAccount !== null, now: time.now }),
    ofOrganisation: async (organisationId) => {
      const [reads, contact] = await Promise.all([outbox.hasAccount(organisationId), contacts.of(organisationId)])
      const mailed = contact?.mail != null && contact.rhythm !== 'none'
      const hooked = (await webhooks.list()).some((hook) => hook.organisationId === organisationId && hook.isActive)
      const found = [reads ? ('inbox' as const) : null, mailed ? ('mail' as const) : null, hooked ? ('webhook' as const) : null]
      return found.some((one) => one !== null) ? found.filter((one) => one !== null) : ['counter']
    },
  }
  const fourEyes = openFourEyes(sqliteFourEyes(database))
  const reads = openPersonalReads(sqlitePersonalReads(database))
  const sources = { store, documents, reads }
  const linkParts = { ...sources, links, sms, time, publicUrl: () => publicUrl }
  // Drawn on either database, so that both draw the same afterwards.
  const countsSecret = keys.secret('request-counts')
  const counts = openRequestCounts(database.isShared ? addUpCounts(database, countsSecret) : null)
  const sharing = setInterval(() => {
    try {
      counts.share()
    } catch (error) {
      logger.warn({ err: error }, 'requests are counted by this node alone just now')
    }
  }, shareCountsEveryMs).unref()
  const { app, access } = await buildApp({
    counts,
    ownOrigin: () => new URL(publicUrl).origin,
    logger,
    authenticate: authenticateBy(accounts, time),
    uploadLimitBytes,
    answered: metrics.answered,
    ...(config.tracing ? { traced: tracing.request } : {}),
    isLeaving: readiness.isLeaving,
    requestsPerMinute: options.requestsPerMinute ?? 1200,
    lostPage: lostPageIn(builtFolder),
    routes: [
      pageRoutes(builtFolder),
      serviceRoutes({ failing: readiness.failing, metrics: metrics.text }),
      loginRoutes({ accounts, time, publicUrl: config.publicUrl, codesPerMinute: options.codesPerMinute ?? 60, counts }),
      accountRoutes({ accounts, time }),
      secondFactorRoutes({ accounts, time }),
      ownSessionRoutes({ accounts, time }),
      ownPhoneRoutes({ accounts, time }),
      ownMessageRoutes({
        messages: openOwnMessages({ store: sqliteAccountStore(database), keys, choices, mail }),
        isMailSent,
        time,
      }),
      identityRoutes({ provider, identities, localLogin: config.localLogin, keys, time, publicUrl: () => publicUrl }),
      fourEyesRoutes({ fourEyes, accounts, time }),
      districtRoutes({
        districts: registry.districts,
        packInForce: (code) => library.packOfDistrict(code)?.value.id ?? null,
        knownPacks: () => library.packs().flatMap(({ value }) => (value.standing === 'draft' ? [] : [value.id])),
      }),
      organisationRoutes(register),
      branchRoutes({ branches: sqliteBranches(database), time }),
      compoundRoutes(register),
      compoundPartRoutes(register),
      compoundImportRoutes(register),
      precheckRoutes({ prechecks: sqlitePrechecks(database, library), time }),
      compoundPlanRoutes({ plans: sqlitePlans(database, library), time }),
      caseDraftRoutes({ store, accounts, time }),
      caseRoutes({ ...sources, time, fourEyes, ordersNeedTwo: config.ordersNeedTwo }),
      recipientRoutes({ store, reach, time }),
      byTwoPersonsRoutes({ ...sources, time, fourEyes }),
      caseAccountRoutes({ store, time }),
      siteVisitRoutes({ store, time }),
      changeRoutes({ ...linkParts, changes }),
      formRoutes,
      transferRoutes({ store, keys, time }),
      documentRoutes({ ...sources, time }),
      personalDataRoutes({ store, erasures, reads, fourEyes }),
      handOverRoutes({ store, handOvers, time }),
      ownDataRoutes({
        ...{ ...sources, erasures, allReads: reads, handOvers, time },
        askedByTwo: (stored) => askedByTwo(fourEyes, stored),
        ...{ piles: sqlitePiles(database), phoneOf: accounts.phoneOf, messagesOf: choices.of },
      }),
      pileRoutes({ piles: sqlitePiles(database), time }),
      matterRoutes({ matters, documents, time }),
      matterDocumentRoutes({ matters, documents, time }),
      linkRoutes(linkParts),
      linkAnswerRoutes(linkParts),
      paperRoutes({ ...sources, press, time, publicUrl: () => publicUrl }),
      outboxRoutes({ outboxDesk: sqliteOutboxDesk(database), time }),
      ruleRoutes({ packs: library.packs }),
      announcedPackRoutes({ announcements: sqliteAnnouncedPacks({ database, library, now: time.now }), time }),
      calendarRoutes({ calendars, time }),
      statisticsRoutes(figures),
      keptFigureRoutes({
        figures,
        maskOf: (caseId) => pseudonymsOf(keys.secret('exports'), cityDay(time.now()).slice(0, 7))('case', caseId),
      }),
      mondayRoutes({ figures, frozen, press, publicUrl: () => publicUrl }),
      publicFigureRoutes({ frozen, chain, press, publicUrl: () => publicUrl }),
      recordRoutes({ chain, store, key: signing }),
      exportRoutes(exports),
      trialRoutes({ trials, placesOf: placesOfOffices(registry) }),
      companyContactRoutes({ contacts, time }),
      webhookRoutes({ webhooks, sender: hookSender, addresses, time }),
      companyRoutes({
        companies: sqliteCompanies(database),
        figures,
        notices,
        organisations: registry.organisations,
        time,
        publicUrl: () => publicUrl,
      }),
      ruleDraftRoutes({ drafts, trials, press, publicUrl: () => publicUrl }),
      ...(options.extraRoutes ?? []),
    ],
  })
  const port = await listenOn(app, config)
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  if (config.port === 0) publicUrl = url
  const serviceAccount = config.serviceAccount && webhookServiceAccount(config.serviceAccount, logger)
  const inboxes = sqliteMailedInboxes(database, contacts)
  const rounds = openRounds({
    inboxes,
    reminders: sqliteReminders(database),
    ...{ library, chain, frozen, notices, contacts, webhooks, erasures, trials, matters, queues, store, outbox },
    ...{ sms, mail, serviceAccount, hookSender, phoneOf: accounts.phoneOf, choices, signing, time, dueTime, logger, publicUrl },
  })
  const workers: Worker[] = []
  const watch: Watch = { ...metrics, logger }
  const startWorkers = (everyMs: number): void => {
    workers.push(
      ...startedWorkers({
        ...{ rounds, watch, everyMs, leases: database.leases },
        flushReads: () => reads.flush(),
        forgetOver: async () => {
          await accounts.forgetExpired(time.now())
          forgetAnswers(database, time.now())
          forgetCounts(database, time.now())
          await forgetTaken(webhooks, time.now())
        },
      }),
    )
  }
  if (pollMs !== null) startWorkers(pollMs)
  return {
    url,
    app,
    access,
    register,
    database,
    keys,
    library,
    accounts,
    store,
    documents,
    reads,
    matters,
    links,
    outbox,
    notices,
    time,
    rounds,
    startWorkers,
    /**
     * Says that it leaves, answers on for the time that the configuration gives, then stops taking requests, lets those under
     * way finish (those that do so in time), stops the workers, closes the files.
     */
    stop: async (patienceMs = shutdownPatienceMs) => {
      readiness.leave()
      if (config.inheritsSocket) stopAccepting(app.server)
      if (config.leaveSeconds > 0) await after(config.leaveSeconds * 1000)
      const patience = setTimeout(() => app.server.closeAllConnections(), patienceMs)
      await Promise.all([app.close(), ...workers.map((worker) => worker.stop())])
      clearTimeout(patience)
      clearInterval(sharing)
      await reads.flush()
      await news?.close()
      await press.close()
      await trials.close()
      await closeFigures()
      await tracing.close()
      guarded(() => database.leases.close())
      database.connection.close()
      keys.close()
    },
  }
}
