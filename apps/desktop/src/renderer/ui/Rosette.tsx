// The engraver's rosette: curves that a geometric lathe would cut. Drawn behind nothing, beside empty states.

const TURN = Math.PI * 2
const STEPS = 360

/** One closed curve of the lathe: a circle whose radius swings `lobes` times a turn. */
function curve(radius: number, swing: number, lobes: number, phase: number): string {
  const points: string[] = []
  for (let i = 0; i <= STEPS; i++) {
    const angle = (i / STEPS) * TURN
    const r = radius + swing * Math.sin(lobes * angle + phase)
    points.push(`${(r * Math.cos(angle)).toFixed(2)} ${(r * Math.sin(angle)).toFixed(2)}`)
  }
  return `M${points.join('L')}Z`
}

const path = [
  ...Array.from({ length: 10 }, (_, i) => curve(62, 26, 12, (i / 10) * TURN)),
  ...Array.from({ length: 6 }, (_, i) => curve(26, 9, 8, (i / 6) * TURN)),
  curve(92, 1.6, 48, 0),
  curve(95, 1.6, 48, Math.PI),
].join('')

export function Rosette({ size = 168 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="-98 -98 196 196"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
    >
      <path d={path} strokeWidth={0.55} />
    </svg>
  )
}
