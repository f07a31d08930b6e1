/**
 * Whether this backend takes sign-ins for a domain (RFC 3986 authority, such as `studio.example:8443`).
 * An entry of the list without a port allows any port.
 */
export function isAllowedDomain(domain: string, allowed: readonly string[]): boolean {
  const wanted = domain.toLowerCase()
  if (!/^[a-z0-9.-]{1,253}(:[0-9]{1,5})?$|^\[[0-9a-f:]+\](:[0-9]{1,5})?$/.test(wanted)) return false
  const withoutPort = wanted.replace(/:[0-9]{1,5}$/, '')
  return allowed.some((entry) => [wanted, withoutPort].includes(entry.toLowerCase()))
}
