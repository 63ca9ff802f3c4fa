import { basisText } from '../../labels/basis.ts'
import { documentLabels } from '../../labels/documents.ts'
import { groundLabels } from '../../labels/grounds.ts'
import { onlyIfText } from '../../labels/only-if.ts'
import { senderLabels } from '../../labels/parties.ts'
import { groundCodes } from '../../rules/codes.ts'
import type { GroundRule, RulePack } from '../../rules/schema.ts'
import { code, lines, table } from './markdown.ts'

const worth = {
  Y: 'can stop the request, with its document',
  C: 'counts only under a condition',
  N: 'not accepted by the rulings read',
} satisfies Record<GroundRule['validity'], string>

const decides = { fire: 'the fire track', grid: 'the grid track', opinion: "the centre's opinion" } satisfies Record<
  GroundRule['route'],
  string
>

/** The table of grounds: what each is worth in one place, who must show what, and what is answered to it. */
export const groundSection = (pack: RulePack): string =>
  [
    `## Grounds in ${pack.title.en} ${code(pack.id)}`,
    'A rejection names grounds of this list. A ground without the document it demands is recorded all the same, marked *unverified*, and the company owes its reasons in writing.',
    table(
      ['ground', '中文', 'worth', 'one of these must be shown', 'contested, it is decided by', 'answered with', 'rests on'],
      groundCodes.flatMap((name) => {
        const rule = pack.grounds[name]
        return rule ? [[code(name), groundLabels[name].zh, ...ruleCells(rule)]] : []
      }),
    ),
  ].join('\n\n')

const ruleCells = ({ validity, route, burden, acceptedAnswer, basis, onlyIf }: GroundRule): string[] => [
  lines([`${code(validity)} ${worth[validity]}`, ...(onlyIf ? [onlyIfText(onlyIf).en] : [])]),
  burden.length === 0
    ? 'no document needed'
    : lines(burden.map(({ document, from }) => `${documentLabels[document].en} (${senderLabels[from].en})`)),
  decides[route],
  lines([acceptedAnswer.zh, acceptedAnswer.en]),
  lines(basis.map((one) => basisText(one, 'en'))),
]
