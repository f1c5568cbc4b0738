// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Receiver} from "./Receiver.sol";
import {ReceiverFactory} from "./ReceiverFactory.sol";

/// @dev An honest token. The others below are this one with one bad habit.
contract PlainToken {
    mapping(address => uint256) public balanceOf;
    /// The sender that the bad habit is for.
    address public victim;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function setVictim(address account) external {
        victim = account;
    }

    function transfer(address to, uint256 amount) external virtual returns (bool) {
        _move(to, amount);
        return true;
    }

    function _move(address to, uint256 amount) internal {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }
}

/// @dev Like USDT: `transfer` returns nothing.
contract SilentToken {
    mapping(address => uint256) public balanceOf;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }
}

/// @dev Says false instead of reverting.
contract FalseToken is PlainToken {
    function transfer(address to, uint256 amount) external override returns (bool) {
        if (msg.sender == victim) return false;
        _move(to, amount);
        return true;
    }
}

contract RevertingToken is PlainToken {
    error No(uint256 code);

    function transfer(address to, uint256 amount) external override returns (bool) {
        if (msg.sender == victim) revert No(7);
        _move(to, amount);
        return true;
    }
}

/// @dev Reverts, or answers, with very much data.
contract BombToken is PlainToken {
    uint256 private immutable SIZE;
    bool private immutable REVERTS;

    constructor(uint256 size, bool reverts) {
        SIZE = size;
        REVERTS = reverts;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        if (msg.sender != victim) {
            _move(to, amount);
            return true;
        }
        uint256 size = SIZE;
        if (REVERTS) {
            assembly ("memory-safe") {
                revert(mload(0x40), size)
            }
        }
        _move(to, amount);
        assembly ("memory-safe") {
            let pointer := mload(0x40)
            mstore(pointer, 1)
            return(pointer, size)
        }
    }
}

/// @dev Says that everybody owns everything, and that every transfer went well.
contract LyingToken {
    function balanceOf(address) external pure returns (uint256) {
        return type(uint256).max;
    }

    function transfer(address, uint256) external pure returns (bool) {
        return true;
    }
}

/// @dev Calls back into everything it can reach, before and after it moves the balance.
contract ReentrantToken is PlainToken {
    ReceiverFactory private immutable FACTORY;
    address private immutable TREASURY;
    bytes32[] private salts;
    bool private entered;
    uint256 public refusedPulls;

    constructor(ReceiverFactory factory, address treasury, bytes32[] memory salts_) {
        FACTORY = factory;
        TREASURY = treasury;
        salts = salts_;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        if (!entered) {
            entered = true;
            _reenter();
        }
        // Whatever the inner sweeps left: a token's own books are its own business.
        uint256 left = balanceOf[msg.sender];
        _move(to, amount < left ? amount : left);
        return true;
    }

    function _reenter() private {
        FACTORY.sweepMany(TREASURY, salts, address(this));
        FACTORY.sweep(TREASURY, salts[0], address(this));
        try Receiver(msg.sender).pull(address(this), address(this)) {}
        catch {
            ++refusedPulls;
        }
        // Another treasury is another address: there is nothing to take.
        FACTORY.sweepMany(address(this), salts, address(this));
    }
}

/// @dev A treasury that takes no native coin, until it changes its mind.
contract RefusingTreasury {
    bool public open;

    function setOpen(bool open_) external {
        open = open_;
    }

    receive() external payable {
        require(open, "closed");
    }
}

/// @dev A treasury that refuses the native coin with very much data.
contract BombTreasury {
    uint256 private immutable SIZE;

    constructor(uint256 size) {
        SIZE = size;
    }

    receive() external payable {
        uint256 size = SIZE;
        assembly ("memory-safe") {
            revert(mload(0x40), size)
        }
    }
}

/// @dev A treasury that sweeps everything again whenever it is paid.
contract ReentrantTreasury {
    ReceiverFactory private immutable FACTORY;
    bytes32[] private salts;
    uint256 public times;

    constructor(ReceiverFactory factory, bytes32[] memory salts_) {
        FACTORY = factory;
        salts = salts_;
    }

    receive() external payable {
        ++times;
        FACTORY.sweepMany(address(this), salts, address(0));
        FACTORY.sweep(address(this), salts[0], address(0));
    }
}
