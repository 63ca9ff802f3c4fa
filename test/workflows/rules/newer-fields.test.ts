import { describe, expect, test } from 'vitest'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { loadPacks, UnusableRules } from '../../../workflows/rules/packs.ts'
import { packLike, packNamed } from '../../helpers/case-facts.ts'
import { rulePacks } from '../../helpers/chart/places.ts'

const first = rulePacks.find(({ id }) => id === 'in-principle-first')!
const roads = rulePacks.find(({ id }) => id === 'in-principle-or-centre')!

// biome-ignore lint/suspicious/noExplicitAny: parts of a pack, changed as nobody should
type Parts = Record<string, any>

/** What is wrong with a pack that is like one of those, but for what a test changes in it. */
const faultsOf = (pack: { readonly id: string }, change: (copy: Parts) => void): [string, string][] => {
  const copy = structuredClone({ ...pack, id: 'tried' }) as Parts
  change(copy)
  try {
    loadPacks([copy])
    return []
  } catch (error) {
    if (!(error instanceof UnusableRules)) throw error
    return error.faults.map(({ path, sentence }) => [path, sentence.en])
  }
}

describe('an answer in principle', () => {
  test('as the walks have it there is no mistake in it', () => {
    expect(faultsOf(first, () => {})).toEqual([])
  })

  test('the clocks without the rule, and the rule without its clocks', () => {
    expect(faultsOf(first, ({ consent }) => delete consent.answerInPrinciple).map(([path]) => path)).toEqual([
      'clocks.answerInPrinciple',
      'clocks.finalAnswer',
    ])
    expect(
      faultsOf(first, ({ clocks }) => {
        delete clocks.answerInPrinciple
        delete clocks.finalAnswer
      }),
    ).toEqual([
      ['clocks.answerInPrinciple', expect.stringContaining('without it a case could wait for ever')],
      ['clocks.finalAnswer', expect.stringContaining('without it a case could wait for ever')],
    ])
  })

  test('silence that is a yes in principle on nothing, or on a city notice', () => {
    const path = 'consent.answerInPrinciple.silence.base'
    const deemed = (base?: object) =>
      faultsOf(first, ({ consent }) => Object.assign(consent.answerInPrinciple.silence, { policy: 'DEEMED', base }))
    expect(deemed()).toEqual([[path, expect.stringContaining('a city notice alone is not enough')]])
    expect(deemed({ kind: 'notice', basis: first.consent.modeBasis }).map(([at]) => at)).toEqual([path])
    expect(deemed({ kind: 'contractClause', basis: first.consent.modeBasis })).toEqual([])
  })

  test('where the company has nothing to answer', () => {
    const told = faultsOf(first, ({ consent }) => Object.assign(consent, { mode: 'NOTIFY', paper: 'notification' }))
    expect(told).toEqual([['consent.answerInPrinciple', expect.stringContaining('nothing to answer')]])
  })

  test('more time for it than for the answer, or than for the paper', () => {
    const longer = faultsOf(first, ({ clocks }) => Object.assign(clocks.answerInPrinciple.length, { n: 13, unit: 'workingDay' }))
    expect(longer.map(([path]) => path)).toEqual(['clocks.answerInPrinciple.length', 'clocks.finalAnswer.length'])
  })

  test('a word that is not on the list is answered with those that are', () => {
    const [fault] = faultsOf(first, ({ consent }) => Object.assign(consent.answerInPrinciple, { finalCountsFrom: 'servise' }))
    expect(fault).toEqual([
      'consent.answerInPrinciple.finalCountsFrom',
      '"servise" is not on the list. Known: service, answer. Did you mean "service"?',
    ])
  })

  test('read as a document it says what silence is, at its clock too', () => {
    const text = (key: string) => articlesOf(first).find((article) => article.key === key)?.text.en
    expect(text('consent.inPrinciple')).toBe(
      'a yes in principle binds: no grounds or conditions follow it, only the paper; the time for the paper counts from the service; silence is on record, and the answer itself is due on its own day',
    )
    expect(text('clocks.answerInPrinciple')).toContain('the silence is on record, and the company still owes its answer')
  })
})

describe('an objection that goes to court', () => {
  const objecting = rulePacks.find(({ id }) => id === 'objection-in-court')!
  const faults = (change: (pack: Parts) => void) => faultsOf(objecting, change).map(([path]) => path)

  test('as the walks have it there is no mistake in it', () => {
    expect(faults(() => {})).toEqual([])
  })

  test('its rule, its term and its proceeding belong together', () => {
    expect(faults(({ consent }) => delete consent.objection)).toEqual(['clocks.objectionTerm', 'proceedings.own.opposition'])
    expect(faults(({ clocks }) => delete clocks.objectionTerm)).toEqual(['clocks.objectionTerm'])
    expect(faults(({ consent }) => Object.assign(consent.objection, { road: 'elsewhere' }))).toEqual([
      'consent.objection.road',
      'proceedings.own.opposition',
    ])
    expect(faults(({ proceedings }) => delete proceedings.own.opposition.broughtBy)).toEqual([
      'consent.objection.road',
      'proceedings.own.opposition.broughtBy',
    ])
  })

  test('what such a proceeding has of its own', () => {
    const said = faults(({ proceedings }) => {
      const { opposition } = proceedings.own
      opposition.subjects = ['consentPaper']
      opposition.ends = 'answer'
      delete opposition.clocks.appeal
      delete opposition.clocks.appealDecide
      opposition.clocks.bring = { ...opposition.clocks.decide, from: 'refusal' }
    })
    expect(said).toEqual([
      'proceedings.own.opposition.subjects',
      'proceedings.own.opposition.ends',
      'proceedings.own.opposition.clocks.bring',
    ])
  })

  test('where nobody has to agree there is nothing to object to; no suit is a yes only where something says so', () => {
    expect(faults(({ consent }) => Object.assign(consent, { mode: 'NOTIFY', paper: 'notification' }))).toEqual([
      'consent.objection',
    ])
    expect(faults(({ consent }) => delete consent.objection.noSuit.base)).toEqual(['consent.objection.noSuit.base'])
    expect(
      faults(({ consent, clocks }) => {
        consent.objection.noSuit = { policy: 'GOES_ON', basis: consent.objection.basis }
        clocks.propertyReply.length = { n: 5, unit: 'workingDay' }
        clocks.propertyReply.noticeBefore = []
      }),
    ).toEqual(['clocks.objectionTerm.length'])
  })

  test('read as a document it says where an objection goes, and what holds without a suit', () => {
    const text = (key: string) => articlesOf(objecting).find((article) => article.key === key)?.text.en
    expect(text('consent.objection')).toBe(
      'it goes to court within the term; a no without a suit does not hold the owner up; without a suit there is no objection, and the works may begin',
    )
    expect(text('clocks.objectionTerm')).toContain('the works may begin')
    expect(text('proceedings.own.opposition')).toContain('brought by the company')
  })
})

test('where silence is consent, the document says so at the clock of the answer as well', () => {
  const at = (pack: Parameters<typeof articlesOf>[0]) =>
    articlesOf(pack).find(({ key }) => key === 'clocks.propertyReply')?.text.en
  expect(at(packNamed('california-4745'))).toContain('silence counts as consent')
  expect(at(packNamed('zhuzhou-2022'))).toContain('the district centre coordinates')
})

describe('kinds of proceedings that only one place knows', () => {
  const own = (change: (kinds: Parts) => void) => faultsOf(roads, ({ proceedings }) => change(proceedings.own))

  test('as the walks have them there is no mistake in them', () => {
    expect(own(() => {})).toEqual([])
  })

  test('a time of a road written among the clocks of the place', () => {
    const said = faultsOf(roads, ({ clocks }) => {
      clocks.roadTerm = clocks.propertyReply
    })
    expect(said).toEqual([['clocks.roadTerm', expect.stringContaining('written under proceedings.own')]])
  })

  test('days that count from what the road is not about', () => {
    const said = own(({ annulment }) => {
      annulment.subjects = ['consentPaper']
    })
    expect(said).toEqual([
      ['proceedings.own.annulment.clocks.bring.from', expect.stringContaining('need "resolution" among the subjects')],
    ])
  })

  test('an appeal against an answer, and one without days to bring it', () => {
    const said = own(({ ombudsman, tribunal }) => {
      ombudsman.clocks.appeal = tribunal.clocks.appeal
      delete tribunal.clocks.appeal
    })
    expect(said).toEqual([
      ['proceedings.own.tribunal.clocks.appeal', expect.stringContaining('none to appeal')],
      ['proceedings.own.ombudsman.clocks.appeal', expect.stringContaining('"ends": "judgment"')],
    ])
  })

  test('a reminder before the beginning, and an extension in another unit', () => {
    const said = own(({ tribunal }) => {
      tribunal.clocks.intake.noticeBefore = [7]
      tribunal.clocks.decide.extension.length.unit = 'workingDay'
    })
    expect(said.map(([path]) => path)).toEqual([
      'proceedings.own.tribunal.clocks.intake.noticeBefore',
      'proceedings.own.tribunal.clocks.decide.extension',
    ])
  })

  test('what the owner owes counts from a day that nobody knows, that there is not, or that is over before', () => {
    const said = own(({ annulment, ombudsman, tribunal }) => {
      const { reasons, appealReasons } = tribunal.owes
      annulment.owes = { reasons: { ...reasons, from: 'brought', noticeBefore: [90], length: { n: 60, unit: 'calendarDay' } } }
      ombudsman.owes = { reasons: structuredClone(appealReasons) }
      reasons.length = { n: 1, unit: 'month' }
      tribunal.clocks.bring.length = { n: 2, unit: 'month' }
      delete annulment.clocks.bring
      annulment.owes.more = { ...structuredClone(reasons), from: 'cause' }
    })
    expect(said.map(([path]) => path)).toEqual([
      'proceedings.own.tribunal.owes.reasons.length',
      'proceedings.own.annulment.owes.reasons.noticeBefore',
      'proceedings.own.annulment.owes.more.from',
      'proceedings.own.ombudsman.owes.reasons.from',
    ])
  })

  test('read as a document it says what is owed, from when on, and what follows', () => {
    const text = articlesOf(roads).find(({ key }) => key === 'proceedings.own.tribunal')?.text
    expect(text?.en).toContain('the owner must take the step made up for these walks: within 2 months of the no of the company')
    expect(text?.zh).toContain('到期没有办理的，')
  })

  test('another country does not say which general kinds it has; a place keeps the clock of a kind that it does not have', () => {
    const abroad = faultsOf(roads, ({ place }) => Object.assign(place, { code: 'XX' })).map(([path]) => path)
    expect(abroad).toContain('proceedings.kinds')
    const without = faultsOf(roads, ({ proceedings }) => {
      proceedings.kinds = ['suit']
    })
    expect(without.map(([path]) => path)).toEqual([
      'proceedings.basis',
      'clocks.hotline',
      'clocks.petitionNotice',
      'clocks.petition',
      'clocks.officeDuty',
      'clocks.officeAnswer',
      'clocks.reviewIntake',
      'clocks.administrativeReview',
      'clocks.administrativeTrial',
    ])
  })

  test('what a pack takes over loses the clocks of the kinds that it says are not there', () => {
    const { id: _, ...rest } = packLike('zhuzhou-2022', {})
    const basis = rest.consent.modeBasis
    const pack = {
      extends: 'national-baseline',
      id: 'no-hotline',
      version: 1,
      title: rest.title,
      place: rest.place,
      summary: rest.summary,
      inForceFrom: rest.inForceFrom,
      proceedings: { kinds: ['suit', 'police'], basis },
    }
    const loaded = loadPacks([packNamed('national-baseline'), pack]).get('no-hotline')!
    expect([loaded.clocks.hotline, loaded.clocks.suitFiling?.length]).toEqual([undefined, { n: 7, unit: 'calendarDay' }])
    expect(articlesOf(loaded).find(({ key }) => key === 'proceedings.kinds')?.text.en).toBe('Civil suit, Police report')
  })
})

describe('what is owed once consent stands', () => {
  const owing = rulePacks.find(({ id }) => id === 'owed-after-consent')!
  const tried = (change: (owes: Parts) => void) => faultsOf(owing, ({ consent }) => change(consent.owes))

  test('as the walks have it there is no mistake in it, and it is read back with its end', () => {
    expect(tried(() => {})).toEqual([])
    const texts = articlesOf(owing).filter(({ key }) => key.startsWith('consent.owes.'))
    expect(texts).toHaveLength(7)
    expect(texts.find(({ key }) => key.endsWith('yearly'))?.text.en).toContain('it comes back every 2 months')
    const certificate = texts.find(({ key }) => key.endsWith('certificate'))
    expect(certificate?.text.en).toContain('within 14 days of the day of the consent')
    expect(certificate?.text.en).toContain('the consent does not end by itself')
    expect(certificate?.basis).toHaveLength(2)
    expect(texts.find(({ key }) => key.endsWith('invoice'))?.text.en).toContain('the centre settles it within 5 working days')
  })

  test('nothing but a rule that binds takes a consent away, and never for what the company has not done', () => {
    const path = 'consent.owes.certificate.lapse'
    expect(tried(({ certificate }) => delete certificate.lapse.basis).map(([at]) => at)).toEqual([`${path}.basis`])
    expect(tried(({ certificate }) => Object.assign(certificate.lapse.basis, { force: 'D' }))).toEqual([
      [`${path}.basis`, expect.stringContaining('a default or a promise takes no consent away')],
    ])
    expect(tried(({ certificate }) => Object.assign(certificate, { by: 'property' })).map(([at]) => at)).toEqual([
      `${path}.effect`,
    ])
  })

  test('what goes to the centre says in which time, and nothing else does; a reminder comes after its beginning', () => {
    expect(tried(({ invoice }) => delete invoice.lapse.within).map(([at]) => at)).toEqual(['consent.owes.invoice.lapse.within'])
    expect(
      tried(({ report, invoice }) => {
        report.lapse.within = invoice.lapse.within
      }).map(([at]) => at),
    ).toEqual(['consent.owes.report.lapse.within'])
    expect(tried(({ certificate }) => Object.assign(certificate, { noticeBefore: [14] })).map(([at]) => at)).toEqual([
      'consent.owes.certificate.noticeBefore',
    ])
  })

  test('what comes back does so by itself, and not before its own time is over', () => {
    const path = 'consent.owes.yearly.again'
    expect(tried(({ yearly }) => Object.assign(yearly, { from: 'asked' }))).toEqual([
      [path, expect.stringContaining('the other side asks each time')],
    ])
    expect(tried(({ yearly }) => Object.assign(yearly.length, { n: 55 }))).toEqual([
      [`${path}.every`, expect.stringContaining('the next one cannot begin while this one runs')],
    ])
  })

  test('its time stands with it, and not among the clocks', () => {
    const told = faultsOf(owing, ({ clocks }) => Object.assign(clocks, { consentDuty: { ...clocks.serve, end: 'remind' } }))
    expect(told).toEqual([['clocks.consentDuty', expect.stringContaining('consent.owes')]])
  })
})

test('a request may have to be considered only from a day on: later than the rules begin, where somebody answers', () => {
  const basis = { ...first.consent.modeBasis }
  const tried = (on: string, more: object = {}) =>
    faultsOf(first, ({ consent }) => Object.assign(consent, { considersFrom: { on, basis }, ...more })).map(([path]) => path)
  expect(tried('2030-01-01')).toEqual([])
  expect(tried(first.inForceFrom)).toEqual(['consent.considersFrom.on'])
  expect(tried('2030-01-01', { mode: 'NOTIFY', paper: 'notification' })).toContain('consent.considersFrom')
  const [pack] = loadPacks([
    { ...first, id: 'tried', consent: { ...first.consent, considersFrom: { on: '2030-01-01', basis } } },
  ]).values()
  expect(pack && articlesOf(pack).find(({ key }) => key === 'consent.considersFrom')?.text.en).toContain('from 2030-01-01')
})

test('that day may depend on the building: every day is later than the rules, names a fact, and can be reached', () => {
  const basis = { ...first.consent.modeBasis }
  const older = { on: '2030-06-01', onlyIf: { builtBefore: '2012-01-01', basis }, basis }
  const tried = (considersFrom: object) =>
    faultsOf(first, ({ consent }) => Object.assign(consent, { considersFrom })).map(([path]) => path)
  const path = 'consent.considersFrom'
  expect(tried({ ...older, elsewhere: [{ on: '2030-01-01', basis }] })).toEqual([])
  expect(tried({ ...older, elsewhere: [{ on: first.inForceFrom, basis }] })).toEqual([`${path}.elsewhere.0.on`])
  expect(tried({ on: '2030-01-01', basis, elsewhere: [older] })).toEqual([`${path}.elsewhere.0`])
  expect(tried({ ...older, onlyIf: { basis } })).toEqual([`${path}.onlyIf`])
  expect(tried({ ...older, onlyIf: { builtFrom: '2013-01-01', builtBefore: '2012-01-01', basis } })).toEqual([`${path}.onlyIf`])
  const consent = { ...first.consent, considersFrom: { ...older, elsewhere: [{ on: '2030-01-01', basis }] } }
  const [pack] = loadPacks([{ ...first, id: 'tried', consent }]).values()
  const text = pack && articlesOf(pack).find(({ key }) => key === path)?.text.en
  expect(text).toContain('where the garage was built before')
  expect(text).toContain('elsewhere: from 2030-01-01')
  expect(text).toContain('nothing is assumed')
})

test('a place may let a period end on a day off; the document says so, on what it rests', () => {
  const basis = { ...first.consent.modeBasis }
  const [pack] = loadPacks([{ ...structuredClone(first), id: 'tried', lastDayOff: { moves: false, basis } }]).values()
  const said = pack && articlesOf(pack).find(({ key }) => key === 'lastDayOff')
  expect(said).toMatchObject({ text: { zh: '不顺延，就在那一天届满' }, basis: [basis] })
  expect(articlesOf(first).some(({ key }) => key === 'lastDayOff')).toBe(false)
  expect(faultsOf(first, (copy) => Object.assign(copy, { lastDayOff: { moves: false } })).map(([path]) => path)).toEqual([
    'lastDayOff.basis',
  ])
})

describe('a consent of its own for a part of the building', () => {
  const basis = { ...first.consent.modeBasis }
  const words = { zh: '测试', en: 'test' }
  const part = { id: 'here', says: words, mode: 'NOTIFY', modeBasis: basis, paper: 'notification' }
  const tried = (parts: object, more: object = {}) => faultsOf(first, ({ consent }) => Object.assign(consent, { parts, ...more }))
  const path = 'consent.parts.of.0'

  test('is asked for, or found in the register, and never both of nothing', () => {
    const onlyIf = { titles: ['public'], basis }
    expect(tried({ asks: words, otherwise: words, of: [part] })).toEqual([])
    expect(tried({ otherwise: words, of: [{ ...part, onlyIf }] })).toEqual([])
    expect(tried({ otherwise: words, of: [part] })).toEqual([
      ['consent.parts.asks', expect.stringContaining('what the owner is asked')],
    ])
    expect(tried({ asks: words, otherwise: words, of: [{ ...part, onlyIf }] })).toEqual([
      ['consent.parts.asks', expect.stringContaining('nobody is ever asked')],
    ])
    expect(tried({ otherwise: words, of: [] }).map(([at]) => at)).toEqual(['consent.parts.of'])
    expect(tried({ otherwise: words, of: [{ ...part, onlyIf: { basis } }] }).map(([at]) => at)).toEqual([`${path}.onlyIf`])
  })

  test('has an id of its own', () => {
    expect(tried({ asks: words, otherwise: words, of: [part, part] }).map(([at]) => at)).toEqual(['consent.parts.of.1.id'])
    expect(tried({ asks: words, otherwise: words, of: [{ ...part, id: 'none' }] }).map(([at]) => at)).toEqual([`${path}.id`])
  })

  test('is checked with what it takes from the whole, and a mistake is named where it stands', () => {
    const asked = (change: object) => tried({ asks: words, otherwise: words, of: [{ ...part, ...change }] })
    expect(asked({ paper: 'consent' }).map(([at]) => at)).toEqual([`${path}.paper`])
    expect(asked({ issuers: ['street'] })).toEqual([[`${path}.issuersBasis`, expect.stringContaining('would lie')]])
    expect(asked({ silence: { policy: 'DEEMED', basis } }).map(([at]) => at)).toEqual([`${path}.silence.base`])
    const reply = { ...first.clocks.propertyReply, end: 'remind' }
    expect(asked({ clocks: { propertyReply: reply } }).map(([at]) => at)).toEqual([`${path}.clocks.propertyReply.end`])
    expect(asked({ modeBasis: { ...basis, force: 'S', place: '999999', mark: 'read' } }).map(([at]) => at)).toEqual([
      `${path}.modeBasis`,
    ])
  })
})
