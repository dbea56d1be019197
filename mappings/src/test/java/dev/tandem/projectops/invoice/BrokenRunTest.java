package dev.tandem.projectops.invoice;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.BILLED_SALES;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.finance.CustomerTransaction;
import dev.tandem.projectops.entity.finance.InvoiceJournal;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.BrokenConnector;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.error.TransientConnectorException;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that breaks off anywhere goes on without doing anything twice (REG-6, UND-10). */
class BrokenRunTest {
  private static final int ENTRIES = 9;
  private static final Capabilities SMALL =
      new Capabilities(
          EnumSet.of(Capability.ATOMIC_GROUPS, Capability.VERSION_CHECKS, Capability.DELETES),
          26,
          50);
  private static final List<FinanceProcess> PROCESSES =
      List.of(
          JournalImportProcess.of(books()),
          JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING),
          ProposalImportProcess.of(books(), (company, number) -> OptionalInt.of(ENTRIES)),
          InvoicePostingProcess.all(books()));

  @ParameterizedTest(name = "write {0} of each process, effect {1}")
  @CsvSource({
    "1, false",
    "1, true",
    "2, false",
    "2, true",
    "3, false",
    "3, true",
    "4, true",
    "5, false",
    "5, true",
    "6, false",
    "6, true",
    "7, true"
  })
  void goesOnAfterItBrokeOff(int write, boolean afterEffect) {
    FinanceSide side = side();
    int broken = 0;
    for (FinanceProcess process : PROCESSES) {
      try {
        side.run(new BrokenConnector(side.connector(), SMALL, write, afterEffect), process);
      } catch (TransientConnectorException e) {
        broken++;
      }
      side.run(process);
    }

    assertThat(broken).isPositive();
    assertThat(List.of("161300", "420200", "411100", "540100").stream().map(side::balance))
        .containsExactly("0", "0", String.valueOf(ENTRIES * -200), String.valueOf(ENTRIES * 100));
    assertThat(side.rows(InvoiceJournal.CODEC)).hasSize(1);
    assertThat(side.rows(CustomerTransaction.CODEC)).hasSize(1);
    assertThat(side.rows(InvoiceJournal.CODEC).get(0).invoiceAmount().orElseThrow())
        .isEqualByComparingTo(String.valueOf(ENTRIES * 220));
  }

  private static FinanceSide side() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.proposal("I1", "C1", "USD");
    for (int i = 0; i < ENTRIES; i++) {
      int id = i * 10;
      side.stage(side.time(id + 1, COST, "1", "100"));
      side.stage(side.time(id + 2, SALES, "1", "200"));
      side.stage(side.time(id + 3, BILLED_SALES, "1", "200").proposalId("I1"));
      side.connect(id + 3, "Billed Sales", id + 2, "Unbilled Sales");
    }
    return side;
  }
}
