import { lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { ErrorBoundary } from '../shared/error-boundary.tsx'
import { LostPage } from '../shared/lost-page.tsx'
import { ScrollToTop } from '../shared/scroll-to-top.tsx'
import { Waiting } from '../shared/waiting.tsx'
import { Layout } from './layout.tsx'
import { HomePage } from './pages/home.tsx'

const LoginPage = lazy(async () => ({ default: (await import('../shared/login-page.tsx')).LoginPage }))
const PrecheckPage = lazy(async () => ({ default: (await import('./pages/precheck.tsx')).PrecheckPage }))
const NewRequestPage = lazy(async () => ({ default: (await import('./pages/new-request.tsx')).NewRequestPage }))
const MyCasesPage = lazy(async () => ({ default: (await import('./pages/my-cases.tsx')).MyCasesPage }))
const MyCasePage = lazy(async () => ({ default: (await import('./pages/my-case.tsx')).MyCasePage }))
const CompoundPage = lazy(async () => ({ default: (await import('./pages/compound.tsx')).CompoundPage }))
const OwnMatterPage = lazy(async () => ({ default: (await import('./pages/matter.tsx')).OwnMatterPage }))
const OwnPilePage = lazy(async () => ({ default: (await import('./pages/pile.tsx')).OwnPilePage }))
const JoinPage = lazy(async () => ({ default: (await import('./pages/join.tsx')).JoinPage }))
const VisitsPage = lazy(async () => ({ default: (await import('./pages/visits.tsx')).VisitsPage }))
const FiguresPage = lazy(async () => ({ default: (await import('./pages/figures.tsx')).FiguresPage }))
const LinkPage = lazy(async () => ({ default: (await import('../link/link-page.tsx')).LinkPage }))
const OwnAccountPage = lazy(async () => ({ default: (await import('./pages/me.tsx')).OwnAccountPage }))
const TrackPage = lazy(async () => ({ default: (await import('./pages/track.tsx')).TrackPage }))

/** The pages of owners, of whoever holds a link or a code, and of the public. Each page but the first is loaded when it is opened. */
export const OwnerApp = () => (
  <BrowserRouter>
    <ScrollToTop />
    <Layout>
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/login" element={<LoginPage />} />
            <Route path="/precheck" element={<PrecheckPage />} />
            <Route path="/new" element={<NewRequestPage />} />
            <Route path="/cases" element={<MyCasesPage />} />
            <Route path="/cases/:caseId" element={<MyCasePage />} />
            <Route path="/cases/:caseId/draft" element={<NewRequestPage />} />
            <Route path="/compounds/:compoundId" element={<CompoundPage />} />
            <Route path="/matters/:matterId" element={<OwnMatterPage />} />
            <Route path="/piles/:pileId" element={<OwnPilePage />} />
            <Route path="/join" element={<JoinPage />} />
            <Route path="/figures" element={<FiguresPage />} />
            <Route path="/figures/:month" element={<FiguresPage />} />
            <Route path="/visits" element={<VisitsPage />} />
            <Route path="/me" element={<OwnAccountPage />} />
            <Route path="/link/:token" element={<LinkPage />} />
            <Route path="/track/:token" element={<TrackPage />} />
            <Route path="*" element={<LostPage />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </Layout>
  </BrowserRouter>
)
