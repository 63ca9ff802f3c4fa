import { expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { latenessOf, nextSteps } from '../../../workflows/case/next-step.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const rules = packNamed('zhuzhou-2022')
const step = (player: CasePlayer, language: 'zh' | 'en' = 'zh') =>
  nextSteps(player.file, { rules, calendar: calendars['cn']!, today: player.today, language, nameOf: () => null }).find(
    ({ positionId }) => positionId?.startsWith('consent'),
  )!

test('over an estimated date nobody is late: the next step says until when it waits for the year to be published', () => {
  const player = startCase({ at: '2026-12-30T01:00:00.000Z' })
  const clock = () => player.clock('documentCheck')
  expect([clock().provisional, clock().dueOn]).toEqual([true, '2027-01-04'])
  expect(step(player).sentence).toContain('为暂定日期')
  player.until('2027-01-08')
  expect(latenessOf(clock(), rules, player.today)).toBeNull()
  expect(step(player)).toMatchObject({ dueOn: '2027-01-04', lateness: null })
  expect(step(player).sentence).toMatch(/暂定的日期2027年1月4日周一已过.*最迟等到2027年1月19日周二，在此之前不算到期/)
  expect(step(player, 'en').sentence).toContain('does not count as passed before')
  player.until('2027-01-19T15:59:00.000Z')
  expect(player.stage('consent')).toBe('documentCheck')
  player.until('2027-01-20')
  expect(player.stage('consent')).not.toBe('documentCheck')
})

test('a reminder that has fallen due at last is late', () => {
  const player = startCase({ at: '2026-12-30T01:00:00.000Z' })
  const fire = () => player.clock('fireCheck')
  expect(fire().provisional).toBe(true)
  player.untilDue('fireCheck').nextWorkingDay()
  expect(fire().passedOn).not.toBeNull()
  expect(latenessOf(fire(), rules, player.today)).toBe('pastReference')
})
