import { useMutation } from '@tanstack/react-query'
import { ApiProblem, type Schemas } from '../../../client/client.ts'
import { language } from '../language.ts'
import { ProblemNotice } from '../problem-notice.tsx'

/** Opens a paper as PDF; where the case has none, says why in place. */
export const PaperLink = ({
  caseId,
  paper,
  title,
}: {
  readonly caseId: string
  readonly paper: string
  readonly title: string
}) => {
  const open = useMutation({
    mutationFn: async () => {
      const response = await fetch(`/api/cases/${caseId}/papers/${paper}.pdf`, { headers: { 'accept-language': language() } })
      // Every error of this service is a problem.
      if (!response.ok) throw new ApiProblem((await response.json()) as Schemas['Problem'])
      const address = URL.createObjectURL(await response.blob())
      const link = document.createElement('a')
      link.href = address
      link.download = `${title}.pdf`
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    },
  })
  return (
    <div className="stack tight">
      <button type="button" className="button plain" disabled={open.isPending} onClick={() => open.mutate()}>
        {title} (PDF)
      </button>
      <ProblemNotice error={open.error} />
    </div>
  )
}
