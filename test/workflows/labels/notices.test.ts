import { describe, expect, test } from 'vitest'
import { type ClockName, clockNames } from '../../../workflows/case/clocks.ts'
import { speakers } from '../../../workflows/case/events/contacts.ts'
import { promisers } from '../../../workflows/case/events/meetings.ts'
import { referralOffices } from '../../../workflows/case/events/referrals.ts'
import { type Notice, noticeNames, notices } from '../../../workflows/case/notices.ts'
import { basisText, forceLabels } from '../../../workflows/labels/basis.ts'
import { clockLabels } from '../../../workflows/labels/clocks.ts'
import { outcomeLabels } from '../../../workflows/labels/codes.ts'
import { dayText } from '../../../workflows/labels/days.ts'
import { type Language, languages } from '../../../workflows/labels/fill.ts'
import { type NoticeValues, wordsOfNotice, writeNotice } from '../../../workflows/labels/notices.ts'
import { type Party, parties } from '../../../workflows/parties.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import { paperOf, stampedPaper } from '../../helpers/case-facts.ts'
import {
  contest,
  fireFinding,
  groundId,
  inReview,
  mayBuild,
  opinion,
  rejectedOn,
  silent,
  worksDone,
} from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'

const longest = (texts: readonly Bilingual[], language: Language): string =>
  texts.map((text) => text[language]).reduce((a, b) => (b.length > a.length ? b : a))

/** Values as long as they come in practice. */
const values = (language: Language): NoticeValues => ({
  caseNumber: '天元2026-000123-4',
  compound: '晋合湘水湾花园二期',
  organisation: '株洲市湘水湾物业服务有限责任公司',
  clock: longest(
    clockNames.map((name) => clockLabels[name].name),
    language,
  ),
  outcome: longest(Object.values(outcomeLabels), language),
  url: 'https://pile.zhuzhou.example/l/Ab3dEf6hIj9kLm2nOp5qRs',
})

/** Every party a recipient can turn out to be. */
const partiesOf = (recipient: (typeof notices)[keyof typeof notices]['to'][number]): readonly Party[] => {
  if (recipient === 'issuer' || recipient === 'silentParty') return ['property', 'community']
  if (recipient === 'assessor') return ['fire', 'grid']
  if (recipient === 'askedParty' || recipient === 'askingParty') return speakers
  if (recipient === 'namedOffice' || recipient === 'otherOffice') return referralOffices
  if (recipient === 'promiser') return promisers
  if (recipient === 'demandingParty') return ['property']
  if (recipient === 'dataReceivers') return ['property', 'community', 'fire', 'grid', 'centre']
  if (recipient === 'dataChecker') return ['centre']
  if (recipient === 'performer') return ['owner', 'property']
  if (recipient === 'checker') return ['owner', 'property', 'fire', 'authority', 'centre']
  if (recipient === 'clockParty' || recipient === 'recordedParty' || recipient === 'movedParty') return parties
  return [recipient]
}

const variants = noticeNames.flatMap((notice) =>
  [...new Set(notices[notice].to.flatMap(partiesOf))].map((to) => ({ notice, to })),
)
const withDue = (language: Language, name: ClockName, basis: string): NoticeValues => ({
  ...values(language),
  due: { clock: clockLabels[name].name[language], dueOn: dayText('2026-12-31', language), basis },
})

/** Every basis that a clock has in the packs in the box, in the words of a page. */
const basesOfClock = (name: ClockName, language: Language): string[] =>
  [...packs.values()].flatMap(({ clocks }) => {
    const rule = clocks[name]
    return rule ? [rule.basis, ...rule.variants.map((variant) => variant.basis)].map((basis) => basisText(basis, language)) : []
  })

/** Characters of a message without its link. */
const body = (text: string): string => text.replace(/( See |详见)https:.*$/, '')

describe('the words of notices', () => {
  test.each(variants)('$notice to $to is filled in both languages and has a short title', ({ notice, to }) => {
    const { clocks = [] } = wordsOfNotice(notice, to)
    for (const language of languages) {
      for (const given of [values(language), ...clocks.map((name) => withDue(language, name, 'x'))]) {
        const { title, text } = writeNotice(notice, to, given, language)
        expect(text).not.toMatch(/[{}]|\b(undefined|null)\b/)
        expect(text).toContain(given.url)
        expect(title.length).toBeLessThanOrEqual(language === 'zh' ? 14 : 40)
      }
    }
  })

  test.each(variants)('$notice to $to is short enough for an SMS', ({ notice, to }) => {
    const { clocks = [] } = wordsOfNotice(notice, to)
    for (const [language, short, whole] of [
      ['zh', 120, 201],
      ['en', 300, 430],
    ] as const) {
      const force = longest(Object.values(forceLabels), language)
      for (const given of [values(language), ...clocks.map((name) => withDue(language, name, force))]) {
        expect(body(writeNotice(notice, to, given, language).text).length).toBeLessThanOrEqual(short)
      }
      // Three joined messages of 67 Chinese signs at most, even when the basis is named in full.
      for (const name of clocks) {
        for (const basis of basesOfClock(name, language)) {
          const { text } = writeNotice(notice, to, withDue(language, name, basis), language)
          expect(text.length, text).toBeLessThanOrEqual(whole)
        }
      }
    }
  })

  test('every notice names the case; those to others than the owner also name the compound', () => {
    const lacking = variants.filter(({ notice, to }) => {
      const { zh } = wordsOfNotice(notice, to).text
      return !zh.includes('{caseNumber}') || (to !== 'owner' && !zh.includes('{compound}'))
    })
    expect(lacking).toEqual([])
  })

  test('the owner is spoken to as a person, everybody else as an office', () => {
    const speaksToPerson = ({ notice, to }: (typeof variants)[number]) => wordsOfNotice(notice, to).text.zh.includes('您')
    expect(variants.filter((variant) => variant.to !== 'owner' && speaksToPerson(variant))).toEqual([])
    expect(variants.filter((variant) => variant.to === 'owner' && !speaksToPerson(variant))).toEqual([])
  })

  test('a date is a clock’s, with how far it binds; without a clock there is no date', () => {
    const due = { clock: '物业答复', dueOn: '2026年3月9日', basis: '平台默认' }
    const written = writeNotice('requestServed', 'owner', { ...values('zh'), due }, 'zh')
    expect(written).toEqual({
      title: '申请已送达',
      text: '您的申请天元2026-000123-4已送达株洲市湘水湾物业服务有限责任公司，送达凭证可在页面查看。物业答复：最晚2026年3月9日（平台默认）。详见https://pile.zhuzhou.example/l/Ab3dEf6hIj9kLm2nOp5qRs',
    })
    expect(writeNotice('requestServed', 'owner', values('zh'), 'zh').text).not.toContain('最晚')
    expect(writeNotice('requestServed', 'owner', { ...values('en'), due: { ...due, clock: 'Answer' } }, 'en').text).toMatch(
      /\. Answer: by 2026年3月9日 \(平台默认\)\. See https:/,
    )
  })

  test('a notice is never written to a party that the chart does not tell', () => {
    expect(() => wordsOfNotice('fireCheckWanted', 'owner')).toThrow('the notice fireCheckWanted goes to fire, not to owner')
  })
})

describe('notices as cases really write them', () => {
  const mediated = (player: CasePlayer) =>
    player
      .send({ type: 'owner.requestMediation', track: 'consent' })
      .send({ type: 'centre.openMediation', track: 'consent', mediator: 'peoplesMediationCommittee' })
      .send({ type: 'property.acceptMediation', track: 'consent' })
  const onPaper = {
    type: 'centre.recordAgreement',
    track: 'consent',
    form: 'paper',
    effectiveOn: '2026-03-02',
    performer: 'property',
    performance: 'issuePaper',
    performBy: '2026-03-20',
  } as const

  const journeys: Readonly<Record<string, () => CasePlayer>> = {
    'a yes, the works and a pile that runs': () =>
      mayBuild()
        .send(worksDone)
        .send({ type: 'grid.reportInspection', passed: true })
        .send({ type: 'grid.energise', on: '2026-03-02' }),
    'a rejection whose ground falls, and silence after it': () =>
      opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS']), 1)).untilDue('redecide'),
    'silence, and a centre and bureau that find no power': () =>
      silent()
        .send({ type: 'centre.acceptCoordination', track: 'consent' })
        .send({ type: 'centre.escalate', track: 'consent', reason: 'noRule' })
        .send({ type: 'bureau.noPower', track: 'consent', why: 'noRule' })
        .send('owner.acceptRefusal')
        .send('owner.reopen'),
    'a mediated agreement that is not performed': () =>
      mediated(rejectedOn(['FEE_ARREARS']))
        .send(onPaper)
        .untilDue('performance'),
    'conditions left without an answer': () =>
      inReview()
        .send({ type: 'property.offerConditions', conditions: [{ kind: 'INSURANCE' }] })
        .untilDue('ownerAnswer'),
    'an answer recorded for the company, contested and settled': () =>
      inReview()
        .send(
          { type: 'property.noObjection', onBehalf: { channel: 'paper', evidence: [paperOf('propertyStatement')] } },
          { by: 'centre' },
        )
        .send({ type: 'property.contestRecord', record: 4 })
        .send({ type: 'centre.settleContest', record: 4, stands: true }),
    'a fire test against a hard stop': () =>
      inReview()
        .send(fireFinding('hardStop'))
        .send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
        .untilDue('testAnswer'),
    'an answer recalled in time': () =>
      inReview().send({ type: 'property.approve', paper: stampedPaper }).send({ type: 'property.recall', record: 4 }),
    'evidence and reasons that come later': () => {
      const player = rejectedOn(['FIRE_SYSTEM_MISSING'])
      return player
        .send({ type: 'property.addEvidence', groundId: groundId(player), evidence: [paperOf('propertyStatement')] })
        .untilDue('writtenReasons')
        .send({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement', 2)] })
    },
  }

  test.each(Object.entries(journeys))('%s', (_, play) => {
    const written: Notice[] = play().records.flatMap(({ outcome }) => outcome.notices)
    expect(written.length).toBeGreaterThan(5)
    for (const { notice, to } of written) {
      for (const language of languages) {
        expect(writeNotice(notice, to, values(language), language).text, `${notice} to ${to}`).not.toMatch(/[{}]|undefined/)
      }
    }
  })

  test('these journeys write most notices of the chart', () => {
    const written = Object.values(journeys).flatMap((play) => play().records.flatMap(({ outcome }) => outcome.notices))
    expect(new Set(written.map(({ notice }) => notice)).size).toBeGreaterThan(35)
  })
})
