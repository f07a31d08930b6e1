/**
 * Points at which a test may have a process die, as a power cut would: the moments between two things that
 * should both happen. `Config.crashAt` names one; nothing else switches them on.
 */
export const crashPoints = [
  'outbox:before-publish',
  'outbox:after-publish',
  'consumer:before-work',
  'consumer:before-ack',
] as const
export type CrashPoint = (typeof crashPoints)[number]

/** Returns how a kit asks "is this where it dies?"; a name may be narrowed by a detail: `consumer:before-ack@catalog.mints`. */
export function createCrashPoints(crashAt: string | undefined): (point: CrashPoint, detail?: string) => void {
  if (crashAt === undefined) return () => undefined
  return (point, detail) => {
    if (crashAt === point || crashAt === `${point}@${detail}`) process.kill(process.pid, 'SIGKILL')
  }
}
