package dev.tandem.projectops.journal;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.journal.JournalFixture.BASE;
import static dev.tandem.projectops.journal.JournalFixture.entered;
import static dev.tandem.projectops.journal.JournalFixture.side;
import static dev.tandem.projectops.journal.JournalFixture.staged;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ExpenseExport;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournal;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.JournalStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.WorkerDimensions;
import dev.tandem.projectops.entity.finance.WorkerResourceStaging;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posting of journals (JRN-14 to JRN-19, WB-1 to WB-3). */
class JournalPostingProcessTest {
  @Test // ACT-7, SC-1 steps 6 and 7, JRN-1, JRN-30, WB-1, WB-2, REG-2
  void importsAndPostsOneEntry() {
    FinanceSide side = entered();

    side.run(JournalImportProcess.of(books()));

    IntegrationJournal journal = side.rows(IntegrationJournal.CODEC).get(0);
    assertThat(side.rows(IntegrationJournal.CODEC)).hasSize(1);
    assertThat(journal.periodStart()).contains(LocalDate.of(2026, 3, 1));
    assertThat(journal.description()).contains("Project Operations integration journal 2026-03-01");
    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.lineProperty().orElse(""))
        .containsExactly("NotAvail", "Billable");

    ProcessReport posted = side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(posted.faults()).isEmpty();
    assertThat(side.voucher("USPM-V000001"))
        .containsExactly("540100 800.00 USD / 800.00", "600300 -800.00 USD / -800.00");
    assertThat(side.voucher("USPM-V000002"))
        .containsExactly("161300 1600.00 USD / 1600.00", "420200 -1600.00 USD / -1600.00");
    ActualStaging sale = staged(side, 2);
    assertThat(sale.voucher()).contains("USPM-V000002");
    assertThat(sale.accountingAmount().orElseThrow()).isEqualByComparingTo("1600");
    assertThat(sale.exchangeRate().orElseThrow()).isEqualByComparingTo("100");
    assertThat(side.rows(ProjectTransaction.CODEC))
        .extracting(row -> row.accrued().orElse(false))
        .containsExactlyInAnyOrder(false, true);
    assertThat(side.rows(IntegrationJournal.CODEC).get(0).status().is(JournalStatus.POSTED))
        .isTrue();
  }

  @Test // JRN-16, SC-14f: a long journal is posted in batch whatever the user chose
  void leavesALongJournalThatAUserPostsToTheBatch() {
    FinanceSide side = side();
    for (int i = 1; i <= 101; i++) {
      side.stage(side.time(i, COST, "1", "100"));
    }
    side.run(JournalImportProcess.of(books()));
    JournalPostingProcess byHand = JournalPostingProcess.byHand(books(), BASE, "USPM-J000001");

    side.run(byHand);
    side.run(byHand);

    IntegrationJournal waiting = side.rows(IntegrationJournal.CODEC).get(0);
    assertThat(waiting.status().is(JournalStatus.DRAFT)).isTrue();
    assertThat(waiting.inBatch()).contains(true);
    assertThat(side.rows(LedgerEntry.CODEC)).isEmpty();
    side.run(JournalPostingProcess.all(books(), BASE));
    assertThat(side.balance("540100")).isEqualTo("10100");
  }

  @Test // JRN-16
  void postsAShortJournalAtOnce() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.byHand(books(), BASE, "USPM-J000001"));
    assertThat(side.balance("540100")).isEqualTo("800");
    assertThat(side.rows(IntegrationJournal.CODEC).get(0).inBatch()).isEmpty();
  }

  @Test // JRN-2, REC-10: once, however often it runs
  void importsAndPostsNothingTwice() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));
    int rows = side.connector().history().size();

    ProcessReport again = side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(again.written()).isZero();
    assertThat(side.connector().history()).hasSize(rows);
  }

  @Test // IC-2, SC-6 steps 2 and 4: the sale stays with the owner of the project
  void postsTheSaleOfLentWorkWithTheSetUpOfTheProject() {
    FinanceSide side = side();
    side.stage(side.time(2, SALES, "10", "2000").resourcingCompany("GBPM"));

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(side.rows(ProjectTransaction.CODEC))
        .singleElement()
        .matches(row -> row.dimensions().equals(Optional.of("U1-D1")))
        .matches(row -> row.salesTaxGroup().equals(Optional.of("TAX")));
    assertThat(side.balance("161300")).isEqualTo("2000");
  }

  @Test // DIM-10, RES-2: the worker's employment completes cost and wins on payroll
  void mergesTheDimensionsOfTheWorker() {
    FinanceSide side = side();
    UUID resource = new UUID(7, 7);
    UUID other = new UUID(7, 8); // of the same worker
    for (UUID id : List.of(resource, other)) {
      side.put(
          WorkerResourceStaging.CODEC,
          WorkerResourceStaging.builder().resourceId(id).personnelNumber("000123").build());
    }
    side.put(
        WorkerDimensions.CODEC,
        WorkerDimensions.builder()
            .company("USPM")
            .personnelNumber("000123")
            .dimensions("U7-")
            .build());
    side.put(
        ProjectAccount.CODEC,
        ProjectAccount.builder()
            .company("USPM")
            .projectId("P1")
            .contractId("C1")
            .dimensions("U1-D1")
            .build());
    side.stage(side.time(1, COST, "8", "800").resourceId(resource));
    side.stage(side.time(2, SALES, "8", "1600").resourceId(resource));
    side.stage(side.time(3, COST, "1", "100").resourceId(other));

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(dimensions(side, "540100")).containsExactly("U1-D1", "U1-D1");
    assertThat(dimensions(side, "600300")).containsExactly("U7-D1", "U7-D1");
    assertThat(dimensions(side, "161300")).containsExactly("U1-D1");
  }

  private static List<String> dimensions(FinanceSide side, String account) {
    return side.rows(LedgerEntry.CODEC).stream()
        .filter(row -> row.mainAccount().orElse("").equals(account))
        .map(row -> row.dimensions().orElse(""))
        .toList();
  }

  @ParameterizedTest // JRN-29, SUB-10: usage, its sale, and work that no subcontractor did
  @CsvSource({"true, 800", "false, 1600"})
  void leavesTheCostOfSubcontractUsageToProductReceipts(boolean receipts, String cost) {
    FinanceSide side = side();
    side.put(
        IntegrationParameters.CODEC,
        IntegrationParameters.builder().company("USPM").postsReceipts(receipts).build());
    side.stage(side.time(1, COST, "8", "800").subcontractLine("SC1-1"));
    side.stage(side.time(2, SALES, "8", "1600").subcontractLine("SC1-1"));
    side.stage(side.time(3, COST, "8", "800"));

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.TRANSFER));

    assertThat(side.balance("540100")).isEqualTo(cost);
    assertThat(side.balance("161300")).isEqualTo("1600");
    assertThat(side.rows(ProjectTransaction.CODEC)).hasSize(3);
  }

  @Test // JRN-9, TC-9, TC-12: cost and both sales of an entry, and nothing of another entry
  void tiesTheVouchersOfAnEntry() {
    FinanceSide side = entered();
    side.stage(side.time(3, SALES, "2", "400"));
    side.stage(side.time(4, COST, "1", "100"));
    side.connect(2, "Unbilled Sales", 1, "Cost");
    side.connect(3, "Unbilled Sales", 1, "Cost");
    side.connect(3, "Replacing", 4, "Original");
    side.run(JournalImportProcess.of(books()));
    assertThat(related(side, "USPM-V000001")).isEmpty();

    side.run(JournalPostingProcess.all(books(), BASE));

    List<String> ofEntry = related(side, voucher(side, 1));
    assertThat(ofEntry)
        .containsExactlyInAnyOrder(voucher(side, 1), voucher(side, 2), voucher(side, 3));
    assertThat(related(side, voucher(side, 3))).isEqualTo(ofEntry);
    assertThat(related(side, voucher(side, 4))).containsExactly(voucher(side, 4));
  }

  private static List<String> related(FinanceSide side, String voucher) {
    return side.look(records -> RelatedVouchers.ofVoucher(records, voucher));
  }

  private static String voucher(FinanceSide side, int actual) {
    return side.rows(ProjectTransaction.CODEC).stream()
        .filter(row -> row.actualId().equals(Optional.of(id(actual))))
        .map(row -> row.voucher().orElseThrow())
        .findAny()
        .orElseThrow();
  }

  @Test // JRN-19: what is posted stays
  void deletesNoPostedLine() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThatThrownBy(() -> side.run(new LineDeletion("USPM-J000001", 1)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("line is Posted");
  }

  @Test // SC-14b, JRN-17, UND-34, ERR-10
  void movesLinesThatFailToANewJournal() {
    FinanceSide side = entered();
    side.stage(side.time(3, COST, "1", "100").documentDate(LocalDate.of(2026, 2, 27)));
    side.stage(side.time(4, COST, "1", "100").documentDate(LocalDate.of(2026, 2, 26)));
    side.run(JournalImportProcess.of(books()));

    ProcessReport stopped = side.run(JournalPostingProcess.all(books(), BASE));
    assertThat(stopped.faults()).extracting(fault -> fault.code()).containsOnly(FaultCode.ERR_10);
    assertThat(side.rows(LedgerEntry.CODEC)).hasSize(4); // March went, February as a whole not

    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.TRANSFER_AS_ERRORS));

    IntegrationJournal moved =
        side.rows(IntegrationJournal.CODEC).stream()
            .filter(journal -> journal.original().isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(moved.status().is(JournalStatus.ERROR)).isTrue();
    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .filteredOn(line -> line.journal().equals(moved.journal()))
        .hasSize(2)
        .allMatch(line -> line.status().is(JournalLineStatus.ERROR));
    assertThat(staged(side, 3).voucher()).isEmpty(); // WB-3
    assertThat(side.rows(ImportedActual.CODEC))
        .filteredOn(link -> link.document().equals(moved.journal()))
        .hasSize(2);

    side.run(new LineReset(moved.journal().orElseThrow(), 1, false)); // JRN-19
    side.run(
        JournalPostingProcess.journal(
            books(Books.USD, FinanceSide.calendar(false, 2, 12), Books.TM_WIP),
            JournalPosting.Mode.TRANSFER_AS_ERRORS,
            moved.journal().orElseThrow()));
    assertThat(side.balance("540100")).isEqualTo("900");
  }

  @Test // JRN-17: lines move once; those of which none posts wait where they are
  void movesLinesThatFailAgainNoFurther() {
    FinanceSide side = entered();
    side.stage(side.time(3, COST, "1", "100").documentDate(LocalDate.of(2026, 2, 27)));
    side.run(JournalImportProcess.of(books()));
    JournalPostingProcess posting =
        JournalPostingProcess.all(books(), JournalPosting.Mode.TRANSFER);
    side.run(posting);
    List<IntegrationJournal> moved = side.rows(IntegrationJournal.CODEC);

    ProcessReport again = side.run(posting);

    assertThat(again.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_10);
    assertThat(again.written()).isZero();
    assertThat(side.rows(IntegrationJournal.CODEC)).isEqualTo(moved);
    side.run(
        JournalPostingProcess.all(
            books(Books.USD, FinanceSide.calendar(false, 2, 12), Books.TM_WIP),
            JournalPosting.Mode.TRANSFER));
    assertThat(side.balance("540100")).isEqualTo("900");
  }

  @Test // SC-14a, JRN-8, PAR-11
  void movesTheAccountingDateWhereTheBooksSaySo() {
    FinanceSide side = entered();

    side.run(
        JournalImportProcess.of(books(Books.USD, FinanceSide.calendar(true, 4, 12), Books.TM_WIP)));

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .allMatch(line -> line.accountingDate().orElseThrow().equals(LocalDate.of(2026, 4, 1)))
        .allMatch(line -> line.transactionDate().orElseThrow().equals(FinanceSide.DAY));
  }

  @Test // JRN-14
  void changesTaxGroupsAndDimensionsOfDraftLinesOnly() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(books()));
    LineEdit edit =
        new LineEdit("USPM-J000001", 2, Optional.of("FREE"), Optional.empty(), Optional.of("U4-"));
    side.run(edit);
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(side.rows(ProjectTransaction.CODEC))
        .filteredOn(row -> row.actualId().equals(Optional.of(id(2))))
        .allMatch(row -> row.salesTaxGroup().equals(Optional.of("FREE")))
        .allMatch(row -> row.dimensions().equals(Optional.of("U4-")));
    assertThatThrownBy(() -> side.run(edit)).isInstanceOf(FaultException.class);
  }

  @Test // EXP-7, EXP-8, JRN-25, SC-4 step 4: the expense report is found by its number
  void clearsTheExpenseIntegrationAccount() {
    FinanceSide side = side();
    side.put(
        ExpenseExport.CODEC,
        ExpenseExport.builder()
            .transactionNumber("EXP-7")
            .company("USPM")
            .projectId("P1")
            .transactionDate(FinanceSide.DAY)
            .costType("Hotel")
            .build());
    side.stage(
        side.time(1, COST, "1", "200")
            .classNumber(192350001L)
            .categoryId("Travel")
            .externalOrigin("EXP-7"));

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(side.balance("EXPENSE_INTEGRATION")).isEqualTo("-200");
  }

  @Test // PAR-13, SC-6 steps 3 and 5, IC-3, IC-7, JRN-26
  void postsTheLendingSideWithoutProjectTransactions() {
    FinanceSide lender = FinanceSide.empty("GBPM").setUp();
    lender.put(
        IntercompanyRelation.CODEC,
        IntercompanyRelation.builder()
            .company("GBPM")
            .partner("USPM")
            .accruesRevenue(true)
            .dimensions("U9")
            .build());
    lender.rate("USD", "GBP", LocalDate.of(2026, 1, 1), "80");
    lender.stage(
        lender
            .time(1, StagedTransactionType.RESOURCING_UNIT_COST, "10", "880")
            .currency("GBP")
            .projectCompany("USPM"));
    lender.stage(
        lender.time(2, StagedTransactionType.INTER_ORG_SALES, "10", "1200").projectCompany("USPM"));

    lender.run(JournalImportProcess.of(books(Books.GBP, Books.TM_WIP)));
    ProcessReport posted =
        lender.run(JournalPostingProcess.all(books(Books.GBP, Books.TM_WIP), BASE));

    assertThat(posted.faults()).isEmpty();
    assertThat(lender.balance("540100")).isEqualTo("880");
    assertThat(lender.balance("161300")).isEqualTo("960");
    assertThat(lender.rows(ProjectTransaction.CODEC)).isEmpty();
    takesLentWorkBack(lender);
    assertThat(lender.rows(LedgerEntry.CODEC))
        .allMatch(row -> row.dimensions().orElse("").equals("U9-")); // DIM-4
  }

  /** IC-12: reversals flow like any actual. */
  private static void takesLentWorkBack(FinanceSide lender) {
    lender.stage(
        lender
            .time(3, StagedTransactionType.RESOURCING_UNIT_COST, "-10", "-880")
            .currency("GBP")
            .projectCompany("USPM"));
    lender.stage(
        lender
            .time(4, StagedTransactionType.INTER_ORG_SALES, "-10", "-1200")
            .projectCompany("USPM"));
    lender.run(JournalImportProcess.of(books(Books.GBP, Books.TM_WIP)));
    lender.run(JournalPostingProcess.all(books(Books.GBP, Books.TM_WIP), BASE));
    assertThat(lender.balance("540100")).isEqualTo("0");
    assertThat(lender.balance("161300")).isEqualTo("0");
  }

  @Test // SC-10b, JRN-28
  void postsAReversedPairToZero() {
    FinanceSide side = entered();
    side.stage(side.time(3, COST, "-8", "-800"));
    side.stage(side.time(4, SALES, "-8", "-1600"));

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(side.rows(IntegrationJournalLine.CODEC)).hasSize(4);
    assertThat(List.of(side.balance("540100"), side.balance("161300"))).containsOnly("0");
  }

  @Test // ERR-15, ERR-16, SC-14g: a line whose actual is not there, or cannot be read
  void refusesALineThatNobodyTakesTheResultsOf() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(books()));
    for (FaultCode code : List.of(FaultCode.ERR_15, FaultCode.ERR_16)) {
      ProcessReport refused =
          side.run(JournalPostingProcess.all(books(), BASE).asking(actuals -> Map.of(id(2), code)));
      assertThat(refused.faults()).extracting(Fault::code).containsExactly(code);
      assertThat(side.rows(LedgerEntry.CODEC)).isEmpty();
    }

    side.run(
        JournalPostingProcess.all(books(), JournalPosting.Mode.TRANSFER)
            .asking(actuals -> Map.of(id(2), FaultCode.ERR_15)));

    assertThat(staged(side, 1).voucher()).isPresent();
    assertThat(staged(side, 2).voucher()).isEmpty();
  }
}
