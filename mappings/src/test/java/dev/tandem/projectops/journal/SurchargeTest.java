package dev.tandem.projectops.journal;

import static dev.tandem.projectops.journal.Staging.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.money.RateTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JRN-32: a surcharge of 40 on a cost of 100. */
class SurchargeTest {
  private static final JournalLine COST =
      new LineDefaults(parameters()).line(Staging.cost("A", "100"), "V1");
  private static final Surcharge SURCHARGE = new Surcharge(COST, Money.of("40", Books.USD));

  private static ImportParameters withFeeCategory() {
    ImportParameters base =
        parameters(PeriodUnit.MONTHS, Staging.openMarch(), RateTable.of(Books.USD));
    return new ImportParameters(
        base.unit(),
        base.lineLimit(),
        base.calendar(),
        base.rates(),
        base.contracts(),
        base.agreements(),
        base.properties(),
        base.categories(),
        Map.of(TransactionType.FEE, "DefaultFee"),
        base.borrowers());
  }

  @Test // JRN-32
  void makesAFeeLineThatLeadsBackToItsCost() {
    JournalLine fee = SURCHARGE.line(BillingMethod.TIME_AND_MATERIAL, withFeeCategory(), "V2");

    assertThat(fee.category()).isEqualTo("DefaultFee");
    assertThat(fee.actual().id()).isEqualTo(Surcharge.id("A"));
    assertThat(fee.actual().actualClass()).isEqualTo(ActualClass.FEE);
    assertThat(fee.actual().kind()).isEqualTo(ActualKind.UNBILLED_SALE);
    assertThat(fee.actual().amount()).isEqualTo(Money.of("40", Books.USD));
    assertThat(fee.voucher()).isEqualTo("V2");
  }

  @Test // JRN-32: time and material only
  void refusesASurchargeOnFixedPrice() {
    assertThatThrownBy(() -> SURCHARGE.line(BillingMethod.FIXED_PRICE, withFeeCategory(), "V2"))
        .hasMessageContaining("fixed price takes no surcharge");
  }

  @Test // JRN-32, PAR-2
  void needsTheFeeCategoryOfTheParameters() {
    assertThatThrownBy(() -> SURCHARGE.line(BillingMethod.TIME_AND_MATERIAL, parameters(), "V2"))
        .hasMessageContaining("type FEE");
  }

  @Test // JRN-32: an unposted fee holds the lines of its invoice back
  void holdsBackTheInvoiceUntilItIsPosted() {
    List<String> sources = List.of("A", "B");

    assertThat(Surcharge.waiting("I1", sources, Map.of("A/fee", LineStatus.DRAFT)))
        .extracting(Fault::code)
        .containsExactly(FaultCode.ERR_7);
    assertThat(Surcharge.waiting("I1", sources, Map.of("A/fee", LineStatus.POSTED))).isEmpty();
  }
}
