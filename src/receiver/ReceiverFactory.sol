// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Receiver} from "./Receiver.sol";

/// @title ReceiverFactory
/// @notice Gives every order an address of its own that can only ever pay the merchant's treasury.
/// The address takes plain transfers before any code exists there; anybody may sweep it.
/// @dev No owner, no storage, no upgrade, no constructor arguments, no fee. Deployed through the
/// canonical deployer 0x4e59b44847b379578588920cA78FbF26c0B4956C, so it has one address on all chains.
contract ReceiverFactory {
    /// @notice `receiver` paid its whole balance of `token` to `treasury`. Never emitted for 0.
    /// @dev The amount is what `token` said the balance was; believe it only for tokens you know.
    /// @param receiver The receiving address that was emptied.
    /// @param treasury Who was paid.
    /// @param token The ERC-20 token, or the zero address for the native coin.
    /// @param amount The amount, in the token's atomic units.
    /// @param salt The salt of the order.
    event Swept(
        address indexed receiver, address indexed treasury, address indexed token, uint256 amount, bytes32 salt
    );

    /// @notice `sweepMany` could not empty `receiver`. The balance is still there; sweep it again later.
    /// @dev A hint, not a proof: a token that needs very much gas can be starved by the caller.
    /// @param receiver The receiving address that was left as it is.
    /// @param treasury Who would have been paid.
    /// @param token The ERC-20 token, or the zero address for the native coin.
    /// @param salt The salt of the order.
    event SweepFailed(address indexed receiver, address indexed treasury, address indexed token, bytes32 salt);

    /// @notice The zero address is nobody's treasury.
    error ZeroTreasury();

    /// @notice The code that all receivers run, created together with this factory (nonce 1).
    address public immutable IMPLEMENTATION = address(new Receiver());

    /// @notice The receiving address of one order, whether or not it has been swept before.
    /// @param treasury Who the address pays.
    /// @param salt The salt of the order.
    /// @return receiver The address.
    function receiverOf(address treasury, bytes32 salt) external view returns (address receiver) {
        return _receiverOf(_cloneSalt(treasury, salt));
    }

    /// @notice The balances of many receiving addresses, for reconciliation.
    /// @param treasury Who the addresses pay.
    /// @param salts The salts of the orders.
    /// @param token The ERC-20 token, or the zero address for the native coin.
    /// @return balances One balance per salt, in the token's atomic units.
    function balancesOf(address treasury, bytes32[] calldata salts, address token)
        external
        view
        returns (uint256[] memory balances)
    {
        balances = new uint256[](salts.length);
        for (uint256 i = 0; i < salts.length; ++i) {
            address receiver = _receiverOf(_cloneSalt(treasury, salts[i]));
            balances[i] = token == address(0) ? receiver.balance : IERC20(token).balanceOf(receiver);
        }
    }

    /// @notice Pays the whole balance of one receiving address to the treasury. Anybody may call.
    /// @dev Reverts with the token's own reason when the token refuses; 0 is never a failure.
    /// @param treasury Who the address pays.
    /// @param salt The salt of the order.
    /// @param token The ERC-20 token, or the zero address for the native coin.
    /// @return amount What was paid, in the token's atomic units.
    function sweep(address treasury, bytes32 salt, address token) external returns (uint256 amount) {
        address receiver = _deployed(treasury, salt);
        amount = Receiver(receiver).pull(token, treasury);
        if (amount != 0) emit Swept(receiver, treasury, token, amount, salt);
    }

    /// @notice Sweeps many receiving addresses. One that fails is reported and never stops the rest.
    /// @dev A failure's reason is not copied (return bombs); call `sweep` to read it.
    /// @param treasury Who the addresses pay.
    /// @param salts The salts of the orders.
    /// @param token The ERC-20 token, or the zero address for the native coin.
    /// @return total What was paid in all, in the token's atomic units.
    function sweepMany(address treasury, bytes32[] calldata salts, address token) external returns (uint256 total) {
        for (uint256 i = 0; i < salts.length; ++i) {
            bytes32 salt = salts[i];
            address receiver = _deployed(treasury, salt);
            try Receiver(receiver).pull(token, treasury) returns (uint256 amount) {
                if (amount != 0) {
                    // Unchecked: a token that lies about balances must not stop the rest by overflow.
                    unchecked {
                        total += amount;
                    }
                    emit Swept(receiver, treasury, token, amount, salt);
                }
            } catch {
                emit SweepFailed(receiver, treasury, token, salt);
            }
        }
    }

    /// @dev The receiver of an order, with its clone created when this is the first sweep.
    function _deployed(address treasury, bytes32 salt) private returns (address receiver) {
        bytes32 cloneSalt = _cloneSalt(treasury, salt);
        receiver = _receiverOf(cloneSalt);
        if (receiver.code.length == 0) Clones.cloneDeterministic(IMPLEMENTATION, cloneSalt);
    }

    /// @dev EIP-1014 over the EIP-1167 clone of `IMPLEMENTATION`.
    function _receiverOf(bytes32 cloneSalt) private view returns (address receiver) {
        return Clones.predictDeterministicAddress(IMPLEMENTATION, cloneSalt);
    }

    /// @dev Binds the treasury into the address: another treasury is another address.
    function _cloneSalt(address treasury, bytes32 salt) private pure returns (bytes32 cloneSalt) {
        if (treasury == address(0)) revert ZeroTreasury();
        return keccak256(abi.encode(treasury, salt));
    }
}
