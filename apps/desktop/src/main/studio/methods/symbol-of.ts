/** A ticker from a name: letters and digits, at most eight. */
export function symbolOf(name: string): string {
  const letters = name.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '')
  return letters.slice(0, 8).toUpperCase() || 'ART'
}
