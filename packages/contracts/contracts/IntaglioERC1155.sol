// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC1155Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC1155/ERC1155Upgradeable.sol";
import {
    ERC1155BurnableUpgradeable
} from "@openzeppelin/contracts-upgradeable/token/ERC1155/extensions/ERC1155BurnableUpgradeable.sol";
import {LibMap} from "solady/src/utils/LibMap.sol";
import {CollectionConfig} from "./CollectionConfig.sol";
import {IntaglioCollection} from "./IntaglioCollection.sol";

/// @title ERC-1155 editions with sequential ids. Each id is minted once, by the batch that brings it.
contract IntaglioERC1155 is ERC1155BurnableUpgradeable, IntaglioCollection {
    using LibMap for LibMap.Uint64Map;

    /// @notice Every id of a batch needs between 1 and 2^64-1 editions.
    error InvalidAmount(uint256 index, uint256 amount);
    /// @notice No such id was ever minted.
    error ERC1155NonexistentToken(uint256 tokenId);
    /// @notice The ids are out of order, or more than one transaction announces.
    error InvalidRange(uint256 fromTokenId, uint256 toTokenId);

    /// @notice How many `URI` events one transaction emits at most.
    uint256 public constant MAX_URI_EVENTS = 256;

    string public name;
    string public symbol;
    /// @dev Editions in circulation. Four ids share a slot, which is what makes counting them affordable.
    LibMap.Uint64Map private _supplies;

    /// @notice Sets up a clone; the factory does so in the transaction that creates it.
    function initialize(address creator, CollectionConfig calldata config) external initializer {
        name = config.name;
        symbol = config.symbol;
        __IntaglioCollection_init(creator, config);
    }

    /// @notice Mints new sequential ids under an intent id, `amounts[i]` editions of the i-th, once and never again.
    /// @dev A receiving contract is asked for its acceptance, as ERC-1155 demands of mints too; everything is written
    /// by then, so it may call back.
    /// @param to Receiver of all of them.
    /// @param batchBaseURI Prefix of these ids' metadata addresses; empty for the collection's.
    function mintBatch(
        address to,
        uint256[] calldata amounts,
        string calldata batchBaseURI,
        bytes32 intentId
    ) external onlyRole(MINTER_ROLE) returns (uint256 firstTokenId) {
        firstTokenId = _openBatch(to, amounts.length, batchBaseURI, intentId);
        uint256[] memory ids = new uint256[](amounts.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            uint256 amount = amounts[i];
            if (amount == 0 || amount > type(uint64).max) revert InvalidAmount(i, amount);
            ids[i] = firstTokenId + i;
            _supplies.set(firstTokenId + i, uint64(amount));
        }
        _mintBatch(to, ids, amounts, "");
    }

    /// @notice How many editions of an id there are: minted and not burned.
    function totalSupply(uint256 tokenId) external view returns (uint256) {
        return _supplies.get(tokenId);
    }

    /// @notice Metadata address of an id, complete: there is no {id} to replace.
    function uri(uint256 tokenId) public view override returns (string memory) {
        if (tokenId == 0 || tokenId > _lastTokenId) revert ERC1155NonexistentToken(tokenId);
        return _resolveURI(tokenId);
    }

    /// @notice Emits `URI` for the ids from one to another, both included, at most MAX_URI_EVENTS of them: what
    /// `setBaseURI` does for the first ones only.
    function announceURIs(uint256 fromTokenId, uint256 toTokenId) external onlyRole(DEFAULT_ADMIN_ROLE) {
        bool ordered = fromTokenId != 0 && fromTokenId <= toTokenId && toTokenId <= _lastTokenId;
        if (!ordered || toTokenId - fromTokenId >= MAX_URI_EVENTS) revert InvalidRange(fromTokenId, toTokenId);
        _announceURIs(fromTokenId, toTokenId);
    }

    function supportsInterface(
        bytes4 interfaceId
    ) public view override(ERC1155Upgradeable, IntaglioCollection) returns (bool) {
        return super.supportsInterface(interfaceId);
    }

    function _update(address from, address to, uint256[] memory ids, uint256[] memory values) internal override {
        super._update(from, to, ids, values);
        if (to != address(0)) return;
        for (uint256 i = 0; i < ids.length; ++i) {
            // No more than the holder's balance was burned, which is part of the supply.
            _supplies.set(ids[i], _supplies.get(ids[i]) - uint64(values[i]));
        }
    }

    function _afterBaseChange(uint256 lastTokenId) internal override {
        _announceURIs(1, lastTokenId < MAX_URI_EVENTS ? lastTokenId : MAX_URI_EVENTS);
    }

    function _announceURIs(uint256 fromTokenId, uint256 toTokenId) private {
        for (uint256 id = fromTokenId; id <= toTokenId; ++id) emit URI(_resolveURI(id), id);
    }
}
