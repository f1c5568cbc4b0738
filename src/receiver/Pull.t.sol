// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fixture} from "./Fixture.t.sol";
import {Receiver} from "./Receiver.sol";

contract PullTest is Fixture {
    address private constant TREASURY = address(0xbeef);

    function testFuzz_isForTheFactoryAlone(address caller, bytes32 salt, address to, bool native) public {
        vm.assume(caller != address(factory));
        factory.sweep(TREASURY, salt, address(usdc));
        address receiver = formula(TREASURY, salt);
        usdc.mint(receiver, 5);
        refused(caller, receiver, native ? NATIVE : address(usdc), to);
        refused(caller, factory.IMPLEMENTATION(), native ? NATIVE : address(usdc), to);
    }

    function test_isRefusedToTheTreasuryTheReceiverAndTheImplementation() public {
        factory.sweep(TREASURY, 0, address(usdc));
        address receiver = formula(TREASURY, 0);
        usdc.mint(receiver, 5);
        vm.deal(receiver, 5);
        address[4] memory callers = [TREASURY, receiver, factory.IMPLEMENTATION(), DEPLOYER];
        for (uint256 i = 0; i < callers.length; ++i) {
            refused(callers[i], receiver, address(usdc), callers[i]);
            refused(callers[i], receiver, NATIVE, callers[i]);
        }
        same(usdc.balanceOf(receiver), 5, "still there");
    }

    function refused(address caller, address receiver, address token, address to) private {
        vm.expectRevert(abi.encodeWithSelector(Receiver.NotFactory.selector));
        vm.prank(caller);
        Receiver(receiver).pull(token, to);
    }

    function testFuzz_nativeCoinSentAfterTheFirstSweepBounces(bytes32 salt, uint96 paid) public {
        factory.sweep(TREASURY, salt, address(usdc));
        vm.deal(address(this), paid);
        (bool ok,) = formula(TREASURY, salt).call{value: paid}("");
        check(!ok, "bounced");
        same(address(this).balance, paid, "nothing lost");
    }

    function testFuzz_factoryReceiverAndImplementationAnswerNothingElse(bytes calldata data) public {
        factory.sweep(TREASURY, 0, address(usdc));
        bytes4 selector = bytes4(data);
        vm.assume(selector != Receiver.pull.selector && selector != factory.IMPLEMENTATION.selector);
        vm.assume(selector != factory.sweep.selector && selector != factory.sweepMany.selector);
        vm.assume(selector != factory.receiverOf.selector && selector != factory.balancesOf.selector);
        address[3] memory targets = [address(factory), factory.IMPLEMENTATION(), formula(TREASURY, 0)];
        for (uint256 i = 0; i < 3; ++i) {
            (bool ok,) = targets[i].call(data);
            check(!ok, "no such function");
        }
    }

    function test_nobodyTakesNativeCoin() public {
        vm.deal(address(this), 9);
        address[2] memory targets = [address(factory), factory.IMPLEMENTATION()];
        for (uint256 i = 0; i < 2; ++i) {
            (bool ok,) = targets[i].call{value: 1}("");
            check(!ok, "bounced");
        }
        (bool paid,) =
            address(factory).call{value: 1}(abi.encodeCall(factory.sweep, (TREASURY, bytes32(0), address(usdc))));
        check(!paid, "not payable");
    }

    function testFuzz_nothingIsEverStored(bytes32 seed) public {
        bytes32[] memory salts = saltsOf(seed, 2);
        usdc.mint(formula(TREASURY, salts[0]), 5);
        vm.record();
        factory.sweepMany(TREASURY, salts, address(usdc));
        factory.sweep(TREASURY, salts[0], NATIVE);
        address[4] memory ours =
            [address(factory), factory.IMPLEMENTATION(), formula(TREASURY, salts[0]), formula(TREASURY, salts[1])];
        for (uint256 i = 0; i < ours.length; ++i) {
            (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(ours[i]);
            same(reads.length + writes.length, 0, "storage");
        }
    }

    function testFuzz_theCloneIsEip1167AndNothingElse(bytes32 salt) public {
        factory.sweep(TREASURY, salt, address(usdc));
        bytes memory expected =
            abi.encodePacked(hex"363d3d373d3d3d363d73", factory.IMPLEMENTATION(), hex"5af43d82803e903d91602b57fd5bf3");
        check(keccak256(formula(TREASURY, salt).code) == keccak256(expected), "45 bytes");
    }
}
