/** Logo and banner of a collection. */
export const mediaTypes = /* GraphQL */ `
  type Mutation {
    "Logo and banner of a collection, by the GraphQL multipart request specification."
    uploadMedia(files: [MediaFile!]!): MediaRefs!
  }

  enum MediaKind {
    LOGO
    BANNER
  }

  input MediaFile {
    kind: MediaKind!
    file: Upload!
  }

  type MediaRefs {
    logoCid: String
    bannerCid: String
    urls: [String!]!
    assets: [MediaAsset!]!
  }

  type MediaAsset {
    assetId: ID!
    cid: String!
    kind: MediaKind!
    mime: String!
    bytes: Int!
    width: Int!
    height: Int!
    url: String!
  }
`
