// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControlUpgradeable} from "@openzeppelin/contracts-upgradeable/access/AccessControlUpgradeable.sol";
import {ERC2981Upgradeable} from "@openzeppelin/contracts-upgradeable/token/common/ERC2981Upgradeable.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {CollectionConfig} from "./CollectionConfig.sol";

/// @title What both kinds of collection share: batches under intent ids, metadata addresses, royalties, roles.
/// @dev Storage of the clones; there is no upgrade path, so the layout needs no gaps.
abstract contract IntaglioCollection is AccessControlUpgradeable, ERC2981Upgradeable {
    using Checkpoints for Checkpoints.Trace160;
    using Strings for uint256;

    /// @notice A batch was minted: `quantity` sequential ids from `firstTokenId`. Emitted before the standard
    /// transfer events of the same batch, so that a reader of the log knows what they belong to.
    event BatchMinted(bytes32 indexed intentId, address indexed to, uint256 firstTokenId, uint256 quantity);

    /// @notice The collection's metadata has changed (ERC-7572).
    event ContractURIUpdated();

    /// @notice The metadata of these tokens has changed (EIP-4906; widely read for ERC-1155 too).
    event BatchMetadataUpdate(uint256 _fromTokenId, uint256 _toTokenId);

    /// @notice This intent was minted before, as these tokens. Nothing was minted now.
    error IntentAlreadyMinted(bytes32 intentId, uint256 firstTokenId, uint256 quantity);
    /// @notice An intent id of zero would not identify anything.
    error ZeroIntentId();
    /// @notice A batch needs at least one token.
    error EmptyBatch();
    /// @notice The batch would go beyond the collection's highest id.
    error MaxSupplyExceeded(uint256 requested, uint256 available);

    bytes32 public constant MINTER_ROLE = keccak256("MINTER_ROLE");

    /// @dev Ids are counted in 64 bits, so that the counters of a mint share one slot.
    uint256 internal constant MAX_TOKEN_ID = type(uint64).max;

    struct Batch {
        uint128 firstTokenId;
        uint128 quantity;
    }

    /// @dev Highest id minted, tokens burned (ERC-721 only) and highest id allowed (0 for unlimited).
    uint64 internal _lastTokenId;
    uint64 internal _burned;
    uint64 private _maxSupply;

    mapping(bytes32 intentId => Batch) private _batches;
    string private _contractURI;
    string private _collectionBase;
    /// @dev Bases of batches that brought their own; and per first token id from which one of them (counted from 1)
    /// holds, 0 where the collection's base does.
    string[] private _ownBases;
    Checkpoints.Trace160 private _ownBaseFrom;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor() {
        _disableInitializers();
    }

    /// @dev The factory has checked the config.
    function __IntaglioCollection_init(address creator, CollectionConfig calldata config) internal onlyInitializing {
        _grantRole(DEFAULT_ADMIN_ROLE, creator);
        _grantRole(MINTER_ROLE, creator);
        if (config.royaltyReceiver != address(0)) _setDefaultRoyalty(config.royaltyReceiver, config.royaltyBps);
        _contractURI = config.contractURI;
        _collectionBase = config.baseURI;
        _maxSupply = uint64(config.maxSupply);
    }

    /// @notice The tokens minted under an intent id; (0, 0) when there are none.
    function batchOf(bytes32 intentId) external view returns (uint256 firstTokenId, uint256 quantity) {
        Batch storage batch = _batches[intentId];
        return (batch.firstTokenId, batch.quantity);
    }

    /// @notice The id the next token will have. Ids start at 1 and are never used again.
    function nextTokenId() external view returns (uint256) {
        return uint256(_lastTokenId) + 1;
    }

    /// @notice The highest id there may ever be, 0 for unlimited.
    function maxSupply() external view returns (uint256) {
        return _maxSupply;
    }

    /// @notice Address of the collection's metadata (ERC-7572).
    function contractURI() external view returns (string memory) {
        return _contractURI;
    }

    /// @notice Prefix of the metadata addresses of all tokens whose batch brought none of its own.
    function baseURI() external view returns (string memory) {
        return _collectionBase;
    }

    /// @notice Changes the address of the collection's metadata.
    function setContractURI(string calldata newContractURI) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _contractURI = newContractURI;
        emit ContractURIUpdated();
    }

    /// @notice Changes the collection's base. Batches with a base of their own keep it.
    function setBaseURI(string calldata newBaseURI) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _collectionBase = newBaseURI;
        uint256 last = _lastTokenId;
        if (last == 0) return;
        emit BatchMetadataUpdate(1, last);
        _afterBaseChange(last);
    }

    function supportsInterface(
        bytes4 interfaceId
    ) public view virtual override(AccessControlUpgradeable, ERC2981Upgradeable) returns (bool) {
        return interfaceId == this.contractURI.selector || super.supportsInterface(interfaceId);
    }

    /// @dev Takes `quantity` ids for an intent, or reverts when the intent has its tokens already.
    function _openBatch(
        address to,
        uint256 quantity,
        string calldata ownBase,
        bytes32 intentId
    ) internal returns (uint256 firstTokenId) {
        if (intentId == 0) revert ZeroIntentId();
        if (quantity == 0) revert EmptyBatch();
        Batch storage batch = _batches[intentId];
        if (batch.quantity != 0) revert IntentAlreadyMinted(intentId, batch.firstTokenId, batch.quantity);

        uint256 last = _lastTokenId;
        uint256 limit = _maxSupply;
        uint256 available = (limit == 0 ? MAX_TOKEN_ID : limit) - last;
        if (quantity > available) revert MaxSupplyExceeded(quantity, available);

        unchecked {
            // Both fit, because the sum is at most MAX_TOKEN_ID.
            firstTokenId = last + 1;
            _lastTokenId = uint64(last + quantity);
            (batch.firstTokenId, batch.quantity) = (uint128(firstTokenId), uint128(quantity));
        }
        if (bytes(ownBase).length != 0) _setOwnBase(firstTokenId, quantity, ownBase);
        emit BatchMinted(intentId, to, firstTokenId, quantity);
    }

    /// @dev Full metadata address of a token.
    function _resolveURI(uint256 tokenId) internal view returns (string memory) {
        uint256 own = _ownBaseFrom.upperLookup(uint96(tokenId));
        string storage base = own == 0 ? _collectionBase : _ownBases[own - 1];
        return string.concat(base, tokenId.toString(), ".json");
    }

    /// @dev Hook for further refresh events after the collection's base has changed.
    function _afterBaseChange(uint256 lastTokenId) internal virtual {}

    /// @dev Successive batches with the same base share its one copy.
    function _setOwnBase(uint256 firstTokenId, uint256 quantity, string calldata base) private {
        uint256 count = _ownBases.length;
        if (count == 0 || keccak256(bytes(_ownBases[count - 1])) != keccak256(bytes(base))) {
            _ownBases.push(base);
            ++count;
        }
        _ownBaseFrom.push(uint96(firstTokenId), uint160(count));
        _ownBaseFrom.push(uint96(firstTokenId + quantity), 0);
    }
}
