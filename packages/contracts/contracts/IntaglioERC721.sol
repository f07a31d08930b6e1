// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721Upgradeable} from "@openzeppelin/contracts-upgradeable/token/ERC721/ERC721Upgradeable.sol";
import {LibBit} from "solady/src/utils/LibBit.sol";
import {LibBitmap} from "solady/src/utils/LibBitmap.sol";
import {CollectionConfig} from "./CollectionConfig.sol";
import {IntaglioCollection} from "./IntaglioCollection.sol";

/// @title ERC-721 whose batches cost one owner slot, and whose transfers cost the same however large the batch was.
/// @dev A batch has heads: its first id and every HEAD_INTERVALth after it. A head is one bit in a bitmap and one
/// owner. A token with no owner slot of its own belongs to the owner at the last head at or before its id. A transfer
/// writes the token's own slot and leaves neighbours and heads alone; a burn leaves a mark there.
contract IntaglioERC721 is ERC721Upgradeable, IntaglioCollection {
    using LibBitmap for LibBitmap.Bitmap;

    /// @dev One word of the bitmap: looking for a head never reads more than two words, however large the batch.
    uint256 private constant HEAD_INTERVAL = 256;

    /// @dev Owner slot of a burned token. Nobody can be this address: nothing is minted or transferred to it.
    address private constant BURNED = address(uint160(uint256(keccak256("intaglio.burned"))));

    // keccak256(abi.encode(uint256(keccak256("openzeppelin.storage.ERC721")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant ERC721_STORAGE = 0x80bb2b638cc20bc4d0a60d66940f3ab4a00c1d7b313497ca82fb0b4ab0079300;

    bytes4 private constant ERC4906_INTERFACE = 0x49064906;

    /// @dev Who got a batch, and the first id beyond it. Both share a slot, so that a transfer need not read the
    /// counters to know that its token was minted.
    struct Head {
        address owner;
        uint64 end;
    }

    LibBitmap.Bitmap private _heads;
    mapping(uint256 head => Head) private _headAt;

    /// @notice Sets up a clone; the factory does so in the transaction that creates it.
    function initialize(address creator, CollectionConfig calldata config) external initializer {
        __ERC721_init(config.name, config.symbol);
        __IntaglioCollection_init(creator, config);
    }

    /// @notice Mints `quantity` tokens with sequential ids under an intent id, once and never again.
    /// @dev The receiver's onERC721Received is not called: one refusal, or one costly answer, would lose the whole
    /// batch, and the caller, a minter, names the receiver deliberately. ERC-721 asks for the call at safe transfers
    /// only.
    /// @param to Receiver of all of them.
    /// @param batchBaseURI Prefix of these tokens' metadata addresses; empty for the collection's.
    function mintBatch(
        address to,
        uint256 quantity,
        string calldata batchBaseURI,
        bytes32 intentId
    ) external onlyRole(MINTER_ROLE) returns (uint256 firstTokenId) {
        if (to == address(0) || to == BURNED) revert ERC721InvalidReceiver(to);
        firstTokenId = _openBatch(to, quantity, batchBaseURI, intentId);
        unchecked {
            // _openBatch keeps all ids within 64 bits.
            uint256 end = firstTokenId + quantity;
            for (uint256 head = firstTokenId; head < end; head += HEAD_INTERVAL) {
                _heads.set(head);
                _headAt[head] = Head(to, uint64(end));
            }
            _increaseBalance(to, uint128(quantity));
            _emitTransfers(to, firstTokenId, end);
        }
    }

    /// @notice Destroys a token for good; for its owner or whom the owner has approved.
    function burn(uint256 tokenId) external {
        _update(address(0), tokenId, _msgSender());
    }

    /// @notice How many tokens there are: minted and not burned.
    function totalSupply() external view returns (uint256) {
        return _lastTokenId - _burned;
    }

    /// @notice Metadata address of a token.
    function tokenURI(uint256 tokenId) public view override returns (string memory) {
        _requireOwned(tokenId);
        return _resolveURI(tokenId);
    }

    function supportsInterface(
        bytes4 interfaceId
    ) public view override(ERC721Upgradeable, IntaglioCollection) returns (bool) {
        return interfaceId == ERC4906_INTERFACE || super.supportsInterface(interfaceId);
    }

    function _ownerOf(uint256 tokenId) internal view override returns (address) {
        address owner = _erc721()._owners[tokenId];
        if (owner == BURNED) return address(0);
        if (owner != address(0)) return owner;
        Head storage head = _headAt[_lastHead(tokenId)];
        return tokenId < head.end ? head.owner : address(0);
    }

    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        if (to == BURNED) revert ERC721InvalidReceiver(to);
        from = super._update(to, tokenId, auth);
        if (to == address(0)) {
            _erc721()._owners[tokenId] = BURNED;
            ++_burned;
        }
    }

    /// @dev The head at or before an id: in its word of the bitmap or in the one before, if the id was ever minted. 0,
    /// which heads nothing, where there is none in either.
    function _lastHead(uint256 tokenId) private view returns (uint256) {
        uint256 bucket = tokenId >> 8;
        uint256 above = ~tokenId & 0xff;
        uint256 bits = (_heads.map[bucket] << above) >> above;
        if (bits == 0 && bucket != 0) bits = _heads.map[--bucket];
        return bits == 0 ? 0 : (bucket << 8) | LibBit.fls(bits);
    }

    /// @dev `emit Transfer(address(0), to, id)` for each id, of which there is at least one; by hand, as ERC721A does
    /// it, because a large batch is mostly this.
    function _emitTransfers(address to, uint256 firstTokenId, uint256 end) private {
        bytes32 topic = Transfer.selector;
        assembly ("memory-safe") {
            let id := firstTokenId
            for {} 1 {} {
                log4(0, 0, topic, 0, to, id)
                id := add(id, 1)
                if eq(id, end) { break }
            }
        }
    }

    /// @dev OpenZeppelin's storage, at the place its ERC-7201 annotation publishes.
    function _erc721() private pure returns (ERC721Storage storage $) {
        assembly ("memory-safe") {
            $.slot := ERC721_STORAGE
        }
    }
}
