import type { Locator, Page } from 'playwright-core'
import type { Schemas, SentEvent } from '../../../src/client/client.ts'
import { deskZh } from '../../../src/web/texts/desk-zh.ts'
import { zh } from '../../../src/web/texts/zh.ts'
import { eventForm } from '../../../workflows/labels/event-form.ts'
import { groundLabels } from '../../../workflows/labels/grounds.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { trackLabels } from '../../../workflows/labels/tracks.ts'
import type { Party, Track } from '../../../workflows/parties.ts'
import type { GroundCode } from '../../../workflows/rules/codes.ts'
import { type FormGround, fillFields, tickPapers } from './fill-form.ts'

/** An act that is done on the page of a case. */
export interface ScreenAct extends FormGround {
  readonly page: Page
  readonly event: SentEvent
  readonly seen: Schemas['Case']
}

type Values = Readonly<Record<string, unknown>>

const beginningOf = (text: string): string => text.split('{{')[0] ?? ''

const valuesOf = ({ type: _, ...values }: SentEvent): Values => values

/** Clicks what sends, and waits until the service has taken it and the sheet is gone. */
const sends = async (page: Page, button: Locator): Promise<void> => {
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && /\/events$|\/api\/links\/[^/]+$/.test(answer.url()),
  )
  await button.click()
  const answer = await answered
  if (!answer.ok()) throw new Error(`the page was refused: ${await answer.text()}`)
}

/** Fills the open form of an event and sends it; what the page knew already is not written twice. */
const sendForm = async ({ page, event, ...ground }: ScreenAct, known: readonly string[]): Promise<void> => {
  const dialog = page.getByRole('dialog')
  const send = dialog.locator('button[type=submit]')
  await send.waitFor()
  const values = Object.fromEntries(Object.entries(valuesOf(event)).filter(([name]) => !known.includes(name)))
  const more = dialog.locator('form > details > summary')
  if (Object.keys(values).length > 0 && (await more.count())) await more.click()
  await fillFields(dialog.locator('form'), eventForm(event.type, 'zh').fields, values, ground)
  if ((await send.textContent()) === zh.look.look) {
    await send.click()
    await sends(page, dialog.getByRole('button', { name: zh.form.send }))
  } else await sends(page, send)
  await dialog.waitFor({ state: 'detached' })
}

/** The button of an act among what somebody can do; what is rare is behind a line that opens. */
const opensAct = async ({ page, event, seen }: ScreenAct): Promise<void> => {
  const { type } = event
  const isBehalf = 'onBehalf' in event && event.onBehalf !== undefined
  const label = eventForm(type, 'zh').label
  const offered = seen.allowedEvents.filter((one) => one.type === type && one.allowed && (one.onBehalfOf !== null) === isBehalf)
  const track = 'track' in event ? (event.track as Track) : null
  const name = offered.length > 1 && track !== null ? `${label}（${trackLabels[track].zh}）` : label
  const acts = page.locator('section[aria-labelledby=acts]')
  const scope = isBehalf
    ? acts.locator('details').filter({ has: page.locator('summary', { hasText: beginningOf(zh.acts.behalfTitle) }) })
    : acts
  const button = scope.getByRole('button', { name, exact: true, includeHidden: true }).first()
  await button.waitFor({ state: 'attached' })
  if (!(await button.isVisible())) await button.locator('xpath=ancestor::details[1]/summary').click()
  await button.click()
}

const approves = async (act: ScreenAct): Promise<void> => {
  const { page, event } = act
  await page.getByRole('button', { name: zh.link.yes, exact: true }).click()
  const dialog = page.getByRole('dialog')
  const paper = valuesOf(event)['paper'] as { readonly documentId: string } | undefined
  if (paper) await tickPapers(dialog.locator('fieldset'), [paper.documentId], act)
  await sends(page, dialog.getByRole('button', { name: paper ? zh.approve.send : zh.approve.sendWithout }))
  await dialog.waitFor({ state: 'detached' })
}

const rejects = async (act: ScreenAct): Promise<void> => {
  const { page, event } = act
  const grounds = valuesOf(event)['grounds'] as readonly { code: GroundCode; words?: string; evidence?: string[] }[]
  await page.getByRole('button', { name: zh.answer.no, exact: true }).click()
  const dialog = page.getByRole('dialog')
  const choices = dialog.locator('label.choice')
  await choices.first().waitFor()
  await dialog.locator('summary', { hasText: zh.reject.others }).click()
  for (const { code } of grounds) {
    await choices
      .filter({ has: page.getByText(groundLabels[code].zh, { exact: true }) })
      .locator('input')
      .check()
  }
  await dialog.getByRole('button', { name: zh.action.next }).click()
  for (const { code, words = '', evidence = [] } of grounds) {
    const card = dialog
      .locator('section.card')
      .filter({ has: page.getByRole('heading', { name: groundLabels[code].zh, exact: true }) })
    await tickPapers(card, evidence, act)
    if (words !== '') await card.locator('textarea').fill(words)
  }
  await dialog.getByRole('button', { name: zh.reject.look }).click()
  await sends(page, dialog.getByRole('button', { name: zh.reject.send }))
  await dialog.waitFor({ state: 'detached' })
}

/** The first ground or condition that is contested has a button of its own; the others are ticked in its form. */
const contests = async (act: ScreenAct): Promise<void> => {
  const { page, event, seen } = act
  const values = valuesOf(event)
  const [first, ...others] = (values['groundIds'] ?? []) as readonly string[]
  const label = seen.grounds.find(({ groundId }) => groundId === first)?.label ?? ''
  const button = event.type === 'owner.contestCondition' ? zh.grounds.contestCondition : zh.grounds.contest
  await page
    .getByRole('button', { name: `${button}${label}`, exact: true })
    .or(page.getByRole('button', { name: `${button} ${label}`, exact: true }))
    .first()
    .click()
  await sendForm({ ...act, event: { ...event, groundIds: others } as SentEvent }, [])
}

const meets = async (act: ScreenAct): Promise<void> => {
  const { page, event } = act
  const { meeting } = deskZh
  const {
    present,
    minutes,
    promises = [],
    track,
  } = valuesOf(event) as {
    present: readonly string[]
    minutes: { documentId: string }
    promises?: readonly { by: string; promise: string; byOn: string; words?: string }[]
    track: Track
  }
  const fields = eventForm(event.type, 'zh').fields
  await page.getByRole('link', { name: meeting.open }).click()
  const form = page.locator('main form')
  await form.waitFor()
  const about = form.locator('fieldset').filter({ has: page.locator('legend', { hasText: meeting.about }) })
  if (await about.count()) await about.locator('label.choice', { hasText: trackLabels[track].zh }).locator('input').check()
  const parties = form.locator('fieldset').filter({ has: page.locator('legend', { hasText: meeting.present }) })
  const options = fields.find(({ name }) => name === 'present')?.of?.options ?? []
  for (const { value, label } of options) {
    await parties
      .locator('label.choice')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('input')
      .setChecked(present.includes(value))
  }
  for (const [place, { by, promise, byOn, words = '' }] of promises.entries()) {
    await form.getByRole('button', { name: meeting.addPromise }).click()
    const row = form.locator('.promise-row').nth(place)
    await row.locator('select').nth(0).selectOption({ value: by })
    await row.locator('select').nth(1).selectOption({ value: promise })
    await row.locator('input[type=date]').fill(byOn)
    if (words !== '') await row.locator('input[type=text]').fill(words)
  }
  await tickPapers(form, [minutes.documentId], act)
  await sends(page, form.locator('button[type=submit]'))
  await page.getByRole('heading', { name: zh.acts.title }).waitFor()
}

/** Acts that have a place of their own on the page; all others are chosen among what somebody can do. */
const ownPlaces: Readonly<Record<string, (act: ScreenAct) => Promise<void>>> = {
  'property.approve': approves,
  'property.reject': rejects,
  'owner.contestGround': contests,
  'owner.contestCondition': contests,
  'centre.holdJointMeeting': meets,
  'property.offerConditions': async (act) => {
    await act.page.getByRole('button', { name: zh.answer.conditions, exact: true }).click()
    await sendForm(act, [])
  },
  'property.agreeInPrinciple': async ({ page }) => {
    await page.getByRole('button', { name: zh.answer.inPrinciple, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await sends(page, dialog.getByRole('button', { name: zh.look.agreeSend, exact: true }))
    await dialog.waitFor({ state: 'detached' })
  },
  'property.noObjection': async (act) => {
    await act.page.getByRole('button', { name: zh.answer.noObjection, exact: true }).click()
    await sendForm(act, [])
  },
  'owner.reportReferral': async (act) => {
    const { page, event } = act
    const { from, to, words } = valuesOf(event) as { from: Party; to: Party; words?: string }
    await page.getByRole('button', { name: zh.sentAway.button, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: partyLabels[from].zh, exact: true }).check()
    await dialog.getByLabel(zh.visits.to).selectOption(to)
    if (words !== undefined) await dialog.getByLabel(zh.visits.words).fill(words)
    await sends(page, dialog.locator('button[type=submit]'))
    await dialog.waitFor({ state: 'detached' })
  },
}

/** Opens the request, which the first touch of its page says. */
const touches = async ({ page }: ScreenAct): Promise<void> => {
  const said = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/events'))
  await page.getByRole('heading', { level: 1 }).click()
  const answer = await said
  if (!answer.ok()) throw new Error(`the page was refused: ${await answer.text()}`)
}

/** Does an act on the page of its case: finds it, fills its form, sends it. */
export const actsOnScreen = async (act: ScreenAct): Promise<void> => {
  const { event } = act
  if (event.type.endsWith('.open')) return touches(act)
  const isBehalf = 'onBehalf' in event && event.onBehalf !== undefined
  const own = isBehalf ? undefined : ownPlaces[event.type]
  if (own) return own(act)
  await opensAct(act)
  await sendForm(act, ['track'])
}
