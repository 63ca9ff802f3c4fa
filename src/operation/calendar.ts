import { Gauge, type Registry } from 'prom-client'

/** Until when each working-day calendar is published: after that day every date is provisional, and citizens are told so. */
export const calendarMetrics = (registry: Registry, finalUntil: () => Readonly<Record<string, string>>): void => {
  new Gauge({
    name: 'pile_calendar_final_until_timestamp_seconds',
    help: 'The last day for which the holiday notices are published',
    labelNames: ['calendar'],
    registers: [registry],
    collect() {
      for (const [calendar, day] of Object.entries(finalUntil())) this.set({ calendar }, Date.parse(day) / 1000)
    },
  })
}
