import '../styles/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { startElderMode } from '../shared/elder-mode.ts'
import { makeQueryClient, takeFirstAnswers } from '../shared/queries.ts'
import { startSheetHistory } from '../shared/sheet-history.ts'
import { startTexts } from '../texts/i18n.ts'
import { OwnerApp } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
startElderMode()
startSheetHistory()
await startTexts()
const queries = makeQueryClient()
takeFirstAnswers(queries)
const reactRoot = createRoot(root)
// In small pieces from the start, so that a slow phone is never deaf for long.
startTransition(() =>
  reactRoot.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <OwnerApp />
      </QueryClientProvider>
    </StrictMode>,
  ),
)
