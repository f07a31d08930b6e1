// Which packages a package of the studio carries in its node_modules: those that the built code loads from there.
import { neverCompiledIn } from '../studio/compile-in.ts'
import { nameOf, placesOfStudio, placesWithin, type Lock } from './lock.ts'

/** Names of the packages that are not compiled in, and of what they need. */
export function carriedPackages(lock: Lock): string[] {
  const roots = placesOfStudio(lock).filter((place) => neverCompiledIn.test(nameOf(place)))
  return [...new Set(placesWithin(lock, roots).map(nameOf))].sort()
}

/** Patterns of electron-builder that leave all others out; what lies within a package goes where that goes. */
export function leaveOutAllBut(names: readonly string[]): string[] {
  const scoped = names.filter((name) => name.startsWith('@'))
  const scopes = [...new Set(scoped.map((name) => name.slice(0, name.indexOf('/'))))]
  const within = (scope: string): string[] =>
    scoped.filter((name) => name.startsWith(`${scope}/`)).map((name) => name.slice(scope.length + 1))
  return [
    allBut('node_modules', [...names.filter((name) => !name.startsWith('@')), ...scopes]),
    ...scopes.map((scope) => allBut(`node_modules/${scope}`, within(scope))),
  ]
}

function allBut(folder: string, kept: readonly string[]): string {
  return `!${folder}/!(${kept.join('|')})/**`
}
