import { type PileClient, pileClient, taken } from '../client/client.ts'
import { demoControl } from '../demo/demo-client.ts'
import { type Cast, castFor } from './cast.ts'
import { tokenFor } from './cast-accounts.ts'
import type { Hands } from './hands.ts'
import { openStage } from './stage.ts'
import type { Story } from './story.ts'

/** A service that stories can be played on: a demo, and the login of its operator. */
export interface Theatre {
  readonly baseUrl: string
  readonly operator: { readonly login: string; readonly password: string }
}

/** Another way to play than over HTTP and for a listener. */
interface Manner {
  readonly handsOf?: (story: Story, cast: Cast) => Hands
  readonly tellsSight?: boolean
}

/** The service has no clock that can be moved: it is no demo, and its time is nobody's to set. */
class NoTheatre extends Error {
  override name = 'NoTheatre'
}

/** Plays a story on a running demo, over HTTP unless other hands are given, and tells it line by line. */
export const playStory = async (
  story: Story,
  theatre: Theatre,
  say: (line: string) => void,
  { handsOf, tellsSight = true }: Manner = {},
): Promise<void> => {
  const { baseUrl } = theatre
  const nobody = pileClient(baseUrl)
  const session = taken(await nobody.http.POST('/api/login', { body: { method: 'password', ...theatre.operator } }))
  const token = await tokenFor(pileClient(baseUrl, session.token), session.account.accountId)
  const operator: PileClient = pileClient(baseUrl, token)
  const control = demoControl(baseUrl, token)
  const now = async (): Promise<string> => {
    const instant = await control.now()
    if (instant === null) throw new NoTheatre(`the service at ${baseUrl} is not a demo: its clock cannot be moved`)
    return instant
  }
  await now()
  say(`《${story.title.zh}》  ${story.title.en}`)
  say(`来源：${story.source}`)
  say(story.told)
  for (const assumption of story.assumed) say(`〔假定〕${assumption}`)
  say('')
  const cast = await castFor({ baseUrl, operator, now, lastMessage: control.lastMessage }, story.place)
  await story.tell(
    openStage({ story, cast, say, now, moveTo: control.moveTo, tellsSight, ...(handsOf ? { hands: handsOf(story, cast) } : {}) }),
  )
  say('')
  say('故事讲完。')
}
