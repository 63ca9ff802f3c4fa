import { maskPhone } from '../notices/sms.ts'
import { randomId } from '../random-id.ts'
import { sealJson } from '../sealing/seal.ts'
import { isRightCode, phoneIn, phoneLookup } from './owners.ts'
import type { AccountsParts } from './parts.ts'
import type { Accounts } from './ports.ts'

/** Said to the number that was left: whoever still has it learns of it, be it the owner or not. */
const leftText = (phone: string): string =>
  `您的登录手机号已改为${maskPhone(phone)}，以后的通知发到新号码。如果不是您本人改的，请马上告诉所在区的物业服务指导中心。` +
  `Your number was changed to ${maskPhone(phone)}. If it was not you, tell the district service centre at once.`

/** How an owner corrects the own phone: by a code that came to the new one. */
export const ownPhones = (parts: AccountsParts): Pick<Accounts, 'changePhone'> => ({
  changePhone: async ({ accountId, sessionId }, phone, code, now) => {
    if (!(await isRightCode(parts, phone, code, now))) return 'wrong'
    const before = await phoneIn(parts, accountId)
    const key = parts.keys.liveKeyFor(`account:${accountId}`, 'owner')
    const sealed = { keyId: key.keyId, sealed: sealJson(key, phone) }
    const ended = await parts.store.changePhone(accountId, { ...sealed, phoneLookup: phoneLookup(parts, phone) }, now, sessionId)
    if (ended === 'taken') return 'taken'
    // It is changed, whether or not the old number can be told.
    if (before !== null && before !== phone) await parts.sms.send(before, leftText(phone), randomId()).catch(() => {})
    return { ended }
  },
})
