#include "records/contract.hpp"

#include "records/file.hpp"
#include "records/testing.hpp"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class ContractTest : public RecordsTest {
protected:
    ContractRecord contract{.firm_id = alder.id,
                            .id = next<ContractId>(),
                            .run_id = alder.run,
                            .step = "agreement",
                            .title = "Engagement letter",
                            .markdown = "# Letter",
                            .text_hash = sha256_hex("# Letter"),
                            .key_terms = {{"Fee", "240 EUR"}},
                            .consent_text = "I agree.",
                            .created_at = now()};
    Signer client{.firm_id = alder.id,
                  .contract_id = contract.id,
                  .position = 1,
                  .contact_id = alder.priya,
                  .name = "Priya Shah",
                  .email = "priya@client.example"};
    Signer partner{.firm_id = alder.id,
                   .contract_id = contract.id,
                   .position = 2,
                   .kind = SignerKind::member,
                   .member_id = alder.maya,
                   .name = "Maya",
                   .email = "maya@alder.example"};

    void SetUp() override {
        write([&](Tx& tx) { insert_contract(tx, contract, {client, partner}); });
    }
    // The next signer, having signed.
    Signer signed_by(Tx& tx) {
        auto signer = *call_next_signer(tx, alder.id, contract.id);
        signer.signed_at = now();
        signer.full_name = signer.name + " in full";
        signer.typed = signer.name;
        signer.strokes = {boost::json::array{0.5, 0.25}};
        signer.ip = "192.0.2.7";
        signer.user_agent = "a browser";
        signer.text_hash = contract.text_hash;
        EXPECT_TRUE(sign_contract(tx, signer));
        signer.state = SignerState::signed_;
        return signer;
    }
};

TEST_F(ContractTest, ComesBackAsStored) {
    write([&](Tx& tx) {
        EXPECT_EQ(require_contract(tx, alder.id, contract.id), contract);
        EXPECT_EQ(find_contract_of_step(tx, alder.id, alder.run, "agreement", 1), contract);
        EXPECT_FALSE(find_contract_of_step(tx, alder.id, alder.run, "agreement", 2));
        EXPECT_THAT(list_contracts_of_run(tx, alder.id, alder.run), ElementsAre(contract));
        EXPECT_THAT(list_signers(tx, alder.id, contract.id), ElementsAre(client, partner));
    });
}

TEST_F(ContractTest, IsOnePerPassageOfAStep) {
    expect_error(ErrorCode::conflict, "", [&](Tx& tx) {
        auto second = contract;
        second.id = next<ContractId>();
        insert_contract(tx, second, {});
    });
}

TEST_F(ContractTest, OfAnotherFirmIsNotFound) {
    expect_not_found("contract", [&](Tx& tx) { require_contract(tx, birch.id, contract.id); });
    write([&](Tx& tx) {
        EXPECT_FALSE(find_contract(tx, birch.id, contract.id));
        EXPECT_FALSE(find_contract_of_step(tx, birch.id, alder.run, "agreement", 1));
        EXPECT_THAT(list_contracts_of_run(tx, birch.id, alder.run), IsEmpty());
        EXPECT_THAT(list_signers(tx, birch.id, contract.id), IsEmpty());
        EXPECT_FALSE(call_next_signer(tx, birch.id, contract.id));
        EXPECT_FALSE(move_contract(tx, birch.id, contract.id, ContractState::waiting,
                                   ContractMove::make_void));
        EXPECT_FALSE(seal_contract(tx, birch.id, contract.id, next<FileId>()));
        auto signer = *call_next_signer(tx, alder.id, contract.id);
        signer.firm_id = birch.id;
        signer.signed_at = now();
        EXPECT_FALSE(sign_contract(tx, signer));
        EXPECT_FALSE(decline_contract(tx, signer));
        EXPECT_THAT(list_contracts_to_sign(tx, birch.id, alder.maya), IsEmpty());
    });
}

TEST_F(ContractTest, IsSignedInOrderWithTheEvidenceKept) {
    write([&](Tx& tx) {
        const auto first = signed_by(tx);
        EXPECT_THAT(list_signers(tx, alder.id, contract.id), ElementsAre(first, partner));
        const auto second = signed_by(tx);
        EXPECT_EQ(second.position, 2);
        EXPECT_THAT(list_signers(tx, alder.id, contract.id), ElementsAre(first, second));
        EXPECT_FALSE(call_next_signer(tx, alder.id, contract.id));
    });
}

TEST_F(ContractTest, IsSignedByNobodyBeforeTheirTurnNorTwice) {
    write([&](Tx& tx) {
        auto early = partner;
        early.signed_at = now();
        EXPECT_FALSE(sign_contract(tx, early));
        EXPECT_FALSE(decline_contract(tx, early));
        const auto first = signed_by(tx);
        EXPECT_FALSE(sign_contract(tx, first));
    });
}

TEST_F(ContractTest, CallsNobodyWhileSomebodyIsNextOrHasDeclined) {
    write([&](Tx& tx) {
        auto next_one = *call_next_signer(tx, alder.id, contract.id);
        EXPECT_EQ(next_one.position, 1);
        EXPECT_EQ(next_one.state, SignerState::next);
        EXPECT_FALSE(call_next_signer(tx, alder.id, contract.id));
        next_one.signed_at = now();
        next_one.reason = "The fee is too high.";
        EXPECT_TRUE(decline_contract(tx, next_one));
        next_one.state = SignerState::declined;
        EXPECT_EQ(list_signers(tx, alder.id, contract.id).front(), next_one);
        EXPECT_FALSE(call_next_signer(tx, alder.id, contract.id));
    });
}

TEST_F(ContractTest, IsNotSignedOnceItIsVoid) {
    write([&](Tx& tx) {
        auto signer = *call_next_signer(tx, alder.id, contract.id);
        EXPECT_TRUE(move_contract(tx, alder.id, contract.id, ContractState::waiting,
                                  ContractMove::make_void));
        EXPECT_EQ(require_contract(tx, alder.id, contract.id).state, ContractState::void_);
        signer.signed_at = now();
        EXPECT_FALSE(sign_contract(tx, signer));
        EXPECT_FALSE(decline_contract(tx, signer));
    });
}

TEST_F(ContractTest, IsSealedOnceAndOnlyByWayOfItsLifecycle) {
    const File pdf{.firm_id = alder.id,
                   .id = next<FileId>(),
                   .sha256 = sha256_hex("pdf"),
                   .created_at = now()};
    write([&](Tx& tx) {
        insert_file(tx, pdf);
        const auto move = [&](ContractState from, ContractMove contract_move) {
            return move_contract(tx, alder.id, contract.id, from, contract_move);
        };
        EXPECT_FALSE(move(ContractState::waiting, ContractMove::begin_seal));
        EXPECT_FALSE(move(ContractState::signed_, ContractMove::begin_seal));
        EXPECT_TRUE(move(ContractState::waiting, ContractMove::complete));
        EXPECT_FALSE(move(ContractState::waiting, ContractMove::complete));
        EXPECT_FALSE(seal_contract(tx, alder.id, contract.id, pdf.id));
        EXPECT_TRUE(move(ContractState::signed_, ContractMove::begin_seal));
        EXPECT_TRUE(move(ContractState::sealing, ContractMove::begin_seal));
        EXPECT_TRUE(seal_contract(tx, alder.id, contract.id, pdf.id));
        EXPECT_FALSE(seal_contract(tx, alder.id, contract.id, pdf.id));
        EXPECT_EQ(require_contract(tx, alder.id, contract.id).state, ContractState::sealed);
        EXPECT_EQ(require_contract(tx, alder.id, contract.id).sealed_file_id, pdf.id);
    });
}

TEST_F(ContractTest, IsTakenAwayWhileNobodyHasSignedIt) {
    write([&](Tx& tx) {
        EXPECT_FALSE(remove_unsigned_contract(tx, birch.id, contract.id));
        call_next_signer(tx, alder.id, contract.id);
        EXPECT_TRUE(remove_unsigned_contract(tx, alder.id, contract.id));
        EXPECT_FALSE(find_contract(tx, alder.id, contract.id));
        EXPECT_THAT(list_signers(tx, alder.id, contract.id), IsEmpty());
        insert_contract(tx, contract, {client, partner});
        signed_by(tx);
        EXPECT_FALSE(remove_unsigned_contract(tx, alder.id, contract.id));
        EXPECT_EQ(list_signers(tx, alder.id, contract.id).size(), 2u);
    });
}

TEST_F(ContractTest, IsNotTakenAwayOnceItIsVoid) {
    write([&](Tx& tx) {
        move_contract(tx, alder.id, contract.id, ContractState::waiting, ContractMove::make_void);
        EXPECT_FALSE(remove_unsigned_contract(tx, alder.id, contract.id));
        EXPECT_EQ(list_signers(tx, alder.id, contract.id).size(), 2u);
    });
}

TEST_F(ContractTest, WaitsForAMemberOnlyInTheirTurn) {
    write([&](Tx& tx) {
        EXPECT_THAT(list_contracts_to_sign(tx, alder.id, alder.maya), IsEmpty());
        signed_by(tx);
        call_next_signer(tx, alder.id, contract.id);
        EXPECT_THAT(list_contracts_to_sign(tx, alder.id, alder.maya), ElementsAre(contract));
        move_contract(tx, alder.id, contract.id, ContractState::waiting, ContractMove::make_void);
        EXPECT_THAT(list_contracts_to_sign(tx, alder.id, alder.maya), IsEmpty());
    });
}

TEST_F(ContractTest, StoresItsStatesUnderTheNamesOfTheApi) {
    write([&](Tx& tx) {
        move_contract(tx, alder.id, contract.id, ContractState::waiting, ContractMove::complete);
        EXPECT_EQ(tx.value<std::string>("select state from contracts where id = $1", contract.id),
                  "signed");
    });
}
