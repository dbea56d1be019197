package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.invoice.InvoiceFixture.imported;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.process.FinanceSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Milestones and retainers on proposals (MS-3, MS-13, RET-6). */
class InvoicedMilestonesTest {
  private static final String MILESTONE = "192350003";

  private static final UUID FIRST = new UUID(0xA, 1);

  private static final UUID SECOND = new UUID(0xA, 2);

  private static FinanceSide fixedPrice() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
    side.put(
        OnAccountTransaction.CODEC,
        OnAccountTransaction.builder()
            .company("USPM")
            .transactionId("M1")
            .contractId("C1")
            .contractLineId("1")
            .amount(new BigDecimal("5000"))
            .currency("USD")
            .salesTaxGroup("TAX")
            .build());
    side.proposal("I3", "C1", "USD");
    return side;
  }

  private static ActualStaging.Builder milestone(FinanceSide side, int number, String amount) {
    return side.time(number, BILLED_SALES, "1", amount)
        .classNumber(Long.valueOf(MILESTONE))
        .categoryId(Optional.empty());
  }

  /** Two milestones of the same amount, known by their ids and by different descriptions. */
  private static FinanceSide twins() {
    FinanceSide side = fixedPrice();
    twin(side, "M1", FIRST, "Design");
    twin(side, "M2", SECOND, "Build");
    return side;
  }

  private static void twin(FinanceSide side, String number, UUID milestone, String name) {
    side.put(
        OnAccountTransaction.CODEC,
        OnAccountTransaction.builder()
            .company("USPM")
            .transactionId(number)
            .milestoneId(milestone.toString())
            .contractId("C1")
            .contractLineId("1")
            .description(name)
            .amount(new BigDecimal("5000"))
            .currency("USD")
            .salesTaxGroup("TAX")
            .build());
  }

  private static List<String> billedMilestones(FinanceSide side) {
    return side.rows(OnAccountTransaction.CODEC).stream()
        .filter(row -> row.status().is(SubledgerStatus.INVOICE_PROPOSAL))
        .map(row -> row.transactionId().orElse(""))
        .toList();
  }

  @Test // SC-3 steps 7 and 8, PROP-6, ACC-10, MS-3, MS-13, SC-7 step 10
  void postsAndCreditsAMilestone() {
    FinanceSide side = fixedPrice();
    side.stage(milestone(side, 1, "5000").proposalId("I3"));

    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("-5000");
    assertThat(side.balance("130100")).isEqualTo("5500");
    assertThat(side.rows(OnAccountTransaction.CODEC))
        .allMatch(row -> row.status().is(SubledgerStatus.INVOICED));

    side.proposal("I3-C", "C1", "USD");
    side.stage(milestone(side, 2, "-5000").proposalId("I3-C"));
    side.connect(2, "Reversing", 1, "Original");
    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("0");
    assertThat(side.rows(OnAccountTransaction.CODEC))
        .allMatch(row -> row.status().is(SubledgerStatus.POSTED) && row.proposalId().isEmpty());
  }

  @Test // MS-13, UND-11: I3, its credit and the new bill A4 arrive before anything is imported
  void billsAnewBeforeTheCreditIsKnown() {
    FinanceSide side = twins();
    String milestone = FIRST.toString();
    side.proposal("A4", "C1", "USD");
    side.proposal("I3-C", "C1", "USD");
    side.stage(milestone(side, 3, "5000").proposalId("A4").externalOrigin(milestone));
    side.stage(milestone(side, 1, "5000").proposalId("I3").externalOrigin(milestone));
    side.stage(milestone(side, 2, "-5000").proposalId("I3-C").externalOrigin(milestone));
    side.connect(2, "Reversing", 1, "Original");

    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.rows(ProposalLine.CODEC)).hasSize(3);
    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("-5000");
    assertThat(side.rows(OnAccountTransaction.CODEC))
        .filteredOn(row -> row.milestoneId().equals(Optional.of(milestone)))
        .singleElement()
        .matches(row -> row.status().is(SubledgerStatus.INVOICED))
        .matches(row -> row.proposalId().equals(Optional.of("A4")));
  }

  @Test // TC-11, MS-13: a credit without its connection is no bill of the milestone; it waits
  void waitsForTheConnectionOfACredit() {
    FinanceSide side = twins();
    String milestone = FIRST.toString();
    side.proposal("A3-C", "C1", "USD");
    side.stage(
        milestone(side, 2, "-5000")
            .quantity(BigDecimal.ONE.negate())
            .proposalId("A3-C")
            .externalOrigin(milestone));
    side.stage(milestone(side, 1, "5000").proposalId("I3").externalOrigin(milestone));

    assertThat(imported(side, 1).faults()).isEmpty();
    assertThat(side.rows(ProposalLine.CODEC))
        .extracting(row -> row.proposalId().orElse(""))
        .containsExactly("I3");

    side.connect(2, "Reversing", 1, "Original");
    imported(side, 1);
    assertThat(side.rows(ProposalLine.CODEC))
        .filteredOn(row -> row.credit().orElse(false))
        .hasSize(1);
  }

  @Test // MS-13: a credit note that is posted before its invoice leaves the milestone free
  void creditsBeforeTheInvoiceIsPosted() {
    FinanceSide side = twins();
    String milestone = FIRST.toString();
    side.proposal("I3-C", "C1", "USD");
    side.stage(milestone(side, 1, "5000").proposalId("I3").externalOrigin(milestone));
    side.stage(milestone(side, 2, "-5000").proposalId("I3-C").externalOrigin(milestone));
    side.connect(2, "Reversing", 1, "Original");
    imported(side, 1);
    side.run(InvoicePostingProcess.proposal(books(), "I3-C"));
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.balance("WIP_INVOICED_ON_ACCOUNT")).isEqualTo("0");
    assertThat(side.rows(OnAccountTransaction.CODEC))
        .allMatch(row -> row.proposalId().isEmpty())
        .noneMatch(row -> row.status().is(SubledgerStatus.INVOICED));
  }

  @Test // MS-3: the reference decides, whatever line and description say
  void billsTheMilestoneThatTheActualNames() {
    FinanceSide side = twins();
    side.stage(
        milestone(side, 1, "5000")
            .proposalId("I3")
            .contractLineId("8f3c")
            .description("Design")
            .externalOrigin(SECOND.toString().toUpperCase(Locale.ROOT)));

    imported(side, 1);

    assertThat(billedMilestones(side)).containsExactly("M2");
  }

  @Test // MS-3, ERR-7: no other milestone stands in for one that is billed already
  void billsNoMilestoneTwice() {
    FinanceSide side = twins();
    side.stage(milestone(side, 1, "5000").proposalId("I3").externalOrigin(FIRST.toString()));
    side.stage(milestone(side, 2, "5000").proposalId("I3").externalOrigin(FIRST.toString()));

    assertThat(imported(side, 2).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);
    assertThat(billedMilestones(side)).isEmpty();
  }

  @Test // MS-3: a reference that finance does not know needs the description as well
  void asksForTheDescriptionBesideAnUnknownReference() {
    FinanceSide side = twins();
    side.stage(milestone(side, 1, "5000").proposalId("I3").externalOrigin("elsewhere"));
    assertThat(imported(side, 1).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);

    side.stage(
        milestone(side, 1, "5000")
            .proposalId("I3")
            .externalOrigin("elsewhere")
            .description("Build"));
    imported(side, 1);

    assertThat(billedMilestones(side)).containsExactly("M2");
  }

  @Test // PROP-6, ERR-7: the milestone has not become an on-account transaction
  void waitsForTheOnAccountTransaction() {
    FinanceSide side = fixedPrice();
    side.stage(milestone(side, 1, "4999").proposalId("I3"));

    assertThat(imported(side, 1).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);
  }

  @Test // RET-6, UND-1, UND-3: a retainer gets its on-account transaction with the billed row
  void postsARetainer() {
    FinanceSide side = fixedPrice();
    side.stage(milestone(side, 1, "700").classNumber(690970099L).proposalId("I3"));

    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.rows(OnAccountTransaction.CODEC))
        .filteredOn(row -> row.proposalId().equals(Optional.of("I3")))
        .allMatch(row -> row.status().is(SubledgerStatus.INVOICED))
        .hasSize(1);
    assertThat(side.balance("130100")).isEqualTo("770");
  }

  @Test // PROP-10, RET-6, REC-10: a retainer that is imported again has one transaction
  void makesOneTransactionOfARetainerThatIsImportedAgain() {
    FinanceSide side = fixedPrice();
    int before = side.rows(OnAccountTransaction.CODEC).size();
    side.stage(milestone(side, 1, "700").classNumber(690970099L).proposalId("I3"));
    imported(side, 1);

    side.run(new ProposalClearing("I3"));
    assertThat(side.rows(OnAccountTransaction.CODEC)).hasSize(before);
    imported(side, 1);

    assertThat(side.rows(OnAccountTransaction.CODEC)).hasSize(before + 1);
  }
}
