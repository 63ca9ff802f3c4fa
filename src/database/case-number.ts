/**
 * The number of a case for people: district code, year, serial number and a check digit (Luhn over all digits), such as
 * `430211-2026-000123-4`. Never part of an address that grants sight.
 */
export const caseNumber = (district: string, year: string, serial: number): string => {
  const body = `${district}-${year}-${String(serial).padStart(6, '0')}`
  return `${body}-${checkDigit(body.replaceAll('-', ''))}`
}

const checkDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
