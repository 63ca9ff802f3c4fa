import { z } from 'zod'

const Now = z.object({ now: z.string() })
const Message = z.object({ text: z.string() })

/** The clock and the messages of a running demo, over HTTP. */
export interface DemoControl {
  /** The demo's clock; null when the service is none: a production service has no such thing. */
  now(): Promise<string | null>
  moveTo(instant: string): Promise<void>
  lastMessage(phone: string): Promise<string>
}

/** Controls the demo at an address, as its operator. */
export const demoControl = (baseUrl: string, token: string): DemoControl => {
  const ask = (path: string, more: RequestInit = {}) =>
    fetch(`${baseUrl}${path}`, { ...more, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } })
  return {
    now: async () => {
      const answer = await ask('/api/demo/time')
      return answer.ok ? Now.parse(await answer.json()).now : null
    },
    moveTo: async (now) => {
      const answer = await ask('/api/demo/time', { method: 'PUT', body: JSON.stringify({ now }) })
      if (!answer.ok) throw new Error(`the clock did not move: ${await answer.text()}`)
    },
    lastMessage: async (phone) => {
      const answer = await ask(`/api/demo/messages/${encodeURIComponent(phone)}`)
      if (!answer.ok) throw new Error(`no message to ${phone} was found`)
      return Message.parse(await answer.json()).text
    },
  }
}
