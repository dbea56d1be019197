package dev.tandem.projectops.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the lines of a proposal may be added: all or none. */
class ProposalReadinessTest {
  private static ProposalReadiness.Arrived billed(String id, boolean backing) {
    return new ProposalReadiness.Arrived(
        Staging.actual(id, ActualKind.BILLED_SALE, Money.of("100", Books.USD), Staging.DAY),
        backing);
  }

  private static List<FaultCode> check(int expected, ProposalReadiness.Arrived... rows) {
    return ProposalReadiness.check("I1", expected, List.of(rows)).stream()
        .map(Fault::code)
        .toList();
  }

  @Test
  void waitsForEveryBilledSale() {
    // PROP-5, ERR-8
    assertThat(check(2, billed("B1", true))).containsExactly(FaultCode.ERR_8);
    assertThat(check(2, billed("B1", true), billed("B2", true))).isEmpty();
  }

  @Test
  void waitsForThePostedUnbilledSale() {
    // PROP-6, JRN-31, ERR-7, SC-7 step 6, SC-14h
    assertThat(check(2, billed("B1", true), billed("B2", false))).containsExactly(FaultCode.ERR_7);
  }

  @Test
  void doesNotCountInvalidRows() {
    // JRN-23
    ProposalReadiness.Arrived invalid =
        new ProposalReadiness.Arrived(
            Staging.row(
                "B1",
                ActualKind.BILLED_SALE,
                ActualSource.ENTRY,
                Money.of("1", Books.USD),
                Staging.DAY,
                BillingType.CHARGEABLE,
                null,
                false),
            true);
    assertThat(check(1, invalid)).containsExactly(FaultCode.ERR_8);
  }
}
