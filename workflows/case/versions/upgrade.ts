import { type CaseFile, draftFile, type Outcome, type Upgraded } from '../case-file.ts'
import { type CaseMemory, emptyMemory, freshDispute } from '../context.ts'
import { workflowVersion } from '../machine.ts'
import firstEmpty from './1.json' with { type: 'json' }
import { filledChecks } from './filled-checks.ts'
import { filledConfirmations } from './filled-confirmations.ts'
import { filledQueue } from './filled-queue.ts'

/** A case file as an earlier version of the chart wrote it: the same parts, with fields that did not exist yet missing. */
type OlderFile = CaseFile

/** What leads a case file of one version to the next. A stage that is gone would be led to its successor here. */
interface Step {
  readonly to: string
  /** The memory of a draft in the version before: what the fold of older records begins with. */
  readonly empty: CaseMemory
  readonly upgrade: (file: OlderFile) => Upgraded
}

/** Every released version but the running one. A version that was released is never changed here again. */
const steps: Readonly<Record<string, Step>> = {
  '1': {
    to: '2',
    // Stored as it was then; fields that came later are missing from it on purpose.
    empty: firstEmpty as unknown as CaseMemory,
    upgrade: (file) => ({ ...partsOf(file), workflow: '2', memory: filledMemory(file.memory) }),
  },
}

const partsOf = ({ value, memory, clocks, passed, positions, visits, moved, workflow }: OlderFile): Upgraded => ({
  workflow,
  value,
  memory,
  clocks,
  passed,
  positions,
  visits,
  moved,
})

/** Fields that came later begin empty. */
const filledMemory = (memory: CaseMemory): CaseMemory => {
  const { main, consent, fire, grid } = memory.disputes
  return {
    ...emptyMemory(),
    ...memory,
    ...filledChecks(memory),
    ...filledConfirmations(memory),
    ownerSince: memory.filedOn === null ? 0 : 1,
    ...filledQueue(memory),
    disputes: {
      main: { ...freshDispute, ...main },
      consent: { ...freshDispute, ...consent },
      fire: { ...freshDispute, ...fire },
      grid: { ...freshDispute, ...grid },
    },
  }
}

/** The parts of a case file under the running version of the chart; null when they are that already. @throws Error for a version that nobody knows. */
export const upgradeOf = (file: OlderFile): Upgraded | null => {
  if (file.workflow === workflowVersion) return null
  let parts = partsOf(file)
  while (parts.workflow !== workflowVersion) {
    const step = steps[parts.workflow]
    if (!step) throw new Error(`no way leads from version ${parts.workflow} of the chart to version ${workflowVersion}`)
    parts = step.upgrade({ ...file, ...parts })
  }
  return parts
}

/** A case file as the running version reads it: what a view shows before the upgrade itself is on record. */
export const upgradedFile = (file: OlderFile): CaseFile => ({ ...file, ...upgradeOf(file) })

/** The outcome of `workflow.upgraded`: the whole new snapshot, and nothing that moves. */
export const upgradeOutcome = (file: OlderFile, today: string): Outcome | null => {
  const upgraded = upgradeOf(file)
  return upgraded === null
    ? null
    : {
        effectiveOn: today,
        value: null,
        memory: {},
        clocks: [],
        left: [],
        entered: [],
        moved: [],
        handOvers: [],
        notices: [],
        upgraded,
      }
}

/** A new draft as a version of the chart made it: what the fold of its records begins with. */
export const draftOfVersion = (
  version: string,
  caseId: string,
  pins: { readonly rules: string; readonly calendar: string },
): CaseFile => {
  const draft = draftFile(caseId, pins)
  const step = steps[version]
  return step ? { ...draft, workflow: version, memory: step.empty } : draft
}
