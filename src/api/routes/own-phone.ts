import { z } from 'zod'
import type { Accounts } from '../../accounts/ports.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { maskPhone } from '../../notices/sms.ts'
import { personOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { Phone, PhoneCode } from './login.ts'

interface OwnPhoneParts {
  readonly accounts: Pick<Accounts, 'phoneOf' | 'changePhone'>
  readonly time: TimeSource
}

const OwnPhone = z
  .object({ phone: z.string().nullable().describe('All but three and four digits are hidden; null = it has none.') })
  .meta({ id: 'OwnPhone', examples: [{ phone: '138****8000' }] })

const PhoneChange = z
  .strictObject({
    phone: Phone,
    code: PhoneCode.describe('That was sent to the new phone (`POST /api/login/codes`).'),
  })
  .meta({ id: 'PhoneChange' })

const Changed = z
  .object({ ended: z.int().describe('How many other sessions were ended.') })
  .meta({ id: 'PhoneChanged', examples: [{ ended: 1 }] })

/** The phone with which an owner logs in, and its correction. */
export const ownPhoneRoutes =
  ({ accounts, time }: OwnPhoneParts) =>
  (app: TypedApp) => {
    app.get(
      '/api/me/phone',
      {
        config: { access: ['owner'] },
        schema: {
          tags: ['login'],
          operationId: 'readOwnPhone',
          summary: 'The phone with which one logs in, with most of it hidden',
          response: { 200: json('The phone.', OwnPhone), ...problemAnswers(401, 403, 429, 503) },
        },
      },
      async (request) => {
        const phone = await accounts.phoneOf(personOf(request).accountId)
        return { phone: phone && maskPhone(phone) }
      },
    )

    app.put(
      '/api/me/phone',
      {
        config: { access: ['owner'] },
        schema: {
          tags: ['login'],
          operationId: 'changeOwnPhone',
          summary: 'Correct the own phone',
          description:
            'By the code that came to the new one. Every other session ends, and the old phone is told. What was filed and ' +
            'signed with the old one stays as it is.',
          body: PhoneChange,
          response: { 200: json('It is changed.', Changed), ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503) },
        },
      },
      async (request) => {
        const caller = personOf(request)
        const { phone, code } = request.body
        const changed = await accounts.changePhone(caller, phone, code, time.now())
        if (changed === 'wrong') throw new Problem('PHONE_CODE_WRONG')
        if (changed === 'taken') throw new Problem('PHONE_TAKEN')
        request.log.info({ accountId: caller.accountId, ended: changed.ended }, 'phone changed')
        return changed
      },
    )
  }
