import { basisText } from '../../labels/basis.ts'
import type { ClockRule, RulePack } from '../../rules/schema.ts'
import type { ClockContract } from '../clocks.ts'
import { type ClockRow, clockRows } from './clock-rows.ts'
import { code, lines, list, table } from './markdown.ts'
import { clockText, holderText } from './page-rows.ts'

const startWords = {
  recorded: 'the day of the event that opens it',
  served: 'the proven day of service',
  effect: 'the day the agreement takes effect',
  principle: 'the day of service, or that of the answer in principle, as the pack says',
} satisfies Record<ClockContract['startsOn'], string>

const unitWords = { workingDay: 'working day', calendarDay: 'calendar day', month: 'month' } as const

/** The table of clocks: what the chart offers, and what one place makes of it. */
export const clockSection = (pack: RulePack): string => {
  const rows = clockRows(pack)
  return [
    '## Clocks',
    'Positions of a dispute stand without their track. Ends: *move*, the case goes on; *remind*, it stays and is shown late; *expire*, a right lapses. The start day is not counted.',
    table(['clock', 'whose', 'runs in', 'rests in', 'ends offered', 'starts on', 'beside'], rows.map(contractCells)),
    `### In ${pack.title.en} ${code(pack.id)}`,
    table(['clock', 'whose', 'length', 'end', 'reminders before', 'rests on'], rows.map(ruleCells)),
  ].join('\n\n')
}

const contractCells = ({ name, contract }: ClockRow): string[] => [
  clockText(name),
  holderText(contract.party),
  lines(contract.runsIn.map(code)),
  lines(contract.restsIn.map(code)),
  list(contract.offers),
  startWords[contract.startsOn],
  lines([contract.keyed ? 'one for each entry' : '', contract.runsWhileClosed ? 'runs on while closed' : '']),
]

const ruleCells = ({ name, contract, rule }: ClockRow): string[] =>
  rule === null
    ? [clockText(name), holderText(contract.party), 'not in this place', '', '', '']
    : [
        clockText(name),
        holderText(contract.party),
        lengthsText(rule, contract),
        `${rule.end}${rule.pausable ? '' : ', never rests'}`,
        list(rule.noticeBefore.map(String)),
        lines(
          [
            `${rule.basis.force}: ${basisText(rule.basis, 'en')}`,
            ...rule.variants.map(({ basis }) => `${basis.force}: ${basisText(basis, 'en')}`),
          ].filter(isFirst),
        ),
      ]

const isFirst = (text: string, index: number, all: readonly string[]): boolean => all.indexOf(text) === index

const lengthsText = (rule: ClockRule, { length }: ClockContract): string => {
  const own = rule.length ? lengthText(rule.length) : length === 'agreement' ? 'the day in the agreement' : ''
  const extension = rule.extension
    ? `may be extended by ${lengthText(rule.extension.length)}, ${rule.extension.times === 1 ? 'once' : `${rule.extension.times} times`}`
    : ''
  return lines([
    own,
    ...rule.variants.map((variant) => `${lengthText(variant.length)} if ${conditionText(variant.when)}`),
    extension,
  ])
}

const lengthText = ({ n, unit }: NonNullable<ClockRule['length']>): string => `${n} ${unitWords[unit]}${n === 1 ? '' : 's'}`

const conditionText = ({ transformer, papersComplete, level, track }: ClockRule['variants'][number]['when']): string =>
  [
    transformer === undefined ? '' : `the transformer is ${transformer}`,
    papersComplete === undefined ? '' : papersComplete ? 'no papers were missing' : 'papers were missing',
    level === undefined ? '' : `it is handled as ${code(level)}`,
    track === undefined ? '' : `it is a dispute in the track ${code(track)}`,
  ]
    .filter((text) => text !== '')
    .join(' and ')
