// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";
import {IntaglioERC1155} from "../IntaglioERC1155.sol";

/// @dev A receiver that, asked whether it accepts a batch, has the same intent minted again; for tests.
contract GreedyReceiver is ERC1155Holder {
    bytes32 private immutable _intentId;

    /// @notice What the second mint was refused with.
    bytes public refusal;

    constructor(bytes32 intentId) {
        _intentId = intentId;
    }

    function onERC1155BatchReceived(
        address,
        address,
        uint256[] memory,
        uint256[] memory values,
        bytes memory
    ) public override returns (bytes4) {
        try IntaglioERC1155(msg.sender).mintBatch(address(this), values, "", _intentId) {} catch (bytes memory reason) {
            refusal = reason;
        }
        return this.onERC1155BatchReceived.selector;
    }
}
