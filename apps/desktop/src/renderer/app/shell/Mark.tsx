/** The mark: a plate cut by lines that swell, as a burin leaves them. */
export function Mark({ size = 18, className }: { size?: number; className?: string | undefined }) {
  const lines = [3.4, 6.2, 9, 11.8, 14.6].map((y, i) => {
    const swell = [0.35, 0.75, 1.15, 0.75, 0.35][i] ?? 0.5
    const half = Math.sqrt(Math.max(0, 64 - (y - 9) ** 2))
    return `M${9 - half} ${y}Q9 ${y - swell * 2} ${9 + half} ${y}Q9 ${y + swell * 2} ${9 - half} ${y}Z`
  })
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" className={className}>
      <circle cx={9} cy={9} r={8.4} fill="none" stroke="currentColor" strokeWidth={0.9} />
      <path d={lines.join('')} fill="currentColor" />
    </svg>
  )
}
