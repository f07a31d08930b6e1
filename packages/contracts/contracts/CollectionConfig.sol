// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What a collection is created with.
/// @param name Name of the collection, as wallets show it.
/// @param symbol Short symbol of the collection.
/// @param contractURI Address of the collection's own metadata (ERC-7572).
/// @param baseURI Prefix of every token's metadata address; the token's is prefix + decimal id + ".json".
/// @param royaltyReceiver Who gets the royalty (EIP-2981); may be zero where royaltyBps is zero.
/// @param royaltyBps Royalty in hundredths of a percent, at most 10,000.
/// @param maxSupply Highest token id there may ever be, 0 for unlimited. Burning does not make room.
struct CollectionConfig {
    string name;
    string symbol;
    string contractURI;
    string baseURI;
    address royaltyReceiver;
    uint96 royaltyBps;
    uint256 maxSupply;
}
