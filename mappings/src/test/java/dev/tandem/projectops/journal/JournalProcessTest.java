package dev.tandem.projectops.journal;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualCheck;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.ExpenseExport;
import dev.tandem.projectops.entity.finance.FinanceExchangeRate;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournal;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.JournalStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectStage;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.WorkerDimensions;
import dev.tandem.projectops.entity.finance.WorkerResourceStaging;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalProcessTest {
  private static final JournalPosting.Mode BASE = JournalPosting.Mode.ALL_OR_NOTHING;

  private static FinanceSide side() {
    return FinanceSide.empty("USPM")
        .setUp()
        .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
  }

  private static FinanceSide entered() {
    FinanceSide side = side();
    side.stage(side.time(1, COST, "8", "800"));
    side.stage(side.time(2, SALES, "8", "1600"));
    return side;
  }

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

  private static ActualStaging staged(FinanceSide side, int number) {
    return side.rows(ActualStaging.CODEC).stream()
        .filter(row -> row.importId().orElseThrow().equals(id(number)))
        .findFirst()
        .orElseThrow();
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

  @Test // UND-10, REC-10: a late update of the actual that clears the flag brings no second line
  void importsNoActualTwiceWhenItsFlagIsCleared() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(books()));
    side.stage(side.time(2, SALES, "8", "1600"));

    side.run(JournalImportProcess.of(books()));

    assertThat(side.rows(IntegrationJournalLine.CODEC)).hasSize(2);
  }

  @Test // ACT-16, OPT-10: the tax type is no longer in use
  void leavesTaxActualsAlone() {
    FinanceSide side = side();
    side.stage(side.time(1, StagedTransactionType.TAX, "1", "10"));

    assertThat(side.run(JournalImportProcess.of(books())).written()).isZero();
    assertThat(side.run(JournalImportProcess.of(books())).faults()).isEmpty();
  }

  @ParameterizedTest // CAT-8, CAT-12: the type comes from the class, the category from both
  @CsvSource({
    "192350000, Labour, Labour-1, HOUR",
    "192350001, Travel, Travel-4, COST",
    "192350002, Goods, Goods-3, ITEM",
    "192350004, Charge, Charge-2, FEE"
  })
  void findsTheProjectCategoryByNameAndClass(
      long number, String category, String id, CategoryType type) {
    FinanceSide side = side();
    side.stage(side.time(1, SALES, "1", "10").classNumber(number).categoryId(category));

    side.run(JournalImportProcess.of(books()));

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .singleElement()
        .matches(line -> line.categoryId().equals(Optional.of(id)) && line.type().is(type));
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
    side.put(
        WorkerResourceStaging.CODEC,
        WorkerResourceStaging.builder().resourceId(resource).personnelNumber("000123").build());
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

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), BASE));

    assertThat(dimensions(side, "540100")).containsExactly("U1-D1");
    assertThat(dimensions(side, "600300")).containsExactly("U7-D1");
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

  @Test // SC-14k, REG-5, JRN-2
  void bringsADeletedLineBackWithANewVoucher() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(books()));
    String journal = side.rows(IntegrationJournal.CODEC).get(0).journal().orElseThrow();

    for (int round = 0; round < 3; round++) {
      int line =
          side.rows(IntegrationJournalLine.CODEC).stream()
              .filter(row -> row.actualId().orElseThrow().equals(id(2)))
              .findFirst()
              .orElseThrow()
              .line()
              .orElseThrow();
      side.run(new LineDeletion(journal, line));
      assertThat(side.rows(IntegrationJournalLine.CODEC)).hasSize(1);
      side.run(JournalImportProcess.of(books()));
    }

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.voucher().orElse(""))
        .containsExactlyInAnyOrder("USPM-V000001", "USPM-V000005");
    assertThat(side.rows(ImportedActual.CODEC)).hasSize(2);
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

  @Test // PAR-14, SC-14e, JRN-20
  void opensASecondJournalAtTheLimit() {
    FinanceSide side = side();
    for (int i = 1; i <= 250; i++) {
      side.stage(side.time(i, COST, "1", "100"));
    }

    side.run(JournalImportProcess.of(books()).holding(70));

    assertThat(side.rows(IntegrationJournal.CODEC))
        .extracting(journal -> journal.lineCount().orElse(0))
        .containsExactly(200, 50);
    assertThat(side.rows(ImportedActual.CODEC)).hasSize(250);
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

  @Test // SC-14a, JRN-8, PAR-11
  void movesTheAccountingDateWhereTheBooksSaySo() {
    FinanceSide side = entered();

    side.run(
        JournalImportProcess.of(books(Books.USD, FinanceSide.calendar(true, 4, 12), Books.TM_WIP)));

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .allMatch(line -> line.accountingDate().orElseThrow().equals(LocalDate.of(2026, 4, 1)))
        .allMatch(line -> line.transactionDate().orElseThrow().equals(FinanceSide.DAY));
  }

  @Test // JRN-22, SC-14g
  void importsOnlyWhatTheCheckFoundValid() {
    FinanceSide side = entered();
    check(side, 1, true);
    check(side, 2, false);

    side.run(JournalImportProcess.of(books()).onlyChecked());

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.actualId().orElseThrow())
        .containsExactly(id(1));
  }

  @Test // JRN-22, JRN-23, SC-14g: seen, compared five minutes later, judged again while invalid
  void checksStagedActualsBeforeTheyAreImported() {
    FinanceSide side = entered();
    Map<UUID, String> wrong = new HashMap<>(Map.of(id(2), "rolled back"));
    ActualCheckProcess check = new ActualCheckProcess(rows -> wrong);
    side.run(check);
    side.run(check); // too early
    assertThat(side.rows(ActualCheck.CODEC)).noneMatch(row -> row.valid().orElse(true));

    side.runAt(Duration.ofMinutes(5), check);
    side.run(JournalImportProcess.of(books()).onlyChecked());
    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.actualId().orElseThrow())
        .containsExactly(id(1));
    assertThat(side.rows(ActualCheck.CODEC))
        .filteredOn(row -> row.actualId().orElseThrow().equals(id(2)))
        .allMatch(row -> row.reason().equals(Optional.of("rolled back")));

    wrong.clear();
    side.runAt(Duration.ofMinutes(10), check);
    side.run(JournalImportProcess.of(books()).onlyChecked());
    assertThat(side.rows(IntegrationJournalLine.CODEC)).hasSize(2);
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

  private static void check(FinanceSide side, int number, boolean valid) {
    side.put(
        ActualCheck.CODEC,
        ActualCheck.builder().company("USPM").actualId(id(number)).valid(valid).build());
  }

  @Test // PRJ-5, ERR-27: the others go on
  void leavesOutWhatAFinishedProjectGets() {
    FinanceSide side = entered();
    side.put(
        ProjectAccount.CODEC,
        ProjectAccount.builder()
            .company("USPM")
            .projectId("P2")
            .stage(EnumSymbol.of(ProjectStage.COMPLETED))
            .build());
    side.stage(side.time(3, COST, "1", "100").projectId("P2"));

    ProcessReport report = side.run(JournalImportProcess.of(books()));

    assertThat(report.faults()).extracting(fault -> fault.code()).containsExactly(FaultCode.ERR_27);
    assertThat(side.rows(IntegrationJournalLine.CODEC)).hasSize(2);
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

  @Test // JRN-4, GJ-4: the cost is in finance already
  void importsNoCostThatFinanceHasPosted() {
    FinanceSide side = side();
    side.put(
        ProjectTransaction.CODEC,
        ProjectTransaction.builder().company("USPM").transactionId("GJ-1").build());
    side.stage(side.time(1, COST, "1", "200").externalOrigin("GJ-1"));
    side.stage(side.time(2, SALES, "1", "240").externalOrigin("GJ-1"));

    side.run(JournalImportProcess.of(books()));

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.actualId().orElseThrow())
        .containsExactly(id(2));
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
    lender.put(
        FinanceExchangeRate.CODEC,
        FinanceExchangeRate.builder()
            .rateType("Default")
            .fromCurrency("USD")
            .toCurrency("GBP")
            .validFrom(LocalDate.of(2026, 1, 1))
            .rate(new BigDecimal("80"))
            .build());
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

  @Test // SC-6 step 9, ERR-9
  void leavesOutLendingRowsWithoutARelation() {
    FinanceSide lender = FinanceSide.empty("GBPM").setUp();
    lender.stage(
        lender
            .time(1, StagedTransactionType.RESOURCING_UNIT_COST, "10", "880")
            .projectCompany("USPM"));

    ProcessReport report = lender.run(JournalImportProcess.of(books()));

    assertThat(report.faults()).extracting(fault -> fault.code()).containsExactly(FaultCode.ERR_9);
    assertThat(lender.rows(IntegrationJournalLine.CODEC)).isEmpty();
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
}
