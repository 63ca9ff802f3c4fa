import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ApiProblem, type Schemas } from '../../../client/client.ts'
import { isInApp } from '../in-app.ts'
import { language } from '../language.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Sheet } from '../sheet.tsx'
import { Waiting } from '../waiting.tsx'

const PaperInApp = lazy(async () => ({ default: (await import('./paper-in-app.tsx')).PaperInApp }))

interface Props {
  readonly caseId: string
  readonly paper: Schemas['CasePapers']['papers'][number]['paper']
  readonly title: string
}

/** Opens a paper as PDF; where the case has none, says why in place. Inside another application it is read on the page. */
export const PaperLink = (props: Props) => (isInApp() ? <OpensHere {...props} /> : <Downloads {...props} />)

const OpensHere = ({ title, ...paper }: Props) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button plain" onClick={() => setOpen(true)}>
        {title} (PDF)
      </button>
      {isOpen ? (
        <Sheet title={title} onClose={() => setOpen(false)}>
          <Suspense fallback={<Waiting />}>
            <PaperInApp {...paper} />
          </Suspense>
        </Sheet>
      ) : null}
    </>
  )
}

const Downloads = ({ caseId, paper, title }: Props) => {
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
