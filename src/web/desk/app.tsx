import { lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { ErrorBoundary } from '../shared/error-boundary.tsx'
import { LostPage } from '../shared/lost-page.tsx'
import { ScrollToTop } from '../shared/scroll-to-top.tsx'
import { Waiting } from '../shared/waiting.tsx'
import { DeskLayout } from './frame/desk-layout.tsx'
import { Theme } from './frame/theme.tsx'
import { InboxPage } from './pages/inbox.tsx'

const LoginPage = lazy(async () => ({ default: (await import('../shared/login-page.tsx')).LoginPage }))
const DeskCasePage = lazy(async () => ({ default: (await import('./pages/desk-case.tsx')).DeskCasePage }))

/** The desks of everybody who works here. Each page but the first is loaded when it is opened. */
export const DeskApp = () => (
  <Theme>
    <BrowserRouter>
      <ScrollToTop />
      <DeskLayout>
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route path="/login" element={<LoginPage />} />
              <Route path="/desk" element={<InboxPage />} />
              <Route path="/desk/cases/:caseId" element={<DeskCasePage />} />
              <Route path="*" element={<LostPage />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </DeskLayout>
    </BrowserRouter>
  </Theme>
)
