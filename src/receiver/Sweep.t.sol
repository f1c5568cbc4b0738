// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Fixture} from "./Fixture.t.sol";
import {
    BombToken,
    BombTreasury,
    FalseToken,
    ReentrantToken,
    ReentrantTreasury,
    RefusingTreasury,
    RevertingToken,
    SilentToken
} from "./Hostile.t.sol";
import {Receiver} from "./Receiver.sol";
import {ReceiverFactory} from "./ReceiverFactory.sol";

contract SweepTest is Fixture {
    function testFuzz_paysTheWholeBalanceToTheTreasuryWhoeverCalls(
        address caller,
        address treasury,
        bytes32 salt,
        uint128 paid,
        uint128 more
    ) public {
        assumeTreasury(treasury);
        vm.assume(caller != treasury && uint160(caller) > 0xffff && caller.code.length == 0);
        address receiver = formula(treasury, salt);
        uint256 amount = uint256(paid) + 1;
        usdc.mint(receiver, amount);

        expectSwept(treasury, salt, address(usdc), amount);
        vm.prank(caller);
        same(factory.sweep(treasury, salt, address(usdc)), amount, "answer");
        same(usdc.balanceOf(treasury), amount, "treasury");
        same(usdc.balanceOf(receiver), 0, "receiver");
        same(usdc.balanceOf(caller), 0, "caller");

        // A second payment to the same address, for ever.
        usdc.mint(receiver, uint256(more) + 1);
        expectSwept(treasury, salt, address(usdc), uint256(more) + 1);
        same(factory.sweep(treasury, salt, address(usdc)), uint256(more) + 1, "again");
        same(usdc.balanceOf(treasury), amount + more + 1, "both");
    }

    function testFuzz_ofNothingNeverRevertsAndSaysNothing(address treasury, bytes32 salt, bool native) public {
        assumeTreasury(treasury);
        address token = native ? NATIVE : address(usdc);
        vm.recordLogs();
        for (uint256 i = 0; i < 3; ++i) {
            same(factory.sweep(treasury, salt, token), 0, "nothing");
        }
        same(factoryEvents(), 0, "no event");
    }

    function test_ofOneUnitIsASweepLikeAnyOther() public {
        address treasury = address(0xbeef);
        usdc.mint(formula(treasury, 0), 1);
        vm.deal(formula(treasury, 0), 1);
        expectSwept(treasury, 0, address(usdc), 1);
        same(factory.sweep(treasury, 0, address(usdc)), 1, "USDC");
        expectSwept(treasury, 0, NATIVE, 1);
        same(factory.sweep(treasury, 0, NATIVE), 1, "native");
        same(usdc.balanceOf(treasury), 1, "USDC");
        same(treasury.balance, 1, "native");
    }

    function testFuzz_takesNativeCoinSentBeforeTheCloneExists(address treasury, bytes32 salt, uint96 paid) public {
        assumeTreasury(treasury);
        uint256 before = treasury.balance;
        uint256 amount = uint256(paid) + 1;
        vm.deal(formula(treasury, salt), amount);
        expectSwept(treasury, salt, NATIVE, amount);
        same(factory.sweep(treasury, salt, NATIVE), amount, "answer");
        same(treasury.balance - before, amount, "treasury");
        same(formula(treasury, salt).balance, 0, "receiver");
    }

    function testFuzz_leavesOtherTokensAndOtherReceiversAlone(bytes32 salt, bytes32 other) public {
        vm.assume(salt != other);
        address treasury = address(0xbeef);
        usdc.mint(formula(treasury, salt), 5);
        usdc.mint(formula(treasury, other), 7);
        vm.deal(formula(treasury, salt), 11);
        factory.sweep(treasury, salt, NATIVE);
        same(usdc.balanceOf(formula(treasury, salt)), 5, "another token");
        factory.sweep(treasury, salt, address(usdc));
        same(usdc.balanceOf(formula(treasury, other)), 7, "another order");
        same(usdc.balanceOf(treasury), 5, "treasury");
    }

    function testFuzz_theZeroTreasuryIsRefused(bytes32 salt) public {
        vm.expectRevert(abi.encodeWithSelector(ReceiverFactory.ZeroTreasury.selector));
        factory.sweep(address(0), salt, address(usdc));
    }

    function test_aBlacklistedReceiverRevertsWithUsdcsReasonAndSweepsOnceItIsFree() public {
        address treasury = address(0xbeef);
        address receiver = formula(treasury, 0);
        usdc.mint(receiver, 5);
        usdc.blacklist(receiver);
        vm.expectRevert(abi.encodeWithSignature("Error(string)", "Blacklistable: account is blacklisted"));
        factory.sweep(treasury, 0, address(usdc));
        usdc.unBlacklist(receiver);
        same(factory.sweep(treasury, 0, address(usdc)), 5, "free again");
    }

    function test_aBlacklistedReceiverWithoutBalanceDoesNotRevert() public {
        usdc.blacklist(formula(address(0xbeef), 0));
        same(factory.sweep(address(0xbeef), 0, address(usdc)), 0, "nothing");
    }

    function test_aBlacklistedTreasuryLeavesTheMoneyWhereItIs() public {
        address treasury = address(0xbeef);
        usdc.mint(formula(treasury, 0), 5);
        usdc.blacklist(treasury);
        vm.expectRevert(abi.encodeWithSignature("Error(string)", "Blacklistable: account is blacklisted"));
        factory.sweep(treasury, 0, address(usdc));
        same(usdc.balanceOf(formula(treasury, 0)), 5, "still there");
        usdc.unBlacklist(treasury);
        same(factory.sweep(treasury, 0, address(usdc)), 5, "free again");
    }

    function test_aPausedUsdcIsSweptAfterThePause() public {
        address treasury = address(0xbeef);
        usdc.mint(formula(treasury, 0), 5);
        usdc.pause();
        vm.expectRevert(abi.encodeWithSignature("Error(string)", "Pausable: paused"));
        factory.sweep(treasury, 0, address(usdc));
        usdc.unpause();
        same(factory.sweep(treasury, 0, address(usdc)), 5, "after the pause");
    }

    function test_aTreasuryThatRefusesNativeCoinStillGetsTokens() public {
        RefusingTreasury treasury = new RefusingTreasury();
        address receiver = formula(address(treasury), 0);
        vm.deal(receiver, 3);
        usdc.mint(receiver, 5);
        vm.expectRevert(abi.encodeWithSelector(Receiver.NativeTransferFailed.selector));
        factory.sweep(address(treasury), 0, NATIVE);
        same(receiver.balance, 3, "still there");
        same(factory.sweep(address(treasury), 0, address(usdc)), 5, "USDC");
        same(receiver.balance, 3, "native coin is not USDC's business");
        treasury.setOpen(true);
        same(factory.sweep(address(treasury), 0, NATIVE), 3, "native, later");
        same(address(treasury).balance, 3, "treasury");
    }

    function test_ofNothingNeverAsksTheTreasury() public {
        RefusingTreasury treasury = new RefusingTreasury();
        same(factory.sweep(address(treasury), 0, NATIVE), 0, "nothing");
    }

    function testFuzz_aTokenWithoutReturnValueIsSwept(uint128 paid) public {
        SilentToken token = new SilentToken();
        token.mint(formula(address(0xbeef), 0), uint256(paid) + 1);
        same(factory.sweep(address(0xbeef), 0, address(token)), uint256(paid) + 1, "answer");
        same(token.balanceOf(address(0xbeef)), uint256(paid) + 1, "treasury");
    }

    function test_aTokenThatSaysFalseIsAFailure() public {
        FalseToken token = new FalseToken();
        address receiver = formula(address(0xbeef), 0);
        token.mint(receiver, 5);
        token.setVictim(receiver);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        factory.sweep(address(0xbeef), 0, address(token));
    }

    function test_aTokenThatRevertsGivesItsOwnReason() public {
        RevertingToken token = new RevertingToken();
        address receiver = formula(address(0xbeef), 0);
        token.mint(receiver, 5);
        token.setVictim(receiver);
        vm.expectRevert(abi.encodeWithSelector(RevertingToken.No.selector, 7));
        factory.sweep(address(0xbeef), 0, address(token));
    }

    function test_anAddressWithoutCodeIsNoToken() public {
        vm.expectRevert("");
        factory.sweep(address(0xbeef), 0, address(0xc0de));
    }

    function test_aTokenThatAnswersWithABombIsSweptAndItsAnswerNotCopied() public {
        BombToken token = new BombToken(BOMB, false);
        address receiver = formula(address(0xbeef), 0);
        token.mint(receiver, 5);
        token.setVictim(receiver);
        uint256 before = gasleft();
        same(factory.sweep(address(0xbeef), 0, address(token)), 5, "answer");
        check(before - gasleft() < bombGas() + 250_000, "paid for once, by the token");
    }

    function test_aTreasuryThatThrowsABombIsNotCopied() public {
        address treasury = address(new BombTreasury(BOMB));
        vm.deal(formula(treasury, 0), 5);
        uint256 before = gasleft();
        (bool ok,) = address(factory).call(abi.encodeCall(factory.sweep, (treasury, 0, NATIVE)));
        check(!ok, "refused");
        check(before - gasleft() < bombGas() + 250_000, "paid for once, by the treasury");
    }

    function testFuzz_reentryThroughATokenPaysNobodyElse(uint64[3] memory amounts) public {
        address treasury = address(0xbeef);
        bytes32[] memory salts = saltsOf(0, 3);
        ReentrantToken token = new ReentrantToken(factory, treasury, salts);
        uint256 total = 0;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 amount = uint256(amounts[i]) + 1;
            token.mint(formula(treasury, salts[i]), amount);
            total += amount;
        }
        factory.sweep(treasury, salts[0], address(token));
        same(token.refusedPulls(), 1, "only the factory may pull");
        same(token.balanceOf(treasury), total, "treasury");
        same(token.balanceOf(address(token)), 0, "the token itself");
    }

    function testFuzz_reentryThroughTheTreasuryPaysEverythingOnce(uint64[3] memory amounts) public {
        bytes32[] memory salts = saltsOf(0, 3);
        address treasury = address(new ReentrantTreasury(factory, salts));
        uint256 total = 0;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 amount = uint256(amounts[i]) + 1;
            vm.deal(formula(treasury, salts[i]), amount);
            total += amount;
        }
        vm.recordLogs();
        same(factory.sweep(treasury, salts[1], NATIVE), uint256(amounts[1]) + 1, "answer");
        same(treasury.balance, total, "everything");
        same(factoryEvents(), 3, "each reported once");
    }
}
