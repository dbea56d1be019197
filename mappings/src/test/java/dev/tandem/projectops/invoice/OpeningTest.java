package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.journal.BeginningBalanceProcess;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What happened before the as-of day opens the subledger and nothing else (BB-1 to BB-4). */
class OpeningTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

  /** March is closed: no ledger takes a beginning balance. */
  private static final CompanyBooks BOOKS =
      FinanceSide.books(
          Books.USD, FinanceSide.calendar(false, 4, 12), Books.TM_WIP, Books.FP_COMP_P);

  private static FinanceSide entered() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    asOf(side, AS_OF);
    side.stage(side.time(1, COST, "8", "800"));
    side.stage(side.time(2, SALES, "8", "1600"));
    return side;
  }

  private static void asOf(FinanceSide side, LocalDate day) {
    IntegrationParameters row = side.rows(IntegrationParameters.CODEC).get(0);
    side.put(
        IntegrationParameters.CODEC,
        IntegrationParameters.builder()
            .from(row)
            .beginningBalanceDate(day)
            .beginningBalanceJournal("OPEN")
            .build());
  }

  private static void billed(FinanceSide side, LocalDate invoiced) {
    side.stage(side.time(3, BILLED_SALES, "8", "1600").proposalId("I1").accountingDate(invoiced));
    side.connect(3, "Billed Sales", 2, "Unbilled Sales");
  }

  private static ProposalImportProcess proposals() {
    return ProposalImportProcess.of(BOOKS, (company, proforma) -> OptionalInt.of(1));
  }

  private static ProjectTransaction sale(FinanceSide side) {
    return side.rows(ProjectTransaction.CODEC).stream()
        .filter(row -> row.actualId().equals(Optional.of(id(2))))
        .findFirst()
        .orElseThrow();
  }

  @Test // BB-2, BB-3, JRN-2
  void opensTheSubledgerAndLeavesTheLedgerAlone() {
    FinanceSide side = entered();
    side.stage(side.time(4, COST, "1", "100").documentDate(AS_OF.plusDays(1)));

    ProcessReport report = side.run(new BeginningBalanceProcess(BOOKS));

    assertThat(report.faults()).isEmpty();
    assertThat(side.rows(ProjectTransaction.CODEC))
        .hasSize(2)
        .allMatch(row -> row.status().is(SubledgerStatus.POSTED))
        .allMatch(row -> row.opening().orElse(false));
    assertThat(sale(side).accrued()).contains(true);
    assertThat(side.rows(LedgerEntry.CODEC)).isEmpty();
    assertThat(side.rows(ImportedActual.CODEC))
        .allMatch(row -> row.document().equals(Optional.of("OPEN")));
    assertThat(side.run(new BeginningBalanceProcess(BOOKS)).written()).isZero();
    side.run(JournalImportProcess.of(BOOKS));
    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(row -> row.actualId().orElseThrow())
        .containsExactly(id(4));
  }

  @Test // BB-2: the integration journal takes none of them, in whatever order the jobs run
  void waitsForTheOwnImport() {
    FinanceSide side = entered();
    side.run(JournalImportProcess.of(BOOKS));
    assertThat(side.rows(IntegrationJournalLine.CODEC)).isEmpty();
    assertThat(side.rows(ActualStaging.CODEC)).noneMatch(row -> row.journalized().orElse(false));
  }

  @Test // BB-3: what was billed by then is fully invoiced
  void opensABilledSaleAsInvoiced() {
    FinanceSide side = entered();
    side.proposal("I1", "C1", "USD");
    billed(side, AS_OF);

    side.run(new BeginningBalanceProcess(BOOKS));
    side.run(proposals());

    assertThat(sale(side).status().is(SubledgerStatus.INVOICED)).isTrue();
    assertThat(sale(side).accrued()).contains(false);
    assertThat(side.rows(ProposalLine.CODEC)).isEmpty();
    assertThat(side.rows(ActualStaging.CODEC)).allMatch(row -> row.journalized().orElse(false));
  }

  @Test // BB-2: work of before that is invoiced later; its accrual is reversed then (UND-20)
  void invoicesABeginningBalance() {
    FinanceSide side = entered();
    side.run(new BeginningBalanceProcess(BOOKS));
    side.proposal("I1", "C1", "USD");
    billed(side, AS_OF.plusDays(9));

    assertThat(side.run(proposals()).faults()).isEmpty();
    CompanyBooks open = FinanceSide.books(); // the proposal is dated in March
    assertThat(side.run(InvoicePostingProcess.all(open)).faults()).isEmpty();

    assertThat(sale(side).status().is(SubledgerStatus.INVOICED)).isTrue();
    assertThat(side.balance("161300")).isEqualTo("-1600");
    assertThat(side.balance("411100")).isEqualTo("-1600");
  }

  @Test // BB-1
  void freezesTheDayWithTheFirstPosting() {
    FinanceSide side = entered();
    side.run(new BeginningBalanceProcess(BOOKS));
    asOf(side, AS_OF.plusMonths(1));
    assertThatThrownBy(() -> side.run(new BeginningBalanceProcess(BOOKS)))
        .hasMessageContaining("BB-1");
  }

  @Test // BB-1: without a day there are none
  void opensNothingWithoutADay() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.stage(side.time(1, COST, "8", "800"));
    assertThat(side.run(new BeginningBalanceProcess(BOOKS)).written()).isZero();
  }
}
