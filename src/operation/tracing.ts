import type { Context, Span, TextMapGetter, Tracer } from '@opentelemetry/api'

/** Traces of what the service does: routes and types of events, no case, no person, no address that was asked. */
export interface Tracing {
  /**
   * Begins the span of a request and runs the rest of it inside.
   * @param headers a W3C `traceparent` of whoever asks is gone on with
   * @returns ends the span
   */
  request(
    asked: { readonly method: string; readonly route: string; readonly headers: Headers; readonly requestId: string },
    run: () => void,
  ): (status: number) => void
  /** Does some work inside of a span of its own. An error is noted and thrown on. */
  inSpan<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Sends what is left. A collector that does not answer holds nothing up for long, and is no error of the service. */
  close(): Promise<void>
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Where nobody asked for traces: nothing is loaded and nothing is kept. */
export const noTracing: Tracing = {
  request: (_, run) => {
    run()
    return () => {}
  },
  inSpan: (_, work) => work(),
  close: async () => {},
}

/** How long the end of the service waits for the collector, in milliseconds. */
const patienceMs = 2000

/**
 * Sends traces to a collector (OTLP over HTTP). The packages are loaded here and not with the service: most have no collector.
 * @param share of the requests that nobody else has decided about, from 0 to 1
 */
export const openTracing = async ({
  endpoint,
  share,
}: {
  readonly endpoint: string
  readonly share: number
}): Promise<Tracing> => {
  const [api, sdk, { OTLPTraceExporter }, { AsyncLocalStorageContextManager }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/resources'),
  ])
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core')
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'pile' }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }) }),
    ],
  })
  const tracer: Tracer = provider.getTracer('pile')
  const manager = new AsyncLocalStorageContextManager().enable()
  const { trace, SpanKind, SpanStatusCode, ROOT_CONTEXT } = api
  const getter: TextMapGetter<Headers> = {
    keys: (headers) => Object.keys(headers),
    get: (headers, key) => headers[key],
  }
  const propagator = new W3CTraceContextPropagator()
  const inside = (span: Span, parent: Context) => trace.setSpan(parent, span)
  return {
    request: ({ method, route, headers, requestId }, run) => {
      const parent = propagator.extract(ROOT_CONTEXT, headers, getter)
      const attributes = { 'http.request.method': method, 'http.route': route, 'pile.request_id': requestId }
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent)
      manager.with(inside(span, parent), run)
      return (status) => {
        span.setAttribute('http.response.status_code', status)
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      }
    },
    inSpan: (name, work) => {
      const parent = manager.active()
      const span = tracer.startSpan(name, {}, parent)
      return manager.with(inside(span, parent), async () => {
        try {
          return await work()
        } catch (error) {
          // The kind of the error alone: what it says may name a phone.
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'Error' })
          throw error
        } finally {
          span.end()
        }
      })
    },
    close: async () => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref())
      await Promise.race([provider.shutdown().catch(() => {}), late])
      manager.disable()
    },
  }
}
