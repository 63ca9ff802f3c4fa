import { useParams } from 'react-router'
import { DraftEditor } from '../bureau/drafts/draft-editor.tsx'
import { DraftList } from '../bureau/drafts/draft-list.tsx'
import { NeedParty } from '../frame/need-party.tsx'

/** Drafts of rules: all of the office, and one being written. The operator, who keeps the rules, reads them. */
export const DraftsPage = () => (
  <NeedParty parties={['bureau', 'operator']}>{({ party }) => <Drafts isBureau={party === 'bureau'} />}</NeedParty>
)

const Drafts = ({ isBureau }: { readonly isBureau: boolean }) => {
  const { draftId } = useParams()
  // Another draft is another page: nothing that was typed in one lands in the next.
  return draftId === undefined ? (
    <DraftList isBureau={isBureau} />
  ) : (
    <DraftEditor key={draftId} draftId={draftId} isBureau={isBureau} />
  )
}
