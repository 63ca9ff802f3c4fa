import { z } from 'zod'
import { localDay } from '../../workflows/calendar/days.ts'
import { basisText } from '../../workflows/labels/basis.ts'
import { documentLabels } from '../../workflows/labels/documents.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { matterEventLabels } from '../../workflows/labels/matter-forms.ts'
import {
  conditionStandingLabels,
  costBearerLabels,
  decisionSubjectLabels,
  matterKindLabels,
  matterResultLabels,
  officialRoleLabels,
  orderConditionLabels,
  progressLabels,
  remedyLabels,
  reportStandingLabels,
  voteLabels,
} from '../../workflows/labels/matters.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import {
  conditionCheckers,
  costBearers,
  decisionSubjects,
  matterKinds,
  matterOffices,
  matterResults,
  matterTracks,
  officialRoles,
  orderConditions,
  orderRemedies,
  progressKinds,
  tracksOfKind,
} from '../../workflows/matter/kinds.ts'
import { conditionStanding, isInForce, type MatterFile, reportStanding } from '../../workflows/matter/matter-file.ts'
import { matterActs, mayUploadTo, possibleEvents } from '../../workflows/matter/possible-events.ts'
import { type MatterStanding, seesOfMatter } from '../../workflows/matter/sight.ts'
import { documentKinds } from '../../workflows/rules/codes.ts'
import type { CaseDocument } from '../documents/ports.ts'
import type { MatterContext, StoredMatter } from './ports.ts'

const label = z.string().describe('In the language of the caller.')
const day = z.iso.date()
const Counted = z.object({ owners: z.int(), areaM2: z.number() })

/** A matter as one caller sees it. */
export const MatterView = z
  .object({
    matterId: z.string(),
    version: z.int().describe('Send it as If-Match with the next event.'),
    kind: z.enum(matterKinds),
    label,
    tracks: z.array(z.enum(matterTracks)).describe('Where requests can wait on it.'),
    district: z.string(),
    compound: z.object({ compoundId: z.string(), name: z.string() }),
    garage: z.object({ garageId: z.string(), name: z.string().nullable() }).nullable(),
    transformer: z.object({ transformerId: z.string(), name: z.string().nullable() }).nullable(),
    openedOn: day,
    number: z.string().nullable(),
    order: z
      .object({
        remedy: z.enum(orderRemedies),
        remedyLabel: label,
        appealUntilOn: day,
        inForce: z.boolean(),
        lifted: z
          .object({
            on: day,
            conditions: z.array(
              z.object({
                conditionId: z.string(),
                condition: z.enum(orderConditions),
                label,
                byOn: day,
                checkedBy: z.enum(conditionCheckers),
                checkedByLabel: label,
                standing: z.enum(['open', 'reported', 'kept', 'passed']),
                standingLabel: label,
              }),
            ),
          })
          .nullable()
          .describe('It was lifted under conditions: which, by when, and who looks at each.'),
      })
      .nullable()
      .describe(
        'The order of an authority, once its document is shown: it holds piles and requests of the place until the matter ends.',
      ),
    office: z
      .object({
        party: z.enum(matterOffices),
        partyLabel: label,
        organisationId: z.string(),
        organisation: z.string(),
        role: z.enum(officialRoles),
        roleLabel: label,
        name: z.string().nullable().describe('The named official; for who oversees and for its own office only.'),
      })
      .describe('Who answers for it.'),
    state: z.enum(['open', 'closed']),
    result: z
      .object({
        result: z.enum(matterResults),
        label,
        on: day,
        evidence: z.array(z.string()).describe('Papers of the matter that show it, for those who may open them.'),
      })
      .nullable(),
    report: z
      .object({ nextOn: day, standing: z.enum(['notYet', 'due', 'overdue']), label, basisText: z.string() })
      .nullable()
      .describe('The next report; null once the matter is closed.'),
    reports: z.array(z.object({ seq: z.int(), on: day, progress: z.enum(progressKinds), label, words: z.string().nullable() })),
    cost: z
      .object({
        lowYuan: z.number(),
        highYuan: z.number(),
        split: z.array(z.object({ by: z.enum(costBearers), label, percent: z.number() })),
      })
      .nullable(),
    decisions: z.array(
      z.object({
        seq: z.int(),
        subject: z.enum(decisionSubjects),
        label,
        heldOn: day,
        all: Counted,
        voted: Counted,
        agreed: Counted,
        quorum: z.boolean(),
        carried: z.boolean(),
        outcome: label,
        basisText: z.string().nullable(),
      }),
    ),
    waiting: z
      .object({ waiting: z.int(), linked: z.int() })
      .nullable()
      .describe('Requests that wait on it, and all that are linked with it.'),
    requests: z
      .array(z.object({ caseId: z.string(), space: z.string(), waits: z.boolean() }))
      .describe('The linked requests, those that wait first: for the centre and the company of the compound.'),
    documents: z.array(
      z.object({
        documentId: z.string(),
        kind: z.enum(documentKinds),
        label,
        mediaType: z.string(),
        uploadedAt: z.iso.datetime(),
      }),
    ),
    allowedEvents: z
      .array(z.object({ type: z.enum(matterActs as [(typeof matterActs)[number], ...(typeof matterActs)[number][]]), label }))
      .describe('What the caller can send to it now, the usual first; the form of each is under `/api/forms/{type}`.'),
    overseen: z.boolean().describe('It is a matter of a branch of the caller: the caller reads, and does not act.'),
    mayUpload: z.boolean().describe('Whether the caller can add papers to it.'),
  })
  .meta({
    id: 'Matter',
    description: 'What a compound needs and no single request brings about: who answers for it, and when it reports.',
  })
/** A matter as one caller sees it. */
export type MatterView = z.infer<typeof MatterView>

/** Everything a view of a matter is made of, read beforehand. */
export interface MatterViewInput {
  readonly stored: StoredMatter
  readonly standing: MatterStanding
  readonly context: MatterContext
  readonly documents: readonly CaseDocument[]
  readonly now: string
  readonly language: Language
}

/** A matter as one caller sees it: the one place where the table of sight of matters is applied. */
export const viewMatter = (input: MatterViewInput): MatterView => {
  const { stored, standing, context, language } = input
  const { file } = stored
  const { place } = file
  return {
    matterId: file.matterId,
    version: file.seq,
    kind: file.kind,
    label: matterKindLabels[file.kind][language],
    tracks: [...tracksOfKind[file.kind]],
    district: place.district,
    compound: { compoundId: place.compoundId, name: context.compound },
    garage: place.garageId === null ? null : { garageId: place.garageId, name: context.garage },
    transformer: place.transformerId === null ? null : { transformerId: place.transformerId, name: context.transformer },
    openedOn: file.openedOn,
    number: file.number,
    order: file.order
      ? {
          remedy: file.order.remedy,
          remedyLabel: remedyLabels[file.order.remedy][language],
          appealUntilOn: file.order.appealUntilOn,
          inForce: isInForce(file),
          lifted: liftedView(input),
        }
      : null,
    office: officeView(input),
    state: file.state,
    result: file.result && {
      result: file.result.result,
      label: matterResultLabels[file.result.result][language],
      on: file.result.on,
      evidence: seesOfMatter(standing, 'documents') ? [...file.result.evidence] : [],
    },
    report: reportView(input),
    reports: file.reports.map(({ seq, on, progress }) => ({
      seq,
      on,
      progress,
      label: progressLabels[progress][language],
      words: seesOfMatter(standing, 'words') ? textOf(context.personal.get(seq)?.['/words']) : null,
    })),
    cost: seesOfMatter(standing, 'cost') ? costView(file, language) : null,
    decisions: seesOfMatter(standing, 'decisions') ? decisionViews(input) : [],
    waiting: seesOfMatter(standing, 'waiting') ? { waiting: context.waiting, linked: context.linked } : null,
    requests: seesOfMatter(standing, 'requests') ? [...context.requests] : [],
    documents: seesOfMatter(standing, 'documents')
      ? input.documents.map(({ documentId, kind, mediaType, uploadedAt }) => ({
          mediaType,
          documentId,
          kind,
          label: documentLabels[kind][language],
          uploadedAt,
        }))
      : [],
    allowedEvents: possibleEvents(file, standing).map((type) => ({ type, label: matterEventLabels[type][language] })),
    overseen: standing.overseen !== undefined,
    mayUpload: mayUploadTo(file, standing),
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const officeView = ({ stored, standing, context, language }: MatterViewInput): MatterView['office'] => {
  const { party, organisationId, role, seq } = stored.file.office
  // Sealed with the event that named the official; not there any more once it was erased.
  const known = z.object({ name: z.string() }).safeParse(context.personal.get(seq)?.['/official/personal'])
  return {
    party,
    partyLabel: partyLabels[party][language],
    organisationId,
    organisation: context.office,
    role,
    roleLabel: officialRoleLabels[role][language],
    name: seesOfMatter(standing, 'officialName') && known.success ? known.data.name : null,
  }
}

const liftedView = ({ stored, now, language }: MatterViewInput): NonNullable<MatterView['order']>['lifted'] => {
  const { lifted } = stored.file
  if (!lifted) return null
  const today = localDay(now, stored.rules.place.timeZone)
  return {
    on: lifted.on,
    conditions: lifted.conditions.map((one) => {
      const { conditionId, condition, byOn, checkedBy } = one
      const standing = conditionStanding(one, today)
      return {
        conditionId,
        condition,
        label: orderConditionLabels[condition][language],
        byOn,
        checkedBy,
        checkedByLabel: partyLabels[checkedBy][language],
        standing,
        standingLabel: conditionStandingLabels[standing][language],
      }
    }),
  }
}

const reportView = ({ stored, now, language }: MatterViewInput): MatterView['report'] => {
  const { file, rules } = stored
  const today = localDay(now, rules.place.timeZone)
  const standing = reportStanding(file, today, rules.matters?.dueSoonDays ?? 0)
  if (standing === null || file.nextReportOn === null) return null
  const basis = rules.matters ? basisText(rules.matters.basis, language) : ''
  return { nextOn: file.nextReportOn, standing, label: reportStandingLabels[standing][language], basisText: basis }
}

const costView = ({ cost }: MatterFile, language: Language): MatterView['cost'] =>
  cost && {
    lowYuan: cost.lowYuan,
    highYuan: cost.highYuan,
    split: cost.split.map(({ by, percent }) => ({ by, label: costBearerLabels[by][language], percent })),
  }

const decisionViews = ({ stored, language }: MatterViewInput): MatterView['decisions'] => {
  const rule = stored.rules.matters?.ownersDecision
  return stored.file.decisions.map(({ seq, subject, heldOn, all, voted, agreed, quorum, carried }) => ({
    seq,
    subject,
    label: decisionSubjectLabels[subject][language],
    heldOn,
    all,
    voted,
    agreed,
    quorum,
    carried,
    outcome: voteLabels[carried ? 'carried' : quorum ? 'notCarried' : 'noQuorum'][language],
    basisText: rule ? basisText(rule.basis, language) : null,
  }))
}
