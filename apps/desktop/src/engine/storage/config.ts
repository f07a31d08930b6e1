import { reason } from '@intaglio/shared'
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'

/** Secrets do not belong into an address: it is shown, and written into proofs. */
const url = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', {
    error: reason`must have no user or password in it; give the token apart`,
  })
  .transform((text) => text.replace(/\/+$/, ''))
const label = z.string().trim().min(1).max(100)
/** Sent as `Authorization: Bearer …`, so only over an encrypted line or within this machine. */
const token = z.string().trim().min(1).max(10_000).optional()

export const targetConfigSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('kubo'),
      label,
      apiUrl: url,
      /** Reads blocks back through another door than the API. */
      gatewayUrl: url.optional(),
      token,
    }),
    z.strictObject({
      kind: z.literal('pinning-service'),
      label,
      /** Of the IPFS Pinning Service API, without `/pins`. */
      endpoint: url,
      /** Where what it pins can be read: success by its own word proves nothing. */
      gatewayUrl: url,
      /** Multiaddresses of nodes that have the blocks; the service fetches them from there. */
      origins: z.array(z.string().startsWith('/').max(500)).max(20).default([]),
      token,
    }),
    z.strictObject({
      kind: z.literal('car-folder'),
      label,
      folder: z
        .string()
        .refine((folder) => path.isAbsolute(folder), { error: reason`must be an absolute path` }),
    }),
  ])
  .superRefine((config, context) => {
    const sentTo =
      config.kind === 'kubo' ? config.apiUrl : config.kind === 'pinning-service' ? config.endpoint : ''
    if (!('token' in config) || !config.token || !sentTo.startsWith('http:') || isLocal(sentTo)) return
    context.addIssue({
      code: 'custom',
      path: ['token'],
      message: reason`is only sent over https, or to this machine`,
    })
  })

/** What a person says of a target. */
export type TargetConfig = z.input<typeof targetConfigSchema>
export type ParsedConfig = z.output<typeof targetConfigSchema>

function isLocal(text: string): boolean {
  const { hostname } = new URL(text)
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  )
}
