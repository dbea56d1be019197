package dev.tandem.projectops.journal;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.journal.JournalFixture.check;
import static dev.tandem.projectops.journal.JournalFixture.entered;
import static dev.tandem.projectops.journal.JournalFixture.side;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualCheck;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.ContractHeader;
import dev.tandem.projectops.entity.finance.FinanceCustomer;
import dev.tandem.projectops.entity.finance.FundingSource;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournal;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectStage;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Import from staging into journals (JRN-1 to JRN-13). */
class JournalImportProcessTest {
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

  @Test // TAX-1: the customer is that of the contract, though another contract calls one the same
  void takesTheTaxGroupOfTheCustomerOfTheContract() {
    FinanceSide side = side();
    side.put(
        ContractHeader.CODEC,
        ContractHeader.builder().company("USPM").contractId("C2").currency("USD").build());
    side.put(
        FinanceCustomer.CODEC,
        FinanceCustomer.builder()
            .company("USPM")
            .customerAccount("Fabrikam")
            .salesTaxGroup("FREE")
            .build());
    side.put(
        FundingSource.CODEC,
        FundingSource.builder()
            .company("USPM")
            .contractId("C2")
            .fundingSourceId("FS-C1")
            .customerAccount("Fabrikam")
            .build());
    side.stage(side.time(1, SALES, "1", "10"));
    side.stage(side.time(2, SALES, "1", "10").contractId("C2"));

    side.run(JournalImportProcess.of(books()));

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.contractId().orElse("") + " " + line.salesTaxGroup().orElse(""))
        .containsExactly("C1 TAX", "C2 FREE");
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
}
