package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Currency;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Entry and correction journals through a connector. */
class JournalActionsTest {
  private static final String T = id("T-1").toString();

  private static DataverseSide worked() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);
    return side;
  }

  @Test // ACT-43
  void aCorrectionJournalReplacesWhatItCorrects() {
    DataverseSide side = worked();
    side.done("correct-entry", "journal", "CJ-1", "entry", T);
    assertThat(side.actuals())
        .containsExactly(
            "COST 8 800 CHARGEABLE none IN_PROCESS Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED IN_PROCESS Y");
    side.done("edit-journal-line", "journal", "CJ-1", "type", "cost", "quantity", "7");
    side.done("edit-journal-line", "journal", "CJ-1", "type", "unbilled-sales", "quantity", "7");

    side.done("confirm-journal", "journal", "CJ-1");

    assertThat(side.actuals())
        .containsExactlyInAnyOrder(
            "COST 8 800 CHARGEABLE none ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED ADJUSTED Y",
            "COST -8 -800 CHARGEABLE none UNADJUSTABLE Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE none UNADJUSTABLE Y",
            "COST 7 700 CHARGEABLE none none Y",
            "UNBILLED_SALES 7 1400 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(side.refused("edit-journal-line", "journal", "CJ-1", "type", "cost", "price", "1"))
        .isEqualTo("ACT-43");
  }

  @Test // ACT-55, ACT-43: what is booked again is what the correction left
  void correctedWorkIsBookedAgainAsItWasCorrected() {
    DataverseSide side = worked();
    side.done("correct-entry", "journal", "CJ-1", "entry", T);
    side.done("edit-journal-line", "journal", "CJ-1", "type", "cost", "quantity", "7");
    side.done("edit-journal-line", "journal", "CJ-1", "type", "unbilled-sales", "quantity", "7");
    side.done("confirm-journal", "journal", "CJ-1");

    side.done("change-contract-line", "line", "L1", "project", "none");

    assertThat(side.actuals())
        .filteredOn(row -> row.endsWith("none Y"))
        .containsExactly("COST 7 700 NOT_AVAILABLE none none Y");
    side.done("change-contract-line", "line", "L1", "project", "P1");
    assertThat(side.actuals())
        .filteredOn(row -> row.endsWith("none Y"))
        .containsExactlyInAnyOrder(
            "COST 7 700 CHARGEABLE none none Y",
            "UNBILLED_SALES 7 1400 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // UND-24, ACT-43: each line has the decimals of its own currency
  void aCorrectionRoundsEachLineToItsOwnCurrency() {
    DataverseSide side = worked();
    for (Actual actual : side.all(Actual.CODEC)) {
      boolean sale = actual.transactionType().is(TransactionType.UNBILLED_SALES);
      if (sale) {
        side.put(
            Currency.CODEC,
            Currency.builder()
                .id(id("JPY"))
                .code("JPY")
                .name("JPY")
                .symbol("JPY")
                .exchangeRate(BigDecimal.ONE)
                .precision(0)
                .build());
        side.put(
            Actual.CODEC,
            Actual.builder()
                .id(actual.id())
                .currency(ref("transactioncurrency", "JPY"))
                .price(new BigDecimal("200.3"))
                .build());
      } else {
        side.put(
            Actual.CODEC, Actual.builder().id(actual.id()).price(new BigDecimal("100.3")).build());
      }
    }
    side.done("correct-entry", "journal", "CJ-1", "entry", T);
    side.done("edit-journal-line", "journal", "CJ-1", "type", "cost", "quantity", "7");
    side.done("edit-journal-line", "journal", "CJ-1", "type", "unbilled-sales", "quantity", "7");
    side.done("confirm-journal", "journal", "CJ-1");

    assertThat(side.actuals())
        .contains("COST 7 702.1 CHARGEABLE none none Y")
        .contains("UNBILLED_SALES 7 1402 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // FS-5, ACT-43: only what is changed changes; a share keeps its cent
  void aCorrectionOfATextKeepsTheAmount() {
    DataverseSide side = worked();
    for (Actual actual : side.all(Actual.CODEC)) {
      side.put(
          Actual.CODEC,
          Actual.builder()
              .id(actual.id())
              .amount(actual.amount().orElseThrow().add(new BigDecimal("0.01")))
              .build());
    }
    side.done("correct-entry", "journal", "CJ-1", "entry", T);
    side.done("edit-journal-line", "journal", "CJ-1", "type", "cost", "description", "Design");
    side.done("confirm-journal", "journal", "CJ-1");

    assertThat(side.actuals())
        .contains("COST 8 800.01 CHARGEABLE none none Y")
        .contains("UNBILLED_SALES 8 1600.01 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-45: given up, its actuals are live again
  void aDiscardedJournalLeavesEverythingAsItWas() {
    DataverseSide side = worked();
    side.done("correct-entry", "journal", "CJ-1", "entry", T);

    side.done("discard-journal", "journal", "CJ-1");

    assertThat(side.all(Journal.CODEC)).isEmpty();
    assertThat(side.actuals())
        .containsExactly(
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-43, ACT-26: what is on an invoice cannot be corrected by a journal
  void invoicedWorkIsNotCorrectedByAJournal() {
    DataverseSide side = worked();
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I1");

    assertThat(side.refused("correct-entry", "journal", "CJ-1", "entry", T)).isEqualTo("ACT-43");
  }

  /** A fee of 300 on entry journal EJ-1. */
  private static DataverseSide fee(TransactionType type, String currency) {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        Journal.CODEC,
        Journal.builder()
            .id(id("EJ-1"))
            .name("EJ-1")
            .status(Choice.of(JournalStatus.DRAFT))
            .build());
    side.put(
        JournalLine.CODEC,
        JournalLine.builder()
            .id(id("EJ-1 1"))
            .journal(ref("msdyn_journal", "EJ-1"))
            .transactionType(Choice.of(type))
            .transactionClass(Choice.of(TransactionClass.FEE))
            .billingType(Choice.of(BillingType.CHARGEABLE))
            .project(DataverseSide.project("P1"))
            .contract(ref("salesorder", "C1"))
            .contractLine(ref("salesorderdetail", "L1"))
            .contractCustomer(ref("msdyn_projectcontractsplitbillingrule", "FS-1"))
            .owningCompany(DataverseSide.company("USPM"))
            .quantity(BigDecimal.ONE)
            .price(new BigDecimal("300"))
            .amount(new BigDecimal("300"))
            .currency(ref("transactioncurrency", currency))
            .documentDate(DataverseSide.DAY)
            .build());
    return side;
  }

  @Test // ACT-35, ACT-44, TC-13
  void aConfirmedFeeIsAnUnbilledSaleWithoutTies() {
    DataverseSide side = fee(TransactionType.UNBILLED_SALES, "USD");

    side.done("confirm-journal", "journal", "EJ-1");

    assertThat(side.actuals())
        .containsExactly("UNBILLED_SALES 1 300 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(side.all(TransactionConnection.CODEC)).isEmpty();
    assertThat(side.all(Actual.CODEC).get(0).contractLineValue()).contains("1");
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I1");
    side.done("confirm-proforma", "proforma", "I1");
    assertThat(side.actuals())
        .contains("BILLED_SALES 1 300 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
  }

  @Test // ACT-45: the actuals of an entry journal are cancelled by a correction
  void actualsOfAnEntryJournalAreCancelled() {
    DataverseSide side = fee(TransactionType.UNBILLED_SALES, "USD");
    side.done("confirm-journal", "journal", "EJ-1");
    String actual = side.all(Actual.CODEC).get(0).id().orElseThrow().toString();

    side.done("correct-actuals", "journal", "CJ-1", "actuals", actual);
    assertThat(side.actuals())
        .containsExactly("UNBILLED_SALES 1 300 CHARGEABLE UNBILLED_SALES_CREATED IN_PROCESS Y");
    side.done("edit-journal-line", "journal", "CJ-1", "type", "unbilled-sales", "quantity", "0");
    side.done("confirm-journal", "journal", "CJ-1");

    assertThat(side.actuals())
        .containsExactlyInAnyOrder(
            "UNBILLED_SALES 1 300 CHARGEABLE UNBILLED_SALES_CREATED ADJUSTED Y",
            "UNBILLED_SALES -1 -300 CHARGEABLE none UNADJUSTABLE Y");
    assertThat(side.refused("correct-actuals", "journal", "CJ-2", "actuals", actual))
        .isEqualTo("ACT-43");
  }

  @Test // ACT-45
  void onlyActualsThatAreThereAreCorrected() {
    DataverseSide side = worked();
    assertThatThrownBy(
            () -> side.done("correct-actuals", "journal", "CJ-1", "actuals", id("A9").toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are no actuals");
    assertThatThrownBy(() -> side.done("correct-actuals", "journal", "CJ-1", "actuals", "A9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no id of an actual");
  }

  @Test // ACT-60, REG-18
  void refusesWhatAJournalDoesNotTake() {
    assertThat(fee(TransactionType.COST, "USD").refused("confirm-journal", "journal", "EJ-1"))
        .isEqualTo("ACT-60");
    assertThat(
            fee(TransactionType.UNBILLED_SALES, "GBP")
                .refused("confirm-journal", "journal", "EJ-1"))
        .isEqualTo("REG-18");
  }
}
