// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @dev What the gas of IntaglioERC721 is measured beside; never deployed otherwise.
contract PeerERC721 is ERC721("Peer", "PEER") {
    uint256 private _next = 1;

    function mintBatch(address to, uint256 quantity) external {
        uint256 next = _next;
        for (uint256 i = 0; i < quantity; ++i) _mint(to, next + i);
        _next = next + quantity;
    }
}
