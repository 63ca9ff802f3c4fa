/**
 * What an owner who holds a track, or the pile, may ask for wherever it stands still: the centre's coordination, or a
 * mediation. `at`: the part of the chart in which the dispute is led.
 */
export const asksForHelp = <
  T extends 'main' | 'consent' | 'fire' | 'grid',
  At extends 'main' | 'service' | 'consent' | 'fire' | 'grid',
>(
  track: T,
  at: At,
) =>
  ({
    'owner.requestCoordination': {
      guard: { type: 'trackIs', params: { track } },
      target: `#${at}/coordination`,
      actions: { type: 'recordDispute', params: { track, mediation: false } },
    },
    'owner.requestMediation': {
      guard: { type: 'trackIs', params: { track } },
      target: `#${at}/mediation`,
      actions: { type: 'recordDispute', params: { track, mediation: true } },
    },
  }) as const
