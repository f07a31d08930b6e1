// Numbers, amounts, sizes and times as people read them. Every function takes the language.

/** Cuts a hash, address or CID in the middle; short texts stay whole. */
export function cutMiddle(text: string, head = 6, tail = 4): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`
}

/** Making a formatter takes as long as formatting a hundred times: those that rows of long lists want are kept. */
function perLanguage<Formatter>(make: (language: string) => Formatter): (language: string) => Formatter {
  const kept = new Map<string, Formatter>()
  return (language) => {
    const formatter = kept.get(language) ?? make(language)
    kept.set(language, formatter)
    return formatter
  }
}

const numbers = perLanguage((language) => new Intl.NumberFormat(language))
const moments = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }),
)
const relative = perLanguage((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))

export function formatNumber(value: number, language: string): string {
  return numbers(language).format(value)
}

/** The exact day and time. */
export function formatMoment(iso: string, language: string): string {
  return moments(language).format(new Date(iso))
}

/** An amount in the chain's own coin, with its unit. At most six digits that matter; never rounded to nothing. */
export function formatAmount(
  wei: string,
  coin: { symbol: string; decimals: number },
  language: string,
): string {
  const value = BigInt(wei)
  const unit = 10n ** BigInt(coin.decimals)
  const number = Number(value / unit) + Number(value % unit) / Number(unit)
  const tiny = number > 0 && number < 1e-6
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: number >= 1 ? 4 : 6 }).format(
    tiny ? 1e-6 : number,
  )
  return `${tiny ? '< ' : ''}${text} ${coin.symbol}`
}

/** Bytes in the decimal units that file managers use. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step)
}

/** A pace, in whole numbers from ten on. */
export function formatRate(perSecond: number, language: string): string {
  const maximumFractionDigits = perSecond < 10 ? 1 : 0
  return new Intl.NumberFormat(language, { maximumFractionDigits }).format(perSecond)
}

/** A share of a whole, given as a fraction. */
export function formatShare(fraction: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(fraction)
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** How long ago, in words. A clock that runs ahead a little still says now. */
export function formatAgo(iso: string, now: number, language: string): string {
  const seconds = Math.min(0, Math.round((new Date(iso).getTime() - now) / 1000))
  const words = relative(language)
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit)
  }
  return words.format(0, 'second')
}

/** A length of time as m:ss. */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Seconds until a moment as m:ss; 0:00 once it has passed. */
export function formatCountdown(iso: string, now: number): string {
  return formatClock(Math.max(0, Math.ceil((new Date(iso).getTime() - now) / 1000)))
}
