// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fixture} from "./Fixture.t.sol";
import {ReceiverFactory} from "./ReceiverFactory.sol";

contract BalancesOfTest is Fixture {
    function testFuzz_tellsEachBalanceInOrder(address treasury, bytes32 seed, uint64[5] memory amounts) public {
        assumeTreasury(treasury);
        bytes32[] memory salts = saltsOf(seed, 5);
        for (uint256 i = 0; i < 5; ++i) {
            address receiver = formula(treasury, salts[i]);
            if (amounts[i] != 0) usdc.mint(receiver, amounts[i]);
            vm.deal(receiver, uint256(amounts[i]) * 3);
        }
        uint256[] memory tokens = factory.balancesOf(treasury, salts, address(usdc));
        uint256[] memory coins = factory.balancesOf(treasury, salts, NATIVE);
        same(tokens.length, 5, "one balance per salt");
        same(coins.length, 5, "one balance per salt");
        for (uint256 i = 0; i < 5; ++i) {
            same(tokens[i], amounts[i], "USDC");
            same(coins[i], uint256(amounts[i]) * 3, "native");
        }
    }

    function test_ofNoSaltIsEmpty() public view {
        same(factory.balancesOf(address(0xbeef), new bytes32[](0), address(usdc)).length, 0, "empty");
    }

    function testFuzz_theZeroTreasuryIsRefused(bytes32 seed) public {
        vm.expectRevert(abi.encodeWithSelector(ReceiverFactory.ZeroTreasury.selector));
        factory.balancesOf(address(0), saltsOf(seed, 1), NATIVE);
    }
}
