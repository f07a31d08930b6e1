/** Logo and banner of a collection, and what the workspace keeps on IPFS. */
export const mediaTypes = /* GraphQL */ `
  type Mutation {
    "Logo and banner of a collection, by the GraphQL multipart request specification."
    uploadMedia(files: [MediaFile!]!): MediaRefs!
    "You do not keep these addresses on IPFS any more: roots that you sent to /car. What nobody keeps is dropped."
    releaseRoots(roots: [String!]!): [ReleasedRoot!]!
  }

  type ReleasedRoot {
    root: String!
    outcome: ReleaseOutcome!
  }

  enum ReleaseOutcome {
    "Nobody keeps it any more: it was let go."
    DROPPED
    "You do not keep it any more; others do, so it stays."
    KEPT_BY_OTHERS
    "A chain points to it, or may soon: it stays, and you keep it."
    PUBLISHED
    "You did not keep it; nothing changed."
    NOT_KEPT
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
