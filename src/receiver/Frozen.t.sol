// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fixture} from "./Fixture.t.sol";
import {ReceiverFactory} from "./ReceiverFactory.sol";

contract FrozenTest is Fixture {
    string private frozen;

    function setUp() public override {
        super.setUp();
        frozen = vm.readFile("src/receiver/frozen/ReceiverFactory.json");
    }

    function test_forgeCompilesTheFrozenInitCodeByteByByte() public view {
        bytes32 hash = keccak256(vm.parseJsonBytes(frozen, ".initCode"));
        check(keccak256(type(ReceiverFactory).creationCode) == hash, "init code");
        check(vm.parseJsonBytes32(frozen, ".initCodeHash") == hash, "its hash");
    }

    function test_theDeployedCodeHasTheFrozenHashesAndAddresses() public view {
        address implementation = factory.IMPLEMENTATION();
        check(address(factory) == vm.parseJsonAddress(frozen, ".address"), "factory");
        check(implementation == vm.parseJsonAddress(frozen, ".implementation"), "implementation");
        check(address(factory).codehash == vm.parseJsonBytes32(frozen, ".runtimeCodeHash"), "its code");
        check(implementation.codehash == vm.parseJsonBytes32(frozen, ".implementationRuntimeCodeHash"), "its code");
    }
}

contract VectorsTest is Fixture {
    function test_theDeployedContractGivesTheSharedVectors() public {
        string memory json = vm.readFile("src/receiver/vectors.json");
        check(address(factory) == vm.parseJsonAddress(json, ".factory"), "factory");
        uint256 count = 0;
        for (;; ++count) {
            string memory item = string.concat(".vectors[", vm.toString(count), "]");
            if (!vm.keyExistsJson(json, item)) break;
            bytes32 salt = saltOf(json, item);
            check(salt == vm.parseJsonBytes32(json, string.concat(item, ".salt")), string.concat("salt ", item));
            address treasury = vm.parseJsonAddress(json, string.concat(item, ".treasury"));
            address receiver = vm.parseJsonAddress(json, string.concat(item, ".receiver"));
            check(factory.receiverOf(treasury, salt) == receiver, string.concat("receiver ", item));
            usdc.mint(receiver, 5);
            same(factory.sweep(treasury, salt, address(usdc)), 5, "and it can be swept");
        }
        check(count >= 20, "twenty or more");
    }

    function saltOf(string memory json, string memory item) private pure returns (bytes32 salt) {
        return keccak256(
            abi.encode(
                "pay-with-usdc/1",
                vm.parseJsonString(json, string.concat(item, ".store")),
                vm.parseUint(vm.parseJsonString(json, string.concat(item, ".order"))),
                vm.parseJsonString(json, string.concat(item, ".lowerCart"))
            )
        );
    }
}
