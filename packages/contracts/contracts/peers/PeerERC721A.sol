// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721A} from "erc721a/contracts/ERC721A.sol";

/// @dev What the gas of IntaglioERC721 is measured beside; never deployed otherwise.
contract PeerERC721A is ERC721A("Peer", "PEER") {
    function mintBatch(address to, uint256 quantity) external {
        _mint(to, quantity);
    }
}
