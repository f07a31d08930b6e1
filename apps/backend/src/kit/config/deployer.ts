import { InvalidInputError } from '@intaglio/shared'

/**
 * The key that pays for deploying contracts. Only that command reads it: no service ever holds a key.
 * @throws InvalidInputError where it is missing or is no key; the message does not repeat it
 */
export function readDeployerKey(
  env: Readonly<Record<string, string | undefined>> = process.env,
): `0x${string}` {
  const key = env['INTAGLIO_DEPLOYER_KEY'] ?? ''
  if (/^0x[0-9a-fA-F]{64}$/.test(key)) return key as `0x${string}`
  throw new InvalidInputError('INTAGLIO_DEPLOYER_KEY', 'must be a private key: 0x and 64 hexadecimal digits')
}
