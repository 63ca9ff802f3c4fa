/** An instant as its place writes it: local time with the offset, to the millisecond. */
export const zonedInstant = (instant: string, timeZone: string): string => {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  return `${zoned.toPlainDateTime().toString({ fractionalSecondDigits: 3 })}${zoned.offset}`
}
