import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { UploadedFile } from '../uploaded-file.ts'

/** Text on the wire. Ranges are checked where the field's name is known, so that an error can name it. */
function textScalar(name: string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} must be text`)
    return value
  }
  return new GraphQLScalarType({
    name,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  })
}

const BigIntScalar = new GraphQLScalarType({
  name: 'BigInt',
  serialize: String,
  parseValue(value) {
    if (typeof value === 'string') return value
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
    throw new GraphQLError('BigInt must be a whole number as decimal text')
  },
  parseLiteral(node) {
    if (node.kind === Kind.STRING || node.kind === Kind.INT) return node.value
    throw new GraphQLError('BigInt must be a whole number as decimal text')
  },
})

const Upload = new GraphQLScalarType<UploadedFile, never>({
  name: 'Upload',
  serialize() {
    throw new GraphQLError('Upload is an input only')
  },
  parseValue(value) {
    if (value instanceof UploadedFile) return value
    throw new GraphQLError('Upload must be a file of a multipart request')
  },
  parseLiteral() {
    throw new GraphQLError('Upload must be a variable')
  },
})

export const scalars = {
  ...Object.fromEntries(
    ['ChainId', 'Address', 'Hash', 'Hex', 'DateTime'].map((name) => [name, textScalar(name)] as const),
  ),
  BigInt: BigIntScalar,
  JSON: new GraphQLScalarType({ name: 'JSON' }),
  Upload,
}
