// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {CollectionConfig} from "./CollectionConfig.sol";
import {IntaglioERC721} from "./IntaglioERC721.sol";

/// @title Creates collections at addresses that are known before: one for each creator and intent id.
/// @dev Collections are minimal clones (EIP-1167) by CREATE2. Whether an intent was used is read from the code at its
/// two possible addresses, which nobody but this factory can put there; so creating needs no storage here.
contract IntaglioFactory {
    event CollectionCreated(
        address indexed collection,
        address indexed creator,
        bytes32 indexed intentId,
        uint8 standard,
        string name,
        string symbol,
        string contractURI,
        string baseURI,
        address royaltyReceiver,
        uint96 royaltyBps,
        uint256 maxSupply
    );

    /// @notice The creator's collection for this intent exists already, there. Nothing was created now.
    error IntentAlreadyUsed(bytes32 intentId, address collection);
    /// @notice An intent id of zero would not identify anything.
    error ZeroIntentId();
    /// @notice Standards are 0 (ERC-721) and 1 (ERC-1155).
    error UnknownStandard(uint8 standard);
    /// @notice A royalty is at most 10,000 hundredths of a percent.
    error RoyaltyTooHigh(uint96 royaltyBps);
    /// @notice A royalty needs somebody who gets it.
    error RoyaltyReceiverMissing();
    /// @notice Token ids are counted in 64 bits.
    error MaxSupplyTooLarge(uint256 maxSupply);

    uint8 private constant ERC721 = 0;
    uint8 private constant ERC1155 = 1;

    address public immutable erc721Implementation;
    address public immutable erc1155Implementation;

    constructor(address erc721Implementation_, address erc1155Implementation_) {
        erc721Implementation = erc721Implementation_;
        erc1155Implementation = erc1155Implementation_;
    }

    /// @notice Creates the sender's collection for an intent id, once and never again, of either standard.
    /// The sender becomes its administrator and minter.
    function createCollection(
        uint8 standard,
        CollectionConfig calldata config,
        bytes32 intentId
    ) external returns (address collection) {
        if (intentId == 0) revert ZeroIntentId();
        if (config.royaltyBps > 10_000) revert RoyaltyTooHigh(config.royaltyBps);
        if (config.royaltyBps != 0 && config.royaltyReceiver == address(0)) revert RoyaltyReceiverMissing();
        if (config.maxSupply > type(uint64).max) revert MaxSupplyTooLarge(config.maxSupply);
        address implementation = _implementation(standard);
        address existing = collectionOf(msg.sender, intentId);
        if (existing != address(0)) revert IntentAlreadyUsed(intentId, existing);

        collection = Clones.cloneDeterministic(implementation, _salt(msg.sender, intentId));
        emit CollectionCreated(
            collection,
            msg.sender,
            intentId,
            standard,
            config.name,
            config.symbol,
            config.contractURI,
            config.baseURI,
            config.royaltyReceiver,
            config.royaltyBps,
            config.maxSupply
        );
        // The two initialize functions have one signature.
        IntaglioERC721(collection).initialize(msg.sender, config);
    }

    /// @notice The address a creator's collection has, or would have, for an intent id.
    function previewAddress(address creator, uint8 standard, bytes32 intentId) public view returns (address) {
        return Clones.predictDeterministicAddress(_implementation(standard), _salt(creator, intentId));
    }

    /// @notice The creator's collection for an intent id, of either standard; zero when there is none.
    function collectionOf(address creator, bytes32 intentId) public view returns (address) {
        for (uint8 standard = ERC721; standard <= ERC1155; ++standard) {
            address collection = previewAddress(creator, standard, intentId);
            if (collection.code.length != 0) return collection;
        }
        return address(0);
    }

    function _implementation(uint8 standard) private view returns (address) {
        if (standard == ERC721) return erc721Implementation;
        if (standard == ERC1155) return erc1155Implementation;
        revert UnknownStandard(standard);
    }

    function _salt(address creator, bytes32 intentId) private pure returns (bytes32) {
        return keccak256(abi.encode(creator, intentId));
    }
}
