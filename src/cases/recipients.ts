import { z } from 'zod'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { wordsOfNotice } from '../../workflows/labels/notices.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { receivingChannelLabels, receivingChannels } from '../../workflows/labels/receiving-channels.ts'
import { parties } from '../../workflows/parties.ts'
import type { CaseNames, CaseStore } from './ports.ts'

/** How a body or an owner is reached, without a word of where. */
export interface Reach {
  /** Channels of an organisation besides what it opens by itself. */
  ofOrganisation(organisationId: string): Promise<readonly (typeof receivingChannels)[number][]>
  /** An owner has chosen how to be told, and may want to be left in peace at night. */
  ofOwner(
    accountId: string,
    notice: { readonly notice: NoticeName; readonly notBefore: string | null },
  ): Promise<{ readonly channels: readonly (typeof receivingChannels)[number][]; readonly heldBackUntil: string | null }>
}

/** Who would be told by an event. */
export const RecipientsView = z
  .object({
    state: z
      .enum(['known', 'refused', 'incomplete'])
      .describe('`incomplete`: the event lacks something; `refused`: it would not be taken now.'),
    recipients: z.array(
      z.object({
        party: z.enum(parties),
        partyLabel: z.string(),
        organisation: z.string().nullable(),
        channels: z.array(z.enum(receivingChannels)),
        channelLabels: z.array(z.string()),
        why: z.string().describe('What the notice says, in a few words.'),
        heldBackUntil: z.iso
          .datetime()
          .nullable()
          .describe('It leaves then: the answer can be recalled until then, or the owner wants no message at night.'),
      }),
    ),
  })
  .meta({ id: 'Recipients', description: 'Who will be told by an event, by which channel and why, before it is sent.' })

type Notices = NonNullable<Awaited<ReturnType<CaseStore['noticesIf']>>>

/** The notices of an event as whoever is about to send it reads them. */
export const recipientViews = async (
  notices: Notices,
  names: Pick<CaseNames, 'organisations'>,
  { reach, ownerAccountId, language }: { readonly reach: Reach; readonly ownerAccountId: string; readonly language: Language },
): Promise<z.infer<typeof RecipientsView>['recipients']> =>
  Promise.all(
    notices.map(async ({ notice, to, organisationId, notBefore }) => {
      const { channels, heldBackUntil } =
        organisationId === null
          ? await reach.ofOwner(ownerAccountId, { notice, notBefore })
          : { channels: await reach.ofOrganisation(organisationId), heldBackUntil: notBefore }
      return {
        party: to,
        partyLabel: partyLabels[to][language],
        organisation: organisationId === null ? null : (names.organisations.get(organisationId) ?? null),
        channels: [...channels],
        channelLabels: channels.map((channel) => receivingChannelLabels[channel][language]),
        why: wordsOfNotice(notice, to).title[language],
        heldBackUntil,
      }
    }),
  )
