import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { type Service, startService } from '../service.ts'
import { demoRoutes, demoSms } from './demo-routes.ts'
import { type DemoTime, demoTime } from './demo-time.ts'

/** A started demo: a service whose clock can be moved, and the login of its operator. */
export interface Demo {
  readonly service: Service
  readonly operator: { readonly login: string; readonly password: string }
  stop(): Promise<void>
}

/** Starts a service as a demo: settable clock, messages kept instead of sent, one operator account. */
export const startDemo = async (
  config: Config,
  options: {
    readonly logger: Logger
    readonly time?: DemoTime
    readonly pollMs?: number | null
    readonly onMessage?: (phone: string, text: string) => void
  },
): Promise<Demo> => {
  const time = options.time ?? demoTime()
  const sms = demoSms(options.onMessage)
  const started: { service?: Service } = {}
  const service = await startService(config, {
    logger: options.logger,
    time,
    sms,
    // What would leave by mail is read where messages to phones are.
    mail: { send: ({ to, text, messageId }) => sms.send(to, text, messageId) },
    pollMs: options.pollMs === undefined ? 1000 : options.pollMs,
    requestsPerMinute: 100_000,
    codesPerMinute: 10_000,
    extraRoutes: [
      demoRoutes({
        time,
        sms,
        afterMove: async () => {
          await started.service?.rounds.due()
          await started.service?.rounds.send()
        },
      }),
    ],
  })
  started.service = service
  const operator = { login: 'operator', password: 'demo-operator-password' }
  await service.accounts.createStaff({ party: 'operator', organisationId: null, ...operator }, time.now())
  return { service, operator, stop: () => service.stop() }
}
