// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fixture} from "./Fixture.t.sol";
import {ReceiverFactory} from "./ReceiverFactory.sol";

contract ReceiverOfTest is Fixture {
    function test_theImplementationIsTheFirstContractOfTheFactory() public view {
        address implementation = factory.IMPLEMENTATION();
        check(implementation == vm.computeCreateAddress(address(factory), 1), "CREATE, nonce 1");
        check(implementation.code.length > 0, "has code");
    }

    function test_theFactoryIsWhereTheCanonicalDeployerPutsIt() public view {
        bytes32 initCodeHash = keccak256(initCode);
        bytes32 hash = keccak256(abi.encodePacked(bytes1(0xff), DEPLOYER, uint256(1), initCodeHash));
        check(address(factory) == address(uint160(uint256(hash))), "CREATE2");
    }

    function testFuzz_isTheFormulaBeforeAndAfterDeployment(address treasury, bytes32 salt) public {
        assumeTreasury(treasury);
        address receiver = formula(treasury, salt);
        check(factory.receiverOf(treasury, salt) == receiver, "before");
        check(receiver.code.length == 0, "nothing is deployed by asking");

        factory.sweep(treasury, salt, address(usdc));
        check(factory.receiverOf(treasury, salt) == receiver, "after");
        check(receiver.code.length == 45, "the clone is there");
    }

    function testFuzz_sweepManyDeploysAtTheFormulaToo(address treasury, bytes32 seed) public {
        assumeTreasury(treasury);
        bytes32[] memory salts = saltsOf(seed, 3);
        factory.sweepMany(treasury, salts, address(usdc));
        for (uint256 i = 0; i < salts.length; ++i) {
            check(formula(treasury, salts[i]).code.length == 45, "the clone is there");
        }
    }

    function testFuzz_anotherTreasuryOrSaltIsAnotherAddress(address a, address b, bytes32 s, bytes32 t) public view {
        vm.assume(a != address(0) && b != address(0));
        bool equal = a == b && s == t;
        check((factory.receiverOf(a, s) == factory.receiverOf(b, t)) == equal, "injective");
        if (a != b) check(factory.receiverOf(a, s) != factory.receiverOf(b, s), "treasury");
        if (s != t) check(factory.receiverOf(a, s) != factory.receiverOf(a, t), "salt");
    }

    function testFuzz_theZeroTreasuryIsRefused(bytes32 salt) public {
        vm.expectRevert(abi.encodeWithSelector(ReceiverFactory.ZeroTreasury.selector));
        factory.receiverOf(address(0), salt);
    }
}
