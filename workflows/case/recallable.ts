/**
 * Answers of a company that can be recalled before they are delivered (H9). What the owner is told of them waits as long;
 * whoever sends one is shown first what the owner will read.
 */
export const recallableAnswers: readonly string[] = [
  'property.approve',
  'property.agreeInPrinciple',
  'property.givePaper',
  'property.noObjection',
  'property.offerConditions',
  'property.proposeOther',
  'property.reject',
  'property.giveReasons',
  'property.lateGround',
  'property.revoke',
  // It rests the clock and sends the owner for papers: a slip should not.
  'property.requestInformation',
]
