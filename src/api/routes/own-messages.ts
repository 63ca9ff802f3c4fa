import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ownerChannels, restfulKinds } from '../../../workflows/case/owner-messages.ts'
import { languages } from '../../../workflows/labels/fill.ts'
import { mustReachText, ownerChannelLabels, restfulKindLabels } from '../../../workflows/labels/owner-messages.ts'
import type { OwnMessages } from '../../accounts/own-messages.ts'
import { CodeNotSent } from '../../accounts/ports.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { maskAddress } from '../../notices/mail.ts'
import type { OwnerMessages } from '../../notices/message-choices.ts'
import { personOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { PhoneCode } from './login.ts'

interface Parts {
  readonly messages: OwnMessages
  /** Whether mail leaves the house here. */
  readonly isMailSent: boolean
  readonly time: TimeSource
}

const Choices = {
  channel: z
    .enum(ownerChannels)
    .describe('`phone`: the service account of the city, else a text message. `app`: the pages alone.'),
  language: z.enum(languages).describe('The language of messages.'),
  silent: z.array(z.enum(restfulKinds)).max(restfulKinds.length).describe('What is left to the pages, whatever the channel.'),
  isNightQuiet: z.boolean().describe('What comes between 22:00 and 8:00 waits for the morning.'),
}

const Messages = z
  .object({
    ...Choices,
    mail: z.string().nullable().describe('The confirmed address, with most of it hidden; null = none.'),
    isMailSent: z.boolean().describe('Whether mail can be chosen here.'),
    channels: z.array(z.object({ channel: z.enum(ownerChannels), label: z.string() })),
    kinds: z.array(z.object({ kind: z.enum(restfulKinds), label: z.string() })),
    mustReach: z.string().describe('What cannot be switched off, and why.'),
  })
  .meta({ id: 'OwnMessages', description: 'How an owner wants to be told.' })

const NewChoices = z
  .strictObject(Choices)
  .partial()
  .meta({ id: 'NewOwnMessages', description: 'What is left out stays.', examples: [{ language: 'en' }, { silent: ['around'] }] })

const Address = z.email().max(254)
const MailCode = z.strictObject({ mail: Address }).meta({ id: 'OwnMailCode', examples: [{ mail: 'family@example.cn' }] })
const ConfirmedMail = z
  .strictObject({ mail: Address, code: PhoneCode.describe('That was sent to this address.') })
  .meta({ id: 'OwnMail', examples: [{ mail: 'family@example.cn', code: '042917' }] })
const CodeSent = z.object({ expiresAt: z.iso.datetime() }).meta({ id: 'OwnMailCodeSent' })

/** How an owner is told: by which channel, in which language, of what. */
export const ownMessageRoutes = (parts: Parts) => (app: TypedApp) => {
  choiceRoutes(app, parts)
  mailRoutes(app, parts)
}

const viewOf = (choices: OwnerMessages, { isMailSent }: Parts, request: FastifyRequest): z.infer<typeof Messages> => {
  const language = languageOfRequest(request)
  return {
    ...{ channel: choices.channel, language: choices.language, silent: [...choices.silent] },
    ...{ isNightQuiet: choices.isNightQuiet, mail: choices.mail && maskAddress(choices.mail), isMailSent },
    channels: ownerChannels.map((channel) => ({ channel, label: ownerChannelLabels[channel][language] })),
    kinds: restfulKinds.map((kind) => ({ kind, label: restfulKindLabels[kind][language] })),
    mustReach: mustReachText[language],
  }
}

const choiceRoutes = (app: TypedApp, parts: Parts) => {
  const { messages, isMailSent, time } = parts
  app.get(
    '/api/me/messages',
    {
      config: { access: ['owner'] },
      schema: {
        tags: ['login'],
        operationId: 'readOwnMessages',
        summary: 'How one is told: channel, language, what is left to the pages',
        response: { 200: json('The choices.', Messages), ...problemAnswers(401, 403, 429, 503) },
      },
    },
    async (request) => viewOf(await messages.of(personOf(request).accountId), parts, request),
  )

  app.patch(
    '/api/me/messages',
    {
      config: { access: ['owner'] },
      schema: {
        tags: ['login'],
        operationId: 'chooseOwnMessages',
        summary: 'Choose how to be told',
        description:
          'Some notices must reach their owner and cannot be switched off (`mustReach`). Mail can be chosen once an address is confirmed. ' +
          'What already waits leaves by the new choice too.',
        body: NewChoices,
        response: { 200: json('The choices.', Messages), ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { accountId } = personOf(request)
      const { channel, language, silent, isNightQuiet } = request.body
      if (channel === 'mail' && !(isMailSent && (await messages.of(accountId)).mail)) throw new Problem('MAIL_NOT_CONFIRMED')
      const change = {
        ...(channel === undefined ? {} : { channel }),
        ...(language === undefined ? {} : { language }),
        ...(silent === undefined ? {} : { silent: restfulKinds.filter((kind) => silent.includes(kind)) }),
        ...(isNightQuiet === undefined ? {} : { isNightQuiet }),
      }
      return viewOf(await messages.set(accountId, change, time.now()), parts, request)
    },
  )
}

const mailRoutes = (app: TypedApp, parts: Parts) => {
  const { messages, isMailSent, time } = parts
  app.post(
    '/api/me/messages/mail/codes',
    {
      config: { access: ['owner'] },
      schema: {
        tags: ['login'],
        operationId: 'requestMailCode',
        summary: 'Send a code to an address, to confirm it',
        description: 'Six digits, valid for 5 minutes and 5 tries; at most 5 an hour.',
        body: MailCode,
        response: { 200: json('It was sent.', CodeSent), ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      if (!isMailSent) throw new Problem('MAIL_NOT_SENT_HERE')
      const { accountId } = personOf(request)
      const sent = await messages.sendCode(accountId, request.body.mail, time.now()).catch((error: unknown) => {
        if (!(error instanceof CodeNotSent)) throw error
        request.log.error({ err: error }, 'mail server failed')
        throw new Problem('MAIL_CODE_NOT_SENT')
      })
      if (!sent) throw new Problem('CODES_TOO_MANY')
      return sent
    },
  )

  app.put(
    '/api/me/messages/mail',
    {
      config: { access: ['owner'] },
      schema: {
        tags: ['login'],
        operationId: 'confirmOwnMail',
        summary: 'Keep the address to which the code came',
        body: ConfirmedMail,
        response: { 200: json('The choices.', Messages), ...problemAnswers(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { mail, code } = request.body
      const confirmed = await messages.confirm(personOf(request).accountId, mail, code, time.now())
      if (confirmed === 'wrong') throw new Problem('MAIL_CODE_WRONG')
      return viewOf(confirmed, parts, request)
    },
  )

  app.delete(
    '/api/me/messages/mail',
    {
      config: { access: ['owner'] },
      schema: {
        tags: ['login'],
        operationId: 'removeOwnMail',
        summary: 'Take the address away; messages go to the phone again',
        response: { 200: json('The choices.', Messages), ...problemAnswers(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request) => viewOf(await messages.set(personOf(request).accountId, { mail: null }, time.now()), parts, request),
  )
}
