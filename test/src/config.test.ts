import { describe, expect, test } from 'vitest'
import { readConfig, shownDatabase } from '../../src/config.ts'
import { sentenceOfStart } from '../../src/start-errors.ts'

/** What is said of a wrong environment. */
const saidOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (error) {
    return sentenceOfStart(error)
  }
  throw new Error('the environment was taken')
}

describe('the environment', () => {
  test('of nobody gives a service for this machine alone, with its files side by side', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      inheritsSocket: false,
      leaveSeconds: 0,
      databaseFile: './data/pile.db',
      keysFile: './data/pile.keys.db',
      sharedKeys: null,
      replicaUrl: null,
      filesDir: './data/files',
      rulesDir: null,
      backupsDir: null,
      publicUrl: 'http://127.0.0.1:3000',
      logLevel: 'info',
      smsWebhook: null,
      serviceAccount: null,
      webhookNetworks: [],
      tracing: null,
      oidc: null,
      localLogin: true,
      secondFactor: 'offered',
      ordersNeedTwo: false,
      firstPasswords: 'kept',
      uploadScan: null,
      smtp: null,
    })
  })

  test('that names keys in a database says where the key to them is, and never in the database of the cases', () => {
    const [cases, keys] = ['postgres://pile@db.internal/pile', 'postgres://pile@db.internal/pile_keys']
    expect(saidOf({ KEYS_URL: keys })).toContain('KEYS_WRAPPING_FILE: must name the file')
    expect(saidOf({ KEYS_WRAPPING_FILE: '/etc/pile/wrapping.key' })).toContain('KEYS_WRAPPING_FILE: must name the file')
    const same = { DATABASE_URL: cases, KEYS_URL: cases, KEYS_WRAPPING_FILE: '/etc/pile/wrapping.key' }
    expect(saidOf(same)).toContain('KEYS_URL: must look like postgres://')
    expect(readConfig({ ...same, KEYS_URL: keys }).sharedKeys?.url).toBe(keys)
  })

  test('that hands a socket to another process hands none to this one', () => {
    expect(readConfig({ LISTEN_FDS: '1' }).inheritsSocket).toBe(true)
    expect(readConfig({ LISTEN_FDS: '1', LISTEN_PID: '1' }).inheritsSocket).toBe(false)
  })

  test('says where everything lies and who hears of it', () => {
    const environment = {
      HOST: '0.0.0.0',
      PORT: '8080',
      LISTEN_FDS: '1',
      LISTEN_PID: String(process.pid),
      LEAVE_SECONDS: '5',
      DATABASE_URL: 'file:/srv/pile/one.db',
      KEYS_FILE: '/srv/keys/two.db',
      REPLICA_URL: 'postgres://reader@replica.internal/pile',
      KEYS_URL: 'postgres://keys@keys.internal/pile_keys',
      KEYS_WRAPPING_FILE: '/etc/pile/wrapping.key',
      FILES_DIR: '/srv/papers',
      RULES_DIR: '/srv/rules',
      BACKUPS_DIR: '/srv/backups',
      PUBLIC_URL: 'https://piles.example.cn/',
      LOG_LEVEL: 'warn',
      SMS_WEBHOOK_URL: 'https://sms.example.cn/send',
      SMS_WEBHOOK_TOKEN: 'hush',
      SERVICE_ACCOUNT_URL: 'https://account.example.cn/send',
      SERVICE_ACCOUNT_TOKEN: 'hush',
      SMTP_URL: 'smtps://pile:hush@mail.example.cn',
      MAIL_FROM: 'piles@example.cn',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_TRACES_SAMPLER_ARG: '0.1',
      WEBHOOK_NETWORKS: '10.20.0.0/16, fd12::/32',
      OIDC_ISSUER: 'https://login.zhuzhou.example.cn',
      OIDC_CLIENT_ID: 'piles',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_NAME: '市政务统一登录',
      LOCAL_LOGIN: 'off',
      SECOND_FACTOR: 'required',
      FOUR_EYES: 'required',
      FIRST_PASSWORDS: 'expire',
      UPLOAD_SCAN: 'clamd://scan.internal:3310',
    }
    expect(readConfig(environment)).toEqual({
      host: '0.0.0.0',
      port: 8080,
      inheritsSocket: true,
      leaveSeconds: 5,
      databaseFile: '/srv/pile/one.db',
      keysFile: '/srv/keys/two.db',
      replicaUrl: 'postgres://reader@replica.internal/pile',
      sharedKeys: { url: 'postgres://keys@keys.internal/pile_keys', wrappingKeyFile: '/etc/pile/wrapping.key' },
      filesDir: '/srv/papers',
      rulesDir: '/srv/rules',
      backupsDir: '/srv/backups',
      publicUrl: 'https://piles.example.cn',
      logLevel: 'warn',
      smsWebhook: { url: 'https://sms.example.cn/send', token: 'hush' },
      serviceAccount: { url: 'https://account.example.cn/send', token: 'hush' },
      tracing: { endpoint: 'http://127.0.0.1:4318', share: 0.1 },
      webhookNetworks: ['10.20.0.0/16', 'fd12::/32'],
      oidc: {
        issuer: 'https://login.zhuzhou.example.cn',
        clientId: 'piles',
        clientSecret: 'secret',
        name: '市政务统一登录',
      },
      localLogin: false,
      secondFactor: 'required',
      ordersNeedTwo: true,
      firstPasswords: 'expire',
      uploadScan: { kind: 'clamd', socket: { host: 'scan.internal', port: 3310 } },
      smtp: { url: 'smtps://pile:hush@mail.example.cn', from: 'piles@example.cn' },
    })
  })

  test('of a PostgreSQL keeps its address, and the files beside each other on this machine', () => {
    const databaseFile = 'postgres://clerk:hush@db.example.cn:5432/pile'
    expect(readConfig({ DATABASE_URL: databaseFile })).toMatchObject({
      ...{ databaseFile, keysFile: './data/pile.keys.db', filesDir: './data/files' },
    })
    expect(shownDatabase(databaseFile)).toBe('postgres://clerk@db.example.cn:5432/pile')
  })

  test('that names a variable and leaves it empty means the usual', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readConfig({}))
  })
})

describe('a wrong variable is told in one sentence that does not repeat it', () => {
  test.each([
    ['PORT', '70000', 'PORT: must be a whole number from 0 to 65535'],
    ['PORT', '3000.5', 'PORT: must be a whole number'],
    ['PORT', '0x50', 'PORT: must be a whole number'],
    ['PORT', ' ', 'PORT: must be a whole number'],
    ['DATABASE_URL', 'postgres://clerk:hush@db', 'or postgres://user:password@host:5432/name'],
    ['DATABASE_URL', 'mysql://clerk:hush@db/pile', 'DATABASE_URL: must look like file:./data/pile.db'],
    ['DATABASE_URL', 'file:', 'DATABASE_URL: must look like file:./data/pile.db'],
    ['DATABASE_URL', 'file::memory:', 'DATABASE_URL: must look like file:./data/pile.db'],
    ['PUBLIC_URL', 'ftp://piles.example.cn', 'PUBLIC_URL: must be an address such as https://'],
    ['LOG_LEVEL', 'INFO', 'LOG_LEVEL: must be one of fatal, error, warn'],
    ['SMS_WEBHOOK_URL', 'gateway', 'SMS_WEBHOOK_URL: must be an address'],
    ['SERVICE_ACCOUNT_URL', 'account', 'SERVICE_ACCOUNT_URL: must be an address'],
    ['SMTP_URL', 'https://pile:hush@mail.example.cn', 'SMTP_URL: must be a mail server such as smtps://'],
    ['OIDC_ISSUER', 'http://login.example.cn', 'OIDC_ISSUER: must be the https address of a provider of identities'],
    ['OIDC_CLIENT_ID', 'piles', 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: all three are needed'],
    ['LOCAL_LOGIN', 'no', 'LOCAL_LOGIN: must be on or off'],
    ['LOCAL_LOGIN', 'off', 'LOCAL_LOGIN: is off and there is no OIDC_ISSUER'],
    ['FIRST_PASSWORDS', 'yes', 'FIRST_PASSWORDS: must be kept or expire'],
    ['FOUR_EYES', 'yes', 'FOUR_EYES: must be offered or required'],
    ['SECOND_FACTOR', 'yes', 'SECOND_FACTOR: must be offered or required'],
    ['UPLOAD_SCAN', 'clamd:relative/path', 'UPLOAD_SCAN: must be clamd://host:3310'],
    ['UPLOAD_SCAN', 'http://scanner', 'UPLOAD_SCAN: must be clamd://host:3310'],
    ['WEBHOOK_NETWORKS', '10.20.0.0/33', 'WEBHOOK_NETWORKS: must be networks such as'],
    ['WEBHOOK_NETWORKS', '10.20.0.0/16,intranet', 'WEBHOOK_NETWORKS: must be networks such as'],
    ['MAIL_FROM', 'nobody', 'MAIL_FROM: must be an address such as'],
    ['HOST', '  ', 'HOST: '],
  ])('%s=%s', (name, value, sentence) => {
    const said = saidOf({ [name]: value })
    expect(said).toMatch(/^The service was not started\. [^\n]+\.$/)
    expect(said).toContain(sentence)
    if (value.trim().length > 5) expect(said).not.toContain(value)
  })

  test('several at once are all named', () => {
    expect(saidOf({ PORT: 'abc', LOG_LEVEL: 'loud' })).toMatch(/^The service was not started\. PORT: [^;]+; LOG_LEVEL: [^;]+\.$/)
  })
})
