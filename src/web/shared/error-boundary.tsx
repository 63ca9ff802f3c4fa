import { Component, type ReactNode } from 'react'
import { CrashNotice } from './crash-notice.tsx'

/** A page that broke says so and can be loaded again; what was typed into drafts is kept by the service. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broke: boolean }> {
  override state = { broke: false }
  static getDerivedStateFromError() {
    return { broke: true }
  }
  override render() {
    return this.state.broke ? <CrashNotice /> : this.props.children
  }
}
