import { z } from 'zod'
import { json, problemAnswers } from '../api/answers.ts'
import { Problem } from '../api/problems.ts'
import type { TypedApp } from '../api/typed-app.ts'
import type { SmsSender } from '../notices/sms.ts'
import type { DemoTime } from './demo-time.ts'

/** Messages of a demo: kept to be read, never sent. */
export interface DemoSms extends SmsSender {
  last(phone: string): string | null
}

/** Keeps the last message to each phone and each address. */
export const demoSms = (onMessage: (phone: string, text: string) => void = () => {}): DemoSms => {
  const last = new Map<string, string>()
  return {
    send: async (phone, text) => {
      last.set(phone, text)
      onMessage(phone, text)
    },
    last: (phone) => last.get(phone) ?? null,
  }
}

const Now = z.object({ now: z.iso.datetime() }).meta({ id: 'DemoTime' })

/** Where the clock of a demo stops on its way: once a day, so that what runs out in a chain runs out each on its own day. */
const stopsOnTheWay = (from: string, to: string): string[] => {
  const start = Temporal.Instant.from(from)
  const whole = Math.floor(start.until(to).total('hours') / 24)
  const days = Array.from({ length: whole }, (_, day) => start.add({ hours: 24 * (day + 1) }).toString())
  return [...days.filter((stop) => stop < to), to]
}

/** What only a demo offers: its clock can be moved, and its messages read. A production service has no such routes. */
export const demoRoutes =
  (parts: { readonly time: DemoTime; readonly sms: DemoSms; readonly afterMove: () => Promise<void> }) => (app: TypedApp) => {
    app.get(
      '/api/demo/time',
      {
        config: { access: 'public' },
        schema: {
          tags: ['service'],
          operationId: 'readDemoTime',
          summary: 'The clock of the demo',
          security: [],
          response: { 200: json('Now.', Now) },
        },
      },
      () => ({ now: parts.time.now() }),
    )
    app.put(
      '/api/demo/time',
      {
        config: { access: ['operator'] },
        schema: {
          tags: ['service'],
          operationId: 'moveDemoTime',
          summary: 'Move the clock of the demo forward, day by day; what falls due on the way is recorded before the answer',
          body: z.strictObject({ now: z.iso.datetime() }),
          response: { 200: json('Now.', Now), ...problemAnswers(400, 401, 403) },
        },
      },
      async (request) => {
        const { now } = request.body
        if (now < parts.time.now()) {
          throw new Problem('VALIDATION_FAILED', {
            errors: [{ pointer: '/now', code: 'backwards', detail: 'the clock only moves forward' }],
          })
        }
        for (const stop of stopsOnTheWay(parts.time.now(), now)) {
          parts.time.set(stop)
          await parts.afterMove()
        }
        return { now: parts.time.now() }
      },
    )
    app.get(
      '/api/demo/messages/:phone',
      {
        config: { access: ['operator'] },
        schema: {
          tags: ['service'],
          operationId: 'readDemoMessage',
          summary: 'The last message to a phone or an address',
          params: z.object({ phone: z.union([z.string().regex(/^1\d{10}$/), z.email()]) }),
          response: { 200: json('Its text.', z.object({ text: z.string() })), ...problemAnswers(401, 403, 404) },
        },
      },
      (request) => {
        const text = parts.sms.last(request.params.phone)
        if (text === null) throw new Problem('NOT_FOUND')
        return { text }
      },
    )
  }
