package dev.tandem.projectops.journal;

import static dev.tandem.projectops.journal.Staging.DAY;
import static dev.tandem.projectops.journal.Staging.actual;
import static dev.tandem.projectops.journal.Staging.cost;
import static dev.tandem.projectops.journal.Staging.empty;
import static dev.tandem.projectops.journal.Staging.parameters;
import static dev.tandem.projectops.journal.Staging.row;
import static dev.tandem.projectops.journal.Staging.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.money.RateAgreement;
import dev.tandem.projectops.money.RateTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Import from staging: selection, grouping, defaults, errors of single rows. */
class JournalImportTest {
  private static final Money HUNDRED = Money.of("100", Books.USD);

  private static List<String> ids(JournalImport.Report report) {
    return report.state().journals().stream()
        .flatMap(journal -> journal.lines().stream())
        .map(line -> line.actual().id())
        .toList();
  }

  private static List<FaultCode> codes(JournalImport.Report report) {
    return report.faults().stream().map(Fault::code).toList();
  }

  @Test // PAR-9
  void makesOneLineForEachActual() {
    // SC-1 step 6; JRN-3, JRN-7, JRN-9, JRN-10, JRN-11, UND-22, UND-23
    JournalImport.Report report =
        JournalImport.run(empty(), List.of(sale("A2", "1600"), cost("A1", "800")), parameters());
    assertThat(report.faults()).isEmpty();
    assertThat(report.state().journals()).hasSize(1);
    Journal journal = report.state().journals().get(0);
    assertThat(journal.number()).isEqualTo("USPM-000043");
    assertThat(journal.description())
        .isEqualTo("Project Operations integration journal 2026-03-01");
    assertThat(ids(report)).containsExactly("A1", "A2");
    assertThat(journal.lines()).extracting(JournalLine::voucher).containsExactly("V1", "V2");
    JournalLine second = journal.lines().get(1);
    assertThat(second.accountingDate()).isEqualTo(DAY);
    assertThat(second.category()).isEqualTo("Labour-1");
    assertThat(second.property().name()).isEqualTo("Billable");
    assertThat(second.rate()).isEqualTo(ExchangeRate.PARITY);
  }

  @Test
  void addsNothingTheSecondTime() {
    // SC-1 step 6, JRN-2, REG-6
    List<StagedActual> staged = List.of(cost("A1", "800"), cost("A1", "800"));
    JournalImport.Report first = JournalImport.run(empty(), staged, parameters());
    assertThat(ids(first)).containsExactly("A1");
    assertThat(JournalImport.run(first.state(), staged, parameters()).state())
        .isEqualTo(first.state());
  }

  @Test
  void bringsADeletedLineBackWithANewVoucher() {
    // JRN-2, REG-5, SC-14k
    List<StagedActual> staged = List.of(cost("A1", "800"));
    JournalImport.State state = JournalImport.run(empty(), staged, parameters()).state();
    JournalImport.State deleted =
        new JournalImport.State(
            List.of(state.journals().get(0).without("A1")),
            state.journalNumbers(),
            state.vouchers());
    JournalImport.Report again = JournalImport.run(deleted, staged, parameters());
    assertThat(again.state().journals().get(0).lines())
        .extracting(JournalLine::voucher)
        .containsExactly("V2");
  }

  @Test // ACT-53, STK-6
  void leavesOutWhatFinanceHasOrWhatIsBilled() {
    // JRN-3, JRN-4, JRN-22, JRN-23, SC-14g
    JournalImport.Report report =
        JournalImport.run(
            empty(),
            List.of(
                actual("B", ActualKind.BILLED_SALE, HUNDRED, DAY),
                row(
                    "G",
                    ActualKind.COST,
                    ActualSource.GENERAL_JOURNAL,
                    HUNDRED,
                    DAY,
                    BillingType.CHARGEABLE,
                    null,
                    true),
                row(
                    "S",
                    ActualKind.COST,
                    ActualSource.STOCKED_INVOICE,
                    HUNDRED,
                    DAY,
                    BillingType.CHARGEABLE,
                    null,
                    true),
                row(
                    "K",
                    ActualKind.COST,
                    ActualSource.PACKING_SLIP,
                    HUNDRED,
                    DAY,
                    BillingType.CHARGEABLE,
                    null,
                    true),
                row(
                    "I",
                    ActualKind.COST,
                    ActualSource.ENTRY,
                    HUNDRED,
                    DAY,
                    BillingType.CHARGEABLE,
                    null,
                    false),
                row(
                    "U",
                    ActualKind.UNBILLED_SALE,
                    ActualSource.GENERAL_JOURNAL,
                    HUNDRED,
                    DAY,
                    BillingType.CHARGEABLE,
                    null,
                    true)),
            parameters());
    assertThat(ids(report)).containsExactly("U");
  }

  @Test
  void groupsByPeriod() {
    // JRN-5, PAR-4
    List<StagedActual> staged =
        List.of(
            actual("1", ActualKind.COST, HUNDRED, LocalDate.of(2026, 3, 5)),
            actual("2", ActualKind.COST, HUNDRED, LocalDate.of(2026, 3, 6)),
            actual("3", ActualKind.COST, HUNDRED, LocalDate.of(2026, 4, 1)),
            actual("4", ActualKind.COST, HUNDRED, LocalDate.of(2027, 4, 1)));
    assertThat(counts(staged, PeriodUnit.DAYS)).containsExactly(1, 1, 1, 1);
    assertThat(counts(staged, PeriodUnit.MONTHS)).containsExactly(2, 1, 1);
    assertThat(counts(staged, PeriodUnit.YEARS)).containsExactly(3, 1);
    assertThat(counts(staged, PeriodUnit.ALL)).containsExactly(4);
  }

  private static List<Integer> counts(List<StagedActual> staged, PeriodUnit unit) {
    ImportParameters parameters =
        Staging.parameters(unit, Staging.openMarch(), RateTable.of(Books.USD));
    return JournalImport.run(empty(), staged, parameters).state().journals().stream()
        .map(journal -> journal.lines().size())
        .toList();
  }

  @Test
  void opensAnotherJournalAtTheLimitOrWhenTheOpenOneIsTaken() {
    // JRN-20, SC-14e
    List<StagedActual> many =
        IntStream.range(0, 250).mapToObj(i -> cost(String.format("%03d", i), "1")).toList();
    assertThat(counts(many, PeriodUnit.MONTHS)).containsExactly(200, 50);
    // JRN-6
    ImportParameters all =
        Staging.parameters(PeriodUnit.ALL, Staging.openMarch(), RateTable.of(Books.USD));
    JournalImport.State state = JournalImport.run(empty(), List.of(cost("A1", "1")), all).state();
    Journal posting =
        state.journals().get(0).with(HeaderStatus.PROCESSING, state.journals().get(0).lines());
    JournalImport.Report next =
        JournalImport.run(
            new JournalImport.State(List.of(posting), state.journalNumbers(), state.vouchers()),
            List.of(cost("A1", "1"), cost("A2", "1")),
            all);
    assertThat(next.state().journals()).hasSize(2);
    assertThat(next.state().journals().get(1).number()).isEqualTo("USPM-000044");
  }

  @Test
  void reportsEachBadRowAndGoesOn() {
    // JRN-13 with ERR-18, CAT-6 with UND-21, PAR-1 with ERR-6, SC-2 step 6
    JournalImport.Report report =
        JournalImport.run(
            empty(),
            List.of(
                cost("A1", "480"),
                actual("A2", ActualKind.UNBILLED_SALE, Money.of("1000", Books.GBP), DAY),
                row(
                    "A3",
                    ActualKind.COST,
                    ActualSource.ENTRY,
                    HUNDRED,
                    DAY,
                    BillingType.CHARGEABLE,
                    "Unknown",
                    true),
                row(
                    "A4",
                    ActualKind.COST,
                    ActualSource.ENTRY,
                    HUNDRED,
                    DAY,
                    BillingType.NOT_AVAILABLE,
                    null,
                    true)),
            parameters());
    assertThat(ids(report)).containsExactly("A1");
    assertThat(codes(report))
        .containsExactlyInAnyOrder(
            FaultCode.ERR_18, FaultCode.CATEGORY_NOT_IN_COMPANY, FaultCode.ERR_6);
    assertThat(report.state().vouchers().counter()).isEqualTo(2);
  }

  @Test
  void takesTheDefaultCategoryOnlyWhenThereIsNone() {
    // JRN-10, PAR-2, UND-7
    JournalImport.Report report =
        JournalImport.run(
            empty(),
            List.of(
                row(
                    "A1",
                    ActualKind.COST,
                    ActualSource.ENTRY,
                    HUNDRED,
                    DAY,
                    BillingType.NOT_SPECIFIED,
                    null,
                    true)),
            parameters());
    JournalLine line = report.state().journals().get(0).lines().get(0);
    assertThat(line.category()).isEqualTo("DefaultHour");
    assertThat(line.property().name()).isEqualTo("None");
  }

  @Test
  void usesTheFixedRateOfTheContract() {
    // FX-3, SC-2 step 3
    ImportParameters base =
        Staging.parameters(
            PeriodUnit.MONTHS,
            Staging.openMarch(),
            RateTable.of(Books.USD).with(Books.GBP, LocalDate.of(2026, 3, 1), "130"));
    ImportParameters fixed =
        new ImportParameters(
            base.unit(),
            base.lineLimit(),
            base.calendar(),
            base.rates(),
            Map.of("C1", Books.GBP),
            Map.of("C1", new RateAgreement(Books.GBP, ExchangeRate.of("125"), "FX1")),
            base.properties(),
            base.categories(),
            base.defaults(),
            base.borrowers());
    JournalImport.Report report =
        JournalImport.run(
            empty(),
            List.of(
                cost("A1", "480"),
                actual("A2", ActualKind.UNBILLED_SALE, Money.of("1000", Books.GBP), DAY)),
            fixed);
    assertThat(report.state().journals().get(0).lines())
        .extracting(JournalLine::rate)
        .containsExactly(ExchangeRate.PARITY, ExchangeRate.of("125"));
  }

  @Test
  void refusesIntercompanyRowsWithoutARelationship() {
    // IC-6, ERR-9, SC-6 step 9
    ImportParameters base = parameters();
    ImportParameters alone =
        new ImportParameters(
            base.unit(),
            base.lineLimit(),
            base.calendar(),
            base.rates(),
            base.contracts(),
            base.agreements(),
            base.properties(),
            base.categories(),
            base.defaults(),
            Set.of());
    List<StagedActual> staged =
        List.of(actual("R", ActualKind.RESOURCING_COST, HUNDRED, DAY), cost("A1", "1"));
    assertThat(codes(JournalImport.run(empty(), staged, alone))).containsExactly(FaultCode.ERR_9);
    assertThat(ids(JournalImport.run(empty(), staged, alone))).containsExactly("A1");
    assertThat(ids(JournalImport.run(empty(), staged, base))).containsExactly("A1", "R");
  }

  @Test
  void importsReversalPairsLikeAnyActual() {
    // JRN-28, SC-10b
    JournalImport.Report report =
        JournalImport.run(
            empty(),
            List.of(cost("A1", "800"), sale("A2", "1600"), cost("R1", "-800"), sale("R2", "-1600")),
            parameters());
    assertThat(ids(report)).containsExactly("A1", "R1", "A2", "R2");
    assertThat(
            report.state().journals().get(0).lines().stream()
                .map(line -> line.actual().amount())
                .reduce(Money::plus))
        .contains(Money.zero(Books.USD));
  }

  @Test
  void movesTheAccountingDateToTheNextOpenPeriod() {
    // JRN-8, SC-14a
    LocalDate april = LocalDate.of(2026, 4, 1);
    ImportParameters moving =
        Staging.parameters(
            PeriodUnit.MONTHS, Staging.calendar(true, april), RateTable.of(Books.USD));
    JournalLine line =
        JournalImport.run(empty(), List.of(cost("A1", "1")), moving)
            .state()
            .journals()
            .get(0)
            .lines()
            .get(0);
    assertThat(line.accountingDate()).isEqualTo(april);
    assertThat(line.actual().date()).isEqualTo(DAY);
  }

  @Test
  void refusesSalesInAnotherCurrencyThanTheContract() {
    // REG-18; cost may be in any currency (CTR-5)
    ImportParameters base = parameters();
    ImportParameters pounds =
        new ImportParameters(
            base.unit(),
            base.lineLimit(),
            base.calendar(),
            base.rates(),
            Map.of("C1", Books.GBP),
            base.agreements(),
            base.properties(),
            base.categories(),
            base.defaults(),
            base.borrowers());
    JournalImport.Report report =
        JournalImport.run(empty(), List.of(cost("A1", "1"), sale("A2", "2")), pounds);
    assertThat(ids(report)).containsExactly("A1");
    assertThat(codes(report)).containsExactly(FaultCode.CURRENCY_NOT_OF_CONTRACT);
  }
}
