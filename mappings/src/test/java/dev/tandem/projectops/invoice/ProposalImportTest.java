package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.invoice.InvoiceFixture.confirmed;
import static dev.tandem.projectops.invoice.InvoiceFixture.imported;
import static dev.tandem.projectops.invoice.InvoiceFixture.journal;
import static dev.tandem.projectops.invoice.InvoiceFixture.posted;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ConnectionStaging;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.FinanceSide;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Import from staging into proposals (PROP-4 to PROP-8). */
class ProposalImportTest {
  @Test // UND-10, REC-10: the flag that an update of the actual clears is set again
  void importsNoBilledSaleTwiceWhenItsFlagIsCleared() {
    FinanceSide side = confirmed();
    imported(side, 1);
    ActualStaging billed =
        side.rows(ActualStaging.CODEC).stream()
            .filter(row -> row.transactionType().is(BILLED_SALES))
            .findAny()
            .orElseThrow();
    side.put(ActualStaging.CODEC, ActualStaging.builder().from(billed).journalized(false).build());

    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC)).hasSize(1);
    assertThat(side.rows(ActualStaging.CODEC)).allMatch(row -> row.journalized().orElse(false));
    assertThat(imported(side, 1).written()).isZero();
  }

  @Test // PROP-5, ERR-8
  void addsNoLineWhileBilledSalesAreMissing() {
    FinanceSide side = confirmed();

    assertThat(imported(side, 2).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_8);
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
  }

  @Test // TC-9, SC-14h, TC-11: no line, no error; a later run takes it
  void waitsForAConnectionWithoutAnError() {
    FinanceSide side = posted();
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));

    assertThat(imported(side, 1).faults()).isEmpty();
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");
    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC)).hasSize(1);
  }

  @Test // TC-12: a connection with a line detail says nothing to finance
  void countsOnlyConnectionsOfActuals() {
    FinanceSide side = posted();
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.put(
        ConnectionStaging.CODEC,
        ConnectionStaging.builder()
            .connectionId(new UUID(4, 2))
            .transaction1(FinanceSide.id(4))
            .transaction1Role("Billed Sales")
            .transaction1Type("msdyn_invoicelinetransaction")
            .transaction2(FinanceSide.id(2))
            .transaction2Role("Unbilled Sales")
            .transaction2Type("msdyn_actual")
            .build());

    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
  }

  @Test // PROP-6, JRN-31, ERR-7, SC-7 step 6
  void addsNoLineBeforeTheUnbilledSaleIsPosted() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(2, SALES, "8", "1600"));
    side.run(JournalImportProcess.of(books()));
    side.proposal("I1", "C1", "USD");
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");

    assertThat(imported(side, 1).faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.ERR_7);
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    imported(side, 1);
    assertThat(side.rows(ProposalLine.CODEC)).hasSize(1);
  }

  @Test // PROP-7: without the header nothing is added
  void waitsForTheHeader() {
    FinanceSide side = posted();
    side.stage(side.time(4, BILLED_SALES, "8", "1600").proposalId("I1"));
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");

    assertThat(imported(side, 1).faults()).isEmpty();
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
  }

  @Test // PROP-8
  void importsOneProposalOnly() {
    FinanceSide side = confirmed();
    side.stage(side.time(5, SALES, "1", "200"));
    journal(side);
    side.proposal("I2", "C1", "USD");
    side.stage(side.time(6, BILLED_SALES, "1", "200").proposalId("I2"));
    side.connect(6, "Billed Sales", 5, "Unbilled Sales");

    side.run(ProposalImportProcess.of(books(), (company, number) -> OptionalInt.of(1)).only("I2"));

    assertThat(side.rows(ProposalLine.CODEC))
        .extracting(line -> line.proposalId().orElse(""))
        .containsExactly("I2");
    side.run(ProposalImportProcess.of(books(), (company, number) -> OptionalInt.of(1)).holding(1));
    assertThat(side.rows(ProposalLine.CODEC)).hasSize(2);
  }

  @Test // PROP-10, REG-3: lines come back with what was changed meanwhile
  void bringsAllLinesBackAfterClearing() {
    FinanceSide side = confirmed();
    imported(side, 1);

    side.run(new ProposalClearing("I1"));
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
    ProjectTransaction sale =
        side.rows(ProjectTransaction.CODEC).stream()
            .filter(row -> row.actualId().equals(Optional.of(id(2))))
            .findFirst()
            .orElseThrow();
    side.put(
        ProjectTransaction.CODEC,
        ProjectTransaction.builder()
            .from(sale)
            .source(Optional.empty())
            .dimensions("U7-D7")
            .build());
    imported(side, 1);

    assertThat(side.rows(ProposalLine.CODEC))
        .extracting(line -> line.dimensions().orElse(""))
        .containsExactly("U7-D7");
    side.run(InvoicePostingProcess.all(books()));
    assertThat(side.balance("161300")).isEqualTo("0");
  }

  @ParameterizedTest // PROP-1, REG-3, COR-12, SC-14l
  @EnumSource(ProposalRights.Wish.class)
  void refusesWhatOnlyTheDataverseSideMayDo(ProposalRights.Wish wish) {
    assertThatThrownBy(() -> ProposalRights.refuse(wish, "I1"))
        .isInstanceOf(FaultException.class)
        .hasMessageStartingWith("PROP-1 at proposal I1");
  }

  @Test // SC-9 steps 5 and 6, INV-14, FS-2: shares of customers keep their funding source
  void keepsTheFundingSourceOfEachShare() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(1, SALES, "6", "1200"));
    side.stage(side.time(2, SALES, "4", "800").fundingSource("FS-2"));
    journal(side);
    side.proposal("I9a", "C1", "USD");
    side.proposal("I9b", "C1", "USD");
    side.stage(side.time(3, BILLED_SALES, "6", "1200").proposalId("I9a"));
    side.stage(side.time(4, BILLED_SALES, "4", "800").fundingSource("FS-2").proposalId("I9b"));
    side.connect(3, "Billed Sales", 1, "Unbilled Sales");
    side.connect(4, "Billed Sales", 2, "Unbilled Sales");

    imported(side, 1);
    side.run(InvoicePostingProcess.all(books()));

    assertThat(side.rows(ProjectTransaction.CODEC))
        .extracting(row -> row.fundingSource().orElse(""))
        .containsExactlyInAnyOrder("FS-C1", "FS-2");
    assertThat(side.rows(InvoiceJournal.CODEC))
        .extracting(row -> row.netAmount().orElseThrow().intValue())
        .containsExactlyInAnyOrder(1200, 800);
  }
}
