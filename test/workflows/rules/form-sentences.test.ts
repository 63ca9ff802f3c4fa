import { expect, test } from 'vitest'
import { loadPacks, UnusableRules } from '../../../workflows/rules/packs.ts'
import { packNamed } from '../../helpers/case-facts.ts'

const { basis } = packNamed('national-baseline').clocks.propertyReply!
const length = { n: 5, unit: 'workingDay' }
const clock = { length, end: 'move', basis }
const words = { zh: '测试', en: 'test' }
const road = { name: words, body: words, ends: 'judgment', subjects: ['resolution'], basis, clocks: {} }
const ground = { name: words, validity: 'Y', route: 'opinion', burden: [], acceptedAnswer: words, basis: [basis] }
const cost = { what: words, payer: words, basis }

/** What a person who writes a pack does wrong, and what is said of it: where, and how it is written. */
const mistakes: readonly (readonly [string, object, string, string, string])[] = [
  [
    'a number in quotes',
    { clocks: { propertyReply: { ...clock, length: { ...length, n: '5' } } } },
    'clocks.propertyReply.length.n',
    '须写数字，不加引号，也不带单位（现在写的是“5”）',
    'a number without quotes and without a unit, not "5"',
  ],
  [
    'no day at all',
    { clocks: { propertyReply: { ...clock, length: { ...length, n: 0 } } } },
    'clocks.propertyReply.length.n',
    '须大于0',
    'it must be more than 0',
  ],
  [
    'a clock that nobody knows: only what was perhaps meant, not a hundred names',
    { clocks: { propertyReplay: clock } },
    'clocks.propertyReplay',
    '没有“propertyReplay”这一项。是不是想写“propertyReply”？',
    'there is no "propertyReplay". Did you mean "propertyReply"?',
  ],
  [
    'a day in another form',
    { inForceFrom: '2027.1.1' },
    'inForceFrom',
    '日期写成 "2027-01-31" 这样',
    'a day is written like "2027-01-31"',
  ],
  [
    'one entry instead of a list',
    { consent: { issuers: 'street' } },
    'consent.issuers',
    '须写成清单：[ … ]，只有一项也一样',
    'a list is written as [ … ], also with one entry',
  ],
  [
    'a word instead of what it consists of',
    { consent: { silence: 'DEEMED' } },
    'consent.silence',
    '须写成 { … }，里面可以写：policy, base, basis',
    'it is written as { … } with: policy, base, basis',
  ],
  [
    'a yes in words',
    { consent: { noObjectionSuffices: '是' } },
    'consent.noObjectionSuffices',
    '写 true 或 false，不加引号',
    'true or false, without quotes',
  ],
  [
    'money with its unit, in a currency of one’s own',
    { costs: [{ ...cost, cap: { amount: 500, currency: '元' } }] },
    'costs.0.cap.currency',
    '币种写三个大写字母，如 "CNY"',
    'a currency is three capital letters, such as "CNY"',
  ],
  [
    'a choice that is not made',
    { proceedings: { own: { tribunal: { ...road, ends: undefined } } } },
    'proceedings.own.tribunal.ends',
    '缺少“ends”。可写：judgment、answer。',
    '"ends" is missing. Known: judgment, answer.',
  ],
  [
    'a road named in Chinese',
    { proceedings: { own: { 仲裁: road } } },
    'proceedings.own.仲裁',
    '名称须以小写英文字母开头，只用英文字母和数字，2至41个字符；中文名称写在它的 name 里',
    'a name begins with a small letter and has 2 to 41 letters and digits; what it is called goes into its `name`',
  ],
  [
    'a road about nothing',
    { proceedings: { own: { tribunal: { ...road, subjects: [] } } } },
    'proceedings.own.tribunal.subjects',
    '至少要写一项',
    'at least one has to be named',
  ],
  [
    'a ground of the place’s own without its place',
    { ownGrounds: { enoughCharging: ground } },
    'ownGrounds.enoughCharging',
    '写成“地方代码:名称”，如 NO:enoughCharging：名称以小写英文字母开头，只用英文字母和数字；中文写在它的 name 里',
    'written as PLACE:name, such as NO:enoughCharging: the name begins with a small letter and has letters and digits alone; what it is called goes into its `name`',
  ],
  [
    'a ground of the list among those of the place’s own',
    { ownGrounds: { OLD_WIRING: ground } },
    'ownGrounds.OLD_WIRING',
    '“OLD_WIRING”是清单里的理由，写在 grounds 下',
    '"OLD_WIRING" is a ground of the list: write it under grounds',
  ],
  [
    'a ground of another place',
    { ownGrounds: { 'NO:enoughCharging': ground } },
    'ownGrounds.NO:enoughCharging',
    '冒号前写规定这一理由的地方代码：430100、CN',
    'before the colon stands the code of the place whose law names this ground: 430100, CN',
  ],
  [
    'a ground that the list has, under another name',
    { ownGrounds: { '430100:wires': { ...ground, name: { zh: '电力设施或线路老旧', en: 'Wires' } } } },
    'ownGrounds.430100:wires.name',
    '清单里已有这一理由，请写在 grounds.OLD_WIRING 下',
    'the list has this ground already: write it under grounds.OLD_WIRING',
  ],
  [
    'a ground of the place’s own without a name',
    { ownGrounds: { '430100:wires': { ...ground, name: undefined } } },
    'ownGrounds.430100:wires.name',
    '须写成 {"zh": "中文", "en": "English"}',
    'a text is written as {"zh": "中文", "en": "English"}',
  ],
  [
    'the name of a city for its code',
    { place: { code: '长沙', name: words, timeZone: 'Asia/Shanghai', calendar: 'cn' } },
    'place.code',
    '“长沙”不是行政区划代码：中国的地方写六位数字（如 430200），全国写 CN',
    '"长沙" is no code of a place in China: six digits such as 430200, or CN for the whole country',
  ],
]

test.each(mistakes)('%s', (_, change, path, zh, en) => {
  const pack = {
    extends: 'national-baseline',
    id: 'tried',
    version: 1,
    title: words,
    summary: words,
    place: { code: '430100', name: words, timeZone: 'Asia/Shanghai', calendar: 'cn' },
    inForceFrom: '2027-01-01',
    ...change,
  }
  try {
    loadPacks([packNamed('national-baseline'), pack])
    expect.unreachable('the pack was accepted')
  } catch (error) {
    if (!(error instanceof UnusableRules)) throw error
    expect(error.faults).toEqual([{ pack: 'tried', path, sentence: { zh, en } }])
  }
})
