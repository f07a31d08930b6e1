/** Values that every noun uses. */
export const scalarTypes = /* GraphQL */ `
  "CAIP-2, such as eip155:1."
  scalar ChainId
  "20 bytes in hex; answers are lower case."
  scalar Address
  "32 bytes in hex."
  scalar Hash
  "Bytes in hex."
  scalar Hex
  "A whole number of any size as decimal text."
  scalar BigInt
  "ISO 8601, UTC."
  scalar DateTime
  "A file of a GraphQL multipart request."
  scalar Upload
  scalar JSON

  enum TokenStandard {
    ERC721
    ERC1155
  }
`
