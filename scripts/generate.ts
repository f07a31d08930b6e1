// npm run generate: TypeScript from packages/proto/*/v1/*.proto.
import { generateProto } from './generate/proto.ts'

await generateProto()
