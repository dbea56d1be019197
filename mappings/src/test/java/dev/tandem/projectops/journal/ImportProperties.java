package dev.tandem.projectops.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ledger.Balances;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.money.RateTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the import over random staging tables. */
class ImportProperties {

  @Provide
  Arbitrary<List<StagedActual>> staged() {
    Arbitrary<StagedActual> one =
        Combinators.combine(
                Arbitraries.integers().between(1, 60),
                Arbitraries.of(ActualKind.values()),
                Arbitraries.of(ActualSource.values()),
                Arbitraries.integers().between(-9999, 9999),
                Arbitraries.integers().between(0, 50),
                Arbitraries.of(BillingType.values()),
                Arbitraries.of("Labour", "Unknown", "").injectNull(0.2))
            .as(
                (id, kind, source, cents, day, billing, category) ->
                    Staging.row(
                        "A" + id,
                        kind,
                        source,
                        new Money(
                            BigDecimal.valueOf(cents, 2), cents % 7 == 0 ? Books.GBP : Books.USD),
                        LocalDate.of(2026, 3, 1).plusDays(day),
                        billing,
                        category,
                        cents % 11 != 0));
    return one.list().ofMaxSize(40).uniqueElements(StagedActual::id);
  }

  private static ImportParameters limited() {
    ImportParameters base = Staging.parameters();
    return new ImportParameters(
        PeriodUnit.MONTHS,
        3,
        base.calendar(),
        RateTable.of(Books.USD).with(Books.GBP, LocalDate.of(2026, 4, 1), "125"),
        base.contracts(),
        base.agreements(),
        base.properties(),
        base.categories(),
        base.defaults(),
        base.borrowers());
  }

  /** JRN-2, JRN-3, JRN-13, JRN-20: each importable actual is on one line or has one fault. */
  @Property
  void everyActualIsOnOneLineOrHasAFault(@ForAll("staged") List<StagedActual> staged) {
    JournalImport.Report report = JournalImport.run(Staging.empty(), staged, limited());
    List<String> seen = new ArrayList<>();
    report
        .state()
        .journals()
        .forEach(
            journal -> {
              assertThat(journal.lines()).hasSizeBetween(1, 3);
              journal
                  .lines()
                  .forEach(
                      line -> {
                        seen.add("actual " + line.actual().id());
                        assertThat(line.actual().date().withDayOfMonth(1))
                            .isEqualTo(journal.periodStart());
                      });
            });
    report.faults().forEach(fault -> seen.add(fault.place()));
    assertThat(seen)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            staged.stream()
                .filter(StagedActual::importable)
                .map(actual -> "actual " + actual.id())
                .toList());
    assertThat(JournalImport.run(report.state(), staged, limited()).state())
        .isEqualTo(report.state());
  }

  /** UND-11, UND-23: the order in which the rows arrived does not matter. */
  @Property
  void orderOfArrivalDoesNotMatter(
      @ForAll("staged") List<StagedActual> staged, @ForAll Random random) {
    List<StagedActual> shuffled = new ArrayList<>(staged);
    Collections.shuffle(shuffled, random);
    assertThat(JournalImport.run(Staging.empty(), shuffled, limited()))
        .isEqualTo(JournalImport.run(Staging.empty(), staged, limited()));
  }

  /**
   * JRN-17, JRN-30, WB-3: every line posts with one balanced voucher and one write-back, or moves.
   */
  @Property
  void everyLinePostsOrMoves(@ForAll("staged") List<StagedActual> staged) {
    LineVoucher.Context context =
        new LineVoucher.Context(Books.TM_WIP, Books.setup(), Books.USD, Dimensions.none(), true);
    Map<String, Integer> sums = new TreeMap<>();
    for (Journal journal :
        JournalImport.run(Staging.empty(), staged, limited()).state().journals()) {
      JournalPosting.Report report =
          JournalPosting.post(
              journal,
              JournalPosting.Mode.TRANSFER_AS_ERRORS,
              Staging.calendar(false, LocalDate.of(2026, 3, 1)),
              Books.USD,
              line -> LineVoucher.write(line, context),
              "NEW");
      assertThat(Balances.of(report.vouchers(), Books.USD).total().isZero()).isTrue();
      assertThat(report.writeBacks()).hasSameSizeAs(report.vouchers());
      assertThat(report.journal().lines()).hasSameSizeAs(report.vouchers());
      Journal moved = report.transferred();
      sums.merge("lines", journal.lines().size(), Integer::sum);
      sums.merge(
          "ended",
          report.journal().lines().size() + (moved == null ? 0 : moved.lines().size()),
          Integer::sum);
    }
    assertThat(sums.get("ended")).isEqualTo(sums.get("lines"));
  }
}
