// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fixture, IUsdc, Vm} from "./Fixture.t.sol";
import {Receiver} from "./Receiver.sol";
import {ReceiverFactory} from "./ReceiverFactory.sol";

/// @dev Does in random order what the world may do: pay, sweep, freeze, try to steal.
contract Handler {
    Vm private constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    uint256 public constant TREASURIES = 3;
    uint256 public constant SALTS = 4;

    ReceiverFactory private immutable FACTORY;
    IUsdc private immutable USDC;
    Invariants private immutable OWNER;

    mapping(address => uint256) public paidTokens;
    mapping(address => uint256) public paidCoins;
    mapping(address => bool) public frozen;
    uint256 public minted;

    constructor(ReceiverFactory factory, IUsdc usdc) {
        FACTORY = factory;
        USDC = usdc;
        OWNER = Invariants(msg.sender);
    }

    function treasuryAt(uint256 i) public pure returns (address treasury) {
        return address(uint160(0xA11CE0000 + (i % TREASURIES)));
    }

    function saltAt(uint256 i) public pure returns (bytes32 salt) {
        return keccak256(abi.encode("order", i % SALTS));
    }

    function pay(uint256 t, uint256 s, uint64 amount) external {
        address treasury = treasuryAt(t);
        address receiver = FACTORY.receiverOf(treasury, saltAt(s));
        if (frozen[receiver] || amount == 0) return;
        OWNER.mint(receiver, amount);
        paidTokens[treasury] += amount;
        minted += amount;
    }

    function payNative(uint256 t, uint256 s, uint64 amount) external {
        address treasury = treasuryAt(t);
        address receiver = FACTORY.receiverOf(treasury, saltAt(s));
        vm.deal(address(this), amount);
        (bool ok,) = receiver.call{value: amount}("");
        require(ok == (receiver.code.length == 0), "bounces once the clone is there");
        if (ok) paidCoins[treasury] += amount;
        vm.deal(address(this), 0);
    }

    function sweep(address caller, uint256 t, uint256 s, bool native) external {
        address treasury = treasuryAt(t);
        address token = native ? address(0) : address(USDC);
        address receiver = FACTORY.receiverOf(treasury, saltAt(s));
        uint256 balance = balanceOf(token, receiver);
        vm.prank(caller);
        try FACTORY.sweep(treasury, saltAt(s), token) returns (uint256 amount) {
            require(amount == balance, "the whole balance");
            require(balanceOf(token, receiver) == 0, "empty");
        } catch {
            require(frozen[receiver] && !native && balance != 0, "only a frozen balance may fail");
        }
    }

    function sweepMany(address caller, uint256 t, uint256[] calldata picks, bool native) external {
        address treasury = treasuryAt(t);
        address token = native ? address(0) : address(USDC);
        bytes32[] memory salts = new bytes32[](picks.length % 9);
        for (uint256 i = 0; i < salts.length; ++i) {
            salts[i] = saltAt(picks[i]);
        }
        uint256 before = balanceOf(token, treasury);
        vm.prank(caller);
        uint256 total = FACTORY.sweepMany(treasury, salts, token);
        require(balanceOf(token, treasury) - before == total, "the answer is what the treasury got");
        for (uint256 i = 0; i < salts.length; ++i) {
            address receiver = FACTORY.receiverOf(treasury, salts[i]);
            require(balanceOf(token, receiver) == 0 || (frozen[receiver] && !native), "empty");
        }
    }

    function freeze(uint256 t, uint256 s) external {
        address receiver = FACTORY.receiverOf(treasuryAt(t), saltAt(s));
        frozen[receiver] = !frozen[receiver];
        OWNER.setFrozen(receiver, frozen[receiver]);
    }

    function steal(address thief, uint256 t, uint256 s, bool native) external {
        if (thief == address(FACTORY)) return;
        address receiver = FACTORY.receiverOf(treasuryAt(t), saltAt(s));
        if (receiver.code.length == 0) return;
        vm.prank(thief);
        try Receiver(receiver).pull(native ? address(0) : address(USDC), thief) {
            revert("stolen");
        } catch (bytes memory reason) {
            require(bytes4(reason) == Receiver.NotFactory.selector, "refused for another reason");
        }
    }

    function balanceOf(address token, address account) private view returns (uint256 balance) {
        return token == address(0) ? account.balance : USDC.balanceOf(account);
    }
}

contract Invariants is Fixture {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Handler private handler;

    function setUp() public override {
        super.setUp();
        handler = new Handler(factory, usdc);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](6);
        selectors[0] = Handler.pay.selector;
        selectors[1] = Handler.payNative.selector;
        selectors[2] = Handler.sweep.selector;
        selectors[3] = Handler.sweepMany.selector;
        selectors[4] = Handler.freeze.selector;
        selectors[5] = Handler.steal.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    function mint(address to, uint256 amount) external {
        usdc.mint(to, amount);
    }

    function setFrozen(address account, bool frozen) external {
        if (frozen) usdc.blacklist(account);
        else usdc.unBlacklist(account);
    }

    /// @dev Per treasury: what it has and what its receivers still hold is what was paid.
    function invariant_nothingIsLostAndNobodyElseGains() public view {
        uint256 all = 0;
        for (uint256 t = 0; t < handler.TREASURIES(); ++t) {
            address treasury = handler.treasuryAt(t);
            uint256 tokens = usdc.balanceOf(treasury);
            uint256 coins = treasury.balance;
            for (uint256 s = 0; s < handler.SALTS(); ++s) {
                address receiver = factory.receiverOf(treasury, handler.saltAt(s));
                tokens += usdc.balanceOf(receiver);
                coins += receiver.balance;
            }
            same(tokens, handler.paidTokens(treasury), "USDC of a treasury");
            same(coins, handler.paidCoins(treasury), "native coin of a treasury");
            all += tokens;
        }
        same(all, usdc.totalSupply(), "USDC of everybody else");
        same(usdc.totalSupply(), handler.minted(), "USDC in all");
    }

    function invariant_factoryAndImplementationNeverHoldAnything() public view {
        address[2] memory ours = [address(factory), factory.IMPLEMENTATION()];
        for (uint256 i = 0; i < 2; ++i) {
            same(usdc.balanceOf(ours[i]), 0, "USDC");
            same(ours[i].balance, 0, "native coin");
        }
    }

    function invariant_addressesNeverChange() public view {
        for (uint256 t = 0; t < handler.TREASURIES(); ++t) {
            for (uint256 s = 0; s < handler.SALTS(); ++s) {
                address treasury = handler.treasuryAt(t);
                bytes32 salt = handler.saltAt(s);
                check(factory.receiverOf(treasury, salt) == formula(treasury, salt), "formula");
            }
        }
    }

    /// @dev However the run went, once nothing is frozen everything can be swept.
    function afterInvariant() public {
        for (uint256 t = 0; t < handler.TREASURIES(); ++t) {
            address treasury = handler.treasuryAt(t);
            bytes32[] memory salts = new bytes32[](handler.SALTS());
            for (uint256 s = 0; s < salts.length; ++s) {
                salts[s] = handler.saltAt(s);
                address receiver = formula(treasury, salts[s]);
                if (handler.frozen(receiver)) usdc.unBlacklist(receiver);
            }
            factory.sweepMany(treasury, salts, address(usdc));
            factory.sweepMany(treasury, salts, NATIVE);
            same(usdc.balanceOf(treasury), handler.paidTokens(treasury), "all USDC");
            same(treasury.balance, handler.paidCoins(treasury), "all native coin");
        }
    }
}
