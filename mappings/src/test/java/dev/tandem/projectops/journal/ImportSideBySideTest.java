package dev.tandem.projectops.journal;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournal;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.JournalStatus;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.process.ProcessRunner;
import dev.tandem.projectops.process.WatchedConnector;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.testkit.InMemoryConnector;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two runs at the same time, and many rows (REG-6, UND-19, SC-14j). */
class ImportSideBySideTest {
  private static final Capabilities SMALL =
      new Capabilities(
          EnumSet.of(Capability.ATOMIC_GROUPS, Capability.VERSION_CHECKS, Capability.DELETES),
          50,
          100);

  private static FinanceSide side(int actuals) {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    for (int i = 1; i <= actuals; i++) {
      side.stage(side.time(i, COST, "1", "100").documentDate(LocalDate.of(2026, 3 + i % 3, 1)));
    }
    return side;
  }

  @Test // SC-14j, REG-6: the other run is faster between reading and writing
  void takesEachActualOnceWhenAnotherRunComesBetween() {
    FinanceSide side = side(60);
    JournalImportProcess process = JournalImportProcess.of(books());
    WatchedConnector slow =
        new WatchedConnector(
            side.connector(),
            SMALL,
            number -> {
              if (number == 2) {
                side.run(process);
              }
            });

    ProcessReport report = side.run(slow, process);

    assertThat(report.conflicts()).isEqualTo(1);
    assertThat(report.complete()).isTrue();
    assertThat(side.rows(IntegrationJournalLine.CODEC)).hasSize(60);
    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.voucher().orElse(""))
        .doesNotHaveDuplicates();
    assertThat(side.rows(IntegrationJournal.CODEC)).hasSize(3);
  }

  @Test // SC-14j: in two threads
  void takesEachActualOnceInParallel() {
    FinanceSide side = side(300);

    List<CompletableFuture<ProcessReport>> runs =
        IntStream.range(0, 3)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () ->
                            side.run(
                                new WatchedConnector(side.connector(), SMALL, write -> {}),
                                JournalImportProcess.of(books()).holding(40 + number))))
            .toList();
    runs.forEach(CompletableFuture::join);
    side.run(JournalImportProcess.of(books()));

    assertThat(side.rows(ImportedActual.CODEC)).hasSize(300);
    assertThat(side.rows(IntegrationJournalLine.CODEC)).hasSize(300);
    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .extracting(line -> line.voucher().orElse(""))
        .doesNotHaveDuplicates();
  }

  @Test // REG-6, JRN-2, REC-10: an actual that is imported into a journal while it is posted
  void losesNoLineThatComesWhileTheJournalIsPosted() {
    FinanceSide side = side(3);
    side.run(JournalImportProcess.of(books()));
    JournalPostingProcess process =
        JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING);
    WatchedConnector slow =
        new WatchedConnector(
            side.connector(),
            side.connector().capabilities(),
            number -> {
              if (number == 1) {
                side.stage(side.time(9, COST, "1", "100").documentDate(LocalDate.of(2026, 3, 20)));
                side.run(JournalImportProcess.of(books()));
              }
            });

    side.run(slow, process);
    side.run(process);

    assertThat(side.rows(IntegrationJournalLine.CODEC))
        .hasSize(4)
        .allMatch(line -> line.status().is(JournalLineStatus.POSTED));
    assertThat(side.rows(IntegrationJournal.CODEC))
        .allMatch(journal -> journal.status().is(JournalStatus.POSTED));
  }

  @Test // REG-6: the same for the ledger
  void postsEachLineOnceWhenAnotherRunComesBetween() {
    FinanceSide side = side(30);
    side.run(JournalImportProcess.of(books()));
    JournalPostingProcess process =
        JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING);
    WatchedConnector slow =
        new WatchedConnector(
            side.connector(),
            SMALL,
            number -> {
              if (number == 3) {
                side.run(process);
              }
            });

    side.run(slow, process);

    assertThat(side.rows(LedgerEntry.CODEC)).hasSize(60);
    assertThat(side.balance("540100")).isEqualTo("3000");
  }

  @Test // REG-6: journals that another run posted meanwhile are left to it
  void leavesJournalsToTheFasterRun() {
    FinanceSide side = side(30);
    side.run(JournalImportProcess.of(books()));
    JournalPostingProcess process =
        JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING);
    boolean[] once = {true};
    WatchedConnector slow =
        new WatchedConnector(
            side.connector(),
            SMALL,
            number -> {
              boolean closing = number == 4; // the last write of the first journal
              if (closing && once[0]) {
                once[0] = false;
                posted(side, "USPM-J000002");
                posted(side, "USPM-J000003");
              }
            });

    ProcessReport report = side.run(slow, process);

    assertThat(report.complete()).isTrue();
    assertThat(side.balance("540100")).isEqualTo("3000");
  }

  private static void posted(FinanceSide side, String journal) {
    side.run(JournalPostingProcess.journal(books(), JournalPosting.Mode.ALL_OR_NOTHING, journal));
  }

  @Test // JRN-1: bounded memory; answers stay small whatever waits
  void importsManyActualsInSmallPieces() {
    int actuals = 100_000;
    FinanceSide side = side(actuals);
    WatchedConnector counted =
        new WatchedConnector(side.connector(), side.connector().capabilities(), write -> {});

    ProcessReport report = side.run(counted, JournalImportProcess.of(books()).holding(30_000));

    assertThat(report.faults()).isEmpty();
    assertThat(side.connector().count(Query.all(ImportedActual.CODEC.table(), 1)))
        .hasValue(actuals);
    assertThat(counted.largestAnswer()).isLessThanOrEqualTo(500);
    // it holds 30,000 keys at most, so it has to look for more three times
    assertThat(counted.passes(ActualStaging.CODEC.table())).isEqualTo(4);
    assertThat(side.rows(ActualStaging.CODEC)).allMatch(row -> row.journalized().orElse(false));
  }

  @Test // I6: without these traits nothing could be promised
  void refusesAConnectorThatCannotKeepThePromise() {
    InMemoryConnector inner = FinanceSide.empty("USPM").connector();
    WatchedConnector weak =
        new WatchedConnector(
            inner, new Capabilities(EnumSet.of(Capability.ATOMIC_GROUPS), 10, 10), write -> {});

    assertThatThrownBy(() -> new ProcessRunner(weak, FinanceSide.CLOCK))
        .isInstanceOf(PermanentConnectorException.class)
        .hasMessageContaining("VERSION_CHECKS");
  }
}
