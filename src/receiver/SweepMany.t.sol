// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fixture, Vm} from "./Fixture.t.sol";
import {
    BombToken,
    BombTreasury,
    FalseToken,
    LyingToken,
    PlainToken,
    ReentrantToken,
    ReentrantTreasury,
    RefusingTreasury,
    RevertingToken,
    SilentToken
} from "./Hostile.t.sol";
import {ReceiverFactory} from "./ReceiverFactory.sol";

contract SweepManyTest is Fixture {
    function testFuzz_paysAllToTheTreasuryAndReportsEach(
        address caller,
        address treasury,
        bytes32 seed,
        uint64[6] memory amounts
    ) public {
        assumeTreasury(treasury);
        bytes32[] memory salts = saltsOf(seed, 6);
        uint256 total = 0;
        uint256 swept = 0;
        for (uint256 i = 0; i < 6; ++i) {
            if (amounts[i] == 0) continue;
            usdc.mint(formula(treasury, salts[i]), amounts[i]);
            total += amounts[i];
            ++swept;
        }
        for (uint256 i = 0; i < 6; ++i) {
            if (amounts[i] != 0) expectSwept(treasury, salts[i], address(usdc), amounts[i]);
        }
        vm.prank(caller);
        same(factory.sweepMany(treasury, salts, address(usdc)), total, "answer");
        same(usdc.balanceOf(treasury), total, "treasury");
        for (uint256 i = 0; i < 6; ++i) {
            same(usdc.balanceOf(formula(treasury, salts[i])), 0, "receiver");
        }
    }

    function testFuzz_saysNothingAboutEmptyReceiversAndNeverRevertsOnThem(bytes32 seed, bool native) public {
        vm.recordLogs();
        address token = native ? NATIVE : address(usdc);
        for (uint256 i = 0; i < 2; ++i) {
            same(factory.sweepMany(address(0xbeef), saltsOf(seed, 4), token), 0, "nothing");
        }
        same(factoryEvents(), 0, "no event");
    }

    function test_ofNoSaltIsNothing() public {
        same(factory.sweepMany(address(0xbeef), new bytes32[](0), address(usdc)), 0, "nothing");
    }

    function test_aReceiverNamedTwiceIsPaidOnce() public {
        bytes32[] memory salts = new bytes32[](2);
        usdc.mint(formula(address(0xbeef), 0), 5);
        vm.recordLogs();
        same(factory.sweepMany(address(0xbeef), salts, address(usdc)), 5, "answer");
        same(factoryEvents(), 1, "one event");
    }

    function testFuzz_takesNativeCoinToo(bytes32 seed, uint64[3] memory amounts) public {
        bytes32[] memory salts = saltsOf(seed, 3);
        uint256 total = 0;
        for (uint256 i = 0; i < 3; ++i) {
            vm.deal(formula(address(0xbeef), salts[i]), uint256(amounts[i]) + 1);
            total += uint256(amounts[i]) + 1;
        }
        for (uint256 i = 0; i < 3; ++i) {
            expectSwept(address(0xbeef), salts[i], NATIVE, uint256(amounts[i]) + 1);
        }
        same(factory.sweepMany(address(0xbeef), salts, NATIVE), total, "answer");
        same(address(0xbeef).balance, total, "treasury");
    }

    function testFuzz_theZeroTreasuryIsRefused(bytes32 seed) public {
        vm.expectRevert(abi.encodeWithSelector(ReceiverFactory.ZeroTreasury.selector));
        factory.sweepMany(address(0), saltsOf(seed, 1), address(usdc));
    }

    function testFuzz_oneBlacklistedReceiverNeverStopsTheRestAndSweepsOnceItIsFree(bytes32 seed, uint8 which) public {
        address treasury = address(0xbeef);
        bytes32[] memory salts = saltsOf(seed, 5);
        uint256 bad = which % 5;
        for (uint256 i = 0; i < 5; ++i) {
            usdc.mint(formula(treasury, salts[i]), 10 ** i);
        }
        address frozen = formula(treasury, salts[bad]);
        usdc.blacklist(frozen);
        for (uint256 i = 0; i < 5; ++i) {
            if (i == bad) expectSweepFailed(treasury, salts[i], address(usdc));
            else expectSwept(treasury, salts[i], address(usdc), 10 ** i);
        }
        same(factory.sweepMany(treasury, salts, address(usdc)), 11_111 - 10 ** bad, "the rest");
        same(usdc.balanceOf(frozen), 10 ** bad, "the money stays");

        usdc.unBlacklist(frozen);
        expectSwept(treasury, salts[bad], address(usdc), 10 ** bad);
        same(factory.sweepMany(treasury, salts, address(usdc)), 10 ** bad, "free again");
        same(usdc.balanceOf(treasury), 11_111, "everything");
    }

    function test_aBlacklistedTreasuryFailsEachAndMovesNothing() public {
        address treasury = address(0xbeef);
        bytes32[] memory salts = saltsOf(0, 3);
        for (uint256 i = 0; i < 3; ++i) {
            usdc.mint(formula(treasury, salts[i]), 5);
        }
        usdc.blacklist(treasury);
        vm.recordLogs();
        same(factory.sweepMany(treasury, salts, address(usdc)), 0, "nothing");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        same(logs.length, 3, "one event each");
        for (uint256 i = 0; i < 3; ++i) {
            check(logs[i].topics[0] == ReceiverFactory.SweepFailed.selector, "SweepFailed");
            same(usdc.balanceOf(formula(treasury, salts[i])), 5, "still there");
        }
        usdc.unBlacklist(treasury);
        same(factory.sweepMany(treasury, salts, address(usdc)), 15, "free again");
    }

    function test_aTreasuryThatRefusesNativeCoinFailsEachAndMovesNothing() public {
        RefusingTreasury treasury = new RefusingTreasury();
        bytes32[] memory salts = saltsOf(0, 2);
        vm.deal(formula(address(treasury), salts[0]), 5);
        vm.deal(formula(address(treasury), salts[1]), 7);
        expectSweepFailed(address(treasury), salts[0], NATIVE);
        expectSweepFailed(address(treasury), salts[1], NATIVE);
        same(factory.sweepMany(address(treasury), salts, NATIVE), 0, "nothing");
        same(formula(address(treasury), salts[0]).balance, 5, "still there");
        treasury.setOpen(true);
        same(factory.sweepMany(address(treasury), salts, NATIVE), 12, "later");
    }

    function test_anAddressWithoutCodeIsNoTokenAndFailsEach() public {
        vm.recordLogs();
        same(factory.sweepMany(address(0xbeef), saltsOf(0, 3), address(0xc0de)), 0, "nothing");
        same(factoryEvents(), 3, "one event each");
    }

    function testFuzz_aTokenThatRevertsOrSaysFalseForOneNeverStopsTheRest(uint8 which, bool reverts) public {
        PlainToken token = reverts ? PlainToken(new RevertingToken()) : new FalseToken();
        oneVictim(token, which % 3);
    }

    function testFuzz_aTokenThatThrowsABombForOneNeverStopsTheRestAndIsNotCopiedByTheFactory(uint8 which) public {
        PlainToken token = new BombToken(BOMB, true);
        uint256 used = oneVictim(token, which % 3);
        check(used < 2 * bombGas() + 400_000, "once in the token, once in the receiver");
    }

    function oneVictim(PlainToken token, uint256 bad) private returns (uint256 used) {
        address treasury = address(0xbeef);
        bytes32[] memory salts = saltsOf(0, 3);
        for (uint256 i = 0; i < 3; ++i) {
            token.mint(formula(treasury, salts[i]), 10 ** i);
        }
        token.setVictim(formula(treasury, salts[bad]));
        for (uint256 i = 0; i < 3; ++i) {
            if (i == bad) expectSweepFailed(treasury, salts[i], address(token));
            else expectSwept(treasury, salts[i], address(token), 10 ** i);
        }
        uint256 before = gasleft();
        uint256 total = factory.sweepMany(treasury, salts, address(token));
        used = before - gasleft();
        same(total, 111 - 10 ** bad, "the rest");
        same(token.balanceOf(treasury), 111 - 10 ** bad, "treasury");
    }

    function test_aTreasuryThatThrowsABombIsNotCopied() public {
        address treasury = address(new BombTreasury(BOMB));
        vm.deal(formula(treasury, 0), 5);
        uint256 before = gasleft();
        factory.sweepMany(treasury, new bytes32[](1), NATIVE);
        check(before - gasleft() < bombGas() + 250_000, "paid for once, by the treasury");
    }

    /// @dev Running out of gas inside a receiver leaves too little to report it, so all is undone.
    function test_tooLittleGasUndoesAllAndLosesNothing() public {
        address treasury = address(0xbeef);
        uint256 undone = 0;
        for (uint256 gas_ = 30_000; gas_ < 230_000; gas_ += 2_000) {
            bytes32[] memory salts = saltsOf(bytes32(gas_), 2);
            for (uint256 i = 0; i < 2; ++i) {
                usdc.mint(formula(treasury, salts[i]), 5);
            }
            uint256 before = usdc.balanceOf(treasury);
            try factory.sweepMany{gas: gas_}(treasury, salts, address(usdc)) returns (uint256 total) {
                same(total, 10, "all");
            } catch {
                same(usdc.balanceOf(treasury), before, "nothing");
                factory.sweepMany(treasury, salts, address(usdc));
                ++undone;
            }
            same(usdc.balanceOf(treasury) - before, 10, "in the end");
        }
        check(undone > 10 && undone < 90, "both happen");
    }

    function test_aTokenThatLiesAboutBalancesCannotStopTheRestByOverflow() public {
        LyingToken token = new LyingToken();
        vm.recordLogs();
        factory.sweepMany(address(0xbeef), saltsOf(0, 3), address(token));
        same(factoryEvents(), 3, "all three reported");
    }

    function testFuzz_tokensWithoutReturnValueAreSwept(uint64[3] memory amounts) public {
        SilentToken token = new SilentToken();
        bytes32[] memory salts = saltsOf(0, 3);
        uint256 total = 0;
        for (uint256 i = 0; i < 3; ++i) {
            token.mint(formula(address(0xbeef), salts[i]), amounts[i]);
            total += amounts[i];
        }
        same(factory.sweepMany(address(0xbeef), salts, address(token)), total, "answer");
        same(token.balanceOf(address(0xbeef)), total, "treasury");
    }

    function testFuzz_reentryThroughATokenPaysNobodyElse(uint64[3] memory amounts) public {
        address treasury = address(0xbeef);
        bytes32[] memory salts = saltsOf(0, 3);
        ReentrantToken token = new ReentrantToken(factory, treasury, salts);
        uint256 total = 0;
        for (uint256 i = 0; i < 3; ++i) {
            token.mint(formula(treasury, salts[i]), uint256(amounts[i]) + 1);
            total += uint256(amounts[i]) + 1;
        }
        factory.sweepMany(treasury, salts, address(token));
        same(token.refusedPulls(), 1, "only the factory may pull");
        same(token.balanceOf(treasury), total, "treasury");
        same(token.balanceOf(address(token)), 0, "the token itself");
    }

    function testFuzz_reentryThroughTheTreasuryPaysEverythingOnce(uint64[3] memory amounts) public {
        bytes32[] memory salts = saltsOf(0, 3);
        address treasury = address(new ReentrantTreasury(factory, salts));
        uint256 total = 0;
        for (uint256 i = 0; i < 3; ++i) {
            vm.deal(formula(treasury, salts[i]), uint256(amounts[i]) + 1);
            total += uint256(amounts[i]) + 1;
        }
        vm.recordLogs();
        factory.sweepMany(treasury, salts, NATIVE);
        same(treasury.balance, total, "everything");
        same(factoryEvents(), 3, "each reported once");
        same(ReentrantTreasury(payable(treasury)).times(), 3, "each paid once");
    }
}
