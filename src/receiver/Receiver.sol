// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";

/// @title Receiver
/// @notice The code behind every receiving address. It can do one thing: hand its whole balance to
/// the address that its factory names, and the factory only ever names the treasury.
/// @dev Used through EIP-1167 clones. No storage, no owner, no upgrade, no constructor arguments.
/// There is no `receive`: native coin sent before the clone exists can be swept, afterwards it bounces.
contract Receiver {
    using SafeERC20 for IERC20;

    /// @notice Somebody other than the factory called `pull`.
    error NotFactory();

    /// @notice The treasury refused the native coin.
    error NativeTransferFailed();

    /// @dev The factory that created the implementation. Part of the code, so clones share it.
    address private immutable FACTORY = msg.sender;

    /// @notice Sends the whole balance of one token to `to`. A balance of 0 is not sent at all.
    /// @dev A failing token reverts with its own reason ("Blacklistable: account is blacklisted").
    /// The copy of that reason is as long as the token makes it, and the token paid gas for the same
    /// length first; it stays in this call frame, `sweepMany` never copies it.
    /// @param token The ERC-20 token, or the zero address for the chain's native coin.
    /// @param to Who is paid: always the treasury, because only the factory may call.
    /// @return amount What the balance was, in the token's atomic units.
    function pull(address token, address to) external returns (uint256 amount) {
        if (msg.sender != FACTORY) revert NotFactory();
        if (token == address(0)) {
            amount = address(this).balance;
            if (amount != 0) {
                // Not `to.call`: that would copy whatever the treasury returns.
                if (!LowLevelCall.callNoReturn(to, amount, "")) revert NativeTransferFailed();
            }
        } else {
            amount = IERC20(token).balanceOf(address(this));
            if (amount != 0) IERC20(token).safeTransfer(to, amount);
        }
    }
}
