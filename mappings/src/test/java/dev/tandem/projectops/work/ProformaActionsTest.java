package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static dev.tandem.projectops.work.ProformaFixture.T;
import static dev.tandem.projectops.work.ProformaFixture.confirmed;
import static dev.tandem.projectops.work.ProformaFixture.drafted;
import static dev.tandem.projectops.work.ProformaFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingLimit;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.proforma.Retainers;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proformas through a connector, from what is ready to the confirmed invoice. */
class ProformaActionsTest {
  @Test // SC-1 step 8, INV-1, ACT-27, REG-19
  void aDraftTakesWhatIsReady() {
    DataverseSide side = drafted();

    Proforma draft = invoice(side, "I1");
    assertThat(draft.status().is(ProformaStatus.DRAFT)).isTrue();
    assertThat(draft.name()).contains("March");
    assertThat(draft.totalAmount()).map(BigDecimal::intValueExact).contains(1600);
    assertThat(draft.invoiceDate()).contains(LocalDate.of(2026, 3, 31));
    Actual sale = side.all(Actual.CODEC).get(1);
    assertThat(sale.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_CREATED)).isTrue();
    assertThat(sale.invoice()).map(DataverseSideTest::idOf).isEqualTo(draft.id());
    assertThat(side.all(InvoiceLine.CODEC)).hasSize(1);
    assertThat(side.all(InvoiceLineDetail.CODEC)).hasSize(1);
    assertThat(side.actuals()).hasSize(2);
  }

  @Test // SC-1 step 9, ACT-28, TC-4, TC-5
  void aConfirmedProformaBillsTheSale() {
    DataverseSide side = confirmed();

    assertThat(invoice(side, "I1").status().is(ProformaStatus.CONFIRMED)).isTrue();
    assertThat(side.actuals())
        .containsExactly(
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE N",
            "BILLED_SALES 8 1600 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
    List<Actual> rows = side.all(Actual.CODEC);
    assertThat(side.all(TransactionConnection.CODEC))
        .extracting(
            tie ->
                tie.transaction1().orElse("")
                    + " "
                    + tie.transaction1Role().orElse("")
                    + " "
                    + tie.transaction2().orElse(""))
        .contains(
            rows.get(2).id().orElseThrow() + " Reversing " + rows.get(1).id().orElseThrow(),
            rows.get(3).id().orElseThrow() + " Billed Sales " + rows.get(1).id().orElseThrow());
    assertThat(rows.get(3).contractLineValue()).contains("1");
    assertThat(rows.get(3).invoice())
        .map(DataverseSideTest::idOf)
        .isEqualTo(invoice(side, "I1").id());
    assertThat(side.refused("refresh-proforma", "proforma", "I1")).isEqualTo("INV-7");
  }

  @Test // SC-11, ACT-29, UND-2
  void aCutQuantityIsBilledAsCut() {
    DataverseSide side = drafted();
    side.done("edit-proforma", "proforma", "I1", "quantity", "6");
    assertThat(invoice(side, "I1").totalAmount()).map(BigDecimal::intValueExact).contains(1200);

    side.done("confirm-proforma", "proforma", "I1");

    assertThat(side.actuals())
        .containsExactlyInAnyOrder(
            "COST 8 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES 6 1200 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES -6 -1200 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE N",
            "BILLED_SALES 6 1200 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES 2 400 NON_CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES -2 -400 NON_CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE N",
            "BILLED_SALES 2 400 NON_CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
  }

  @Test // SC-10c, ACT-26: on a draft, and billed
  void invoicedWorkCannotBeRecalled() {
    DataverseSide side = drafted();
    assertThat(side.refused("recall", "entry", T)).isEqualTo("ACT-26");
    assertThat(side.refused("cancel", "entry", T)).isEqualTo("ACT-26");

    side.done("confirm-proforma", "proforma", "I1");
    assertThat(side.refused("recall", "entry", T)).isEqualTo("ACT-26");
  }

  @Test // INV-6: the deleted draft frees the sale, which can be recalled then
  void aDeletedDraftFreesWhatWasOnIt() {
    DataverseSide side = drafted();

    side.done("delete-proforma", "proforma", "I1");

    assertThat(side.all(Proforma.CODEC)).isEmpty();
    assertThat(side.all(InvoiceLine.CODEC)).isEmpty();
    assertThat(side.all(InvoiceLineDetail.CODEC)).isEmpty();
    assertThat(side.all(Actual.CODEC).get(1).invoice()).isEmpty();
    assertThat(side.actuals().get(1))
        .isEqualTo("UNBILLED_SALES 8 1600 CHARGEABLE READY_TO_INVOICE none Y");
    side.done("not-ready-to-invoice", "contract", "C1");
    side.done("recall", "entry", T);
  }

  @Test // INV-5, ACT-63: what became ready since, and nothing of the future
  void aRefreshedDraftTakesWhatBecameReady() {
    DataverseSide side = drafted();
    side.worked("T-2", "P1", 4);
    side.done("ready-to-invoice", "contract", "C1", "entry", id("T-2").toString());
    side.run("refresh-proforma", "proforma", "I1", "day", "2026-03-01");
    assertThat(side.all(InvoiceLineDetail.CODEC)).hasSize(1);

    side.done("refresh-proforma", "proforma", "I1");

    assertThat(side.all(InvoiceLineDetail.CODEC)).hasSize(2);
    assertThat(invoice(side, "I1").totalAmount()).map(BigDecimal::intValueExact).contains(2400);
    assertThatThrownBy(() -> side.run("edit-proforma", "proforma", "I1", "quantity", "1"))
        .hasMessageContaining("2 such details");
    side.done("edit-proforma", "proforma", "I1", "entry", id("T-2").toString(), "quantity", "1");
    assertThat(invoice(side, "I1").totalAmount()).map(BigDecimal::intValueExact).contains(1800);
  }

  @Test // ACT-15: a limit of the customer
  void whatIsOverALimitDoesNotBecomeReady() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        ContractCustomer.CODEC,
        ContractCustomer.builder().id(id("FS-1")).notToExceedLimit(new BigDecimal("2000")).build());
    side.worked("T-1", "P1", 8);
    side.worked("T-2", "P1", 4);

    ProcessReport report = side.run("ready-to-invoice", "contract", "C1");

    assertThat(report.written()).isEqualTo(1);
    assertThat(report.faults()).extracting(fault -> fault.code().id()).containsExactly("ACT-15");
  }

  private static DataverseSide limited(BillingLimit.Builder limit) {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        side.line("C1", "L2", 2, "P1", BillingMethod.TIME_AND_MATERIAL)
            .project(Optional.empty())
            .build());
    side.put(
        BillingLimit.CODEC,
        limit
            .id(id("limit"))
            .contract(ref("salesorder", "C1"))
            .most(new BigDecimal("2000"))
            .build());
    side.worked("T-1", "P1", 8);
    side.worked("T-2", "P1", 4);
    return side;
  }

  @Test // ACT-15: contract, contract line, customer of the contract, and customer of the line
  void aLimitHoldsOnEachOfTheFourLevels() {
    Reference line = ref("salesorderdetail", "L1");
    Reference customer = ref("msdyn_projectcontractsplitbillingrule", "FS-1");
    List<BillingLimit.Builder> levels =
        List.of(
            BillingLimit.builder(),
            BillingLimit.builder().contractLine(line),
            BillingLimit.builder().customer(customer),
            BillingLimit.builder().contractLine(line).customer(customer));
    for (BillingLimit.Builder level : levels) {
      ProcessReport report = limited(level).run("ready-to-invoice", "contract", "C1");
      assertThat(report.written()).isEqualTo(1);
      assertThat(report.faults()).extracting(fault -> fault.code().id()).containsExactly("ACT-15");
    }
  }

  @Test // ACT-15
  void aLimitOfAnotherLineDoesNotMatter() {
    DataverseSide side =
        limited(BillingLimit.builder().contractLine(ref("salesorderdetail", "L2")));
    assertThat(side.done("ready-to-invoice", "contract", "C1").written()).isEqualTo(2);
  }

  @Test // INV-8: each on its own; one that is refused is left out
  void severalProformasAreConfirmedTogether() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I1");
    side.done("confirm-proforma", "proforma", "I1");
    side.done("revise-proforma", "proforma", "I1", "number", "I1-C");
    side.done("edit-proforma", "proforma", "I1-C", "quantity", "8");
    side.worked("T-2", "P1", 4);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I2");

    ProcessReport report = side.run("confirm-proformas", "proformas", "I1-C, I2");

    assertThat(report.faults()).extracting(fault -> fault.code().id()).containsExactly("REG-17");
    assertThat(invoice(side, "I2").status().is(ProformaStatus.CONFIRMED)).isTrue();
    assertThat(invoice(side, "I1-C").status().is(ProformaStatus.CONFIRMED)).isFalse();
    String many =
        IntStream.rangeClosed(1, 251)
            .mapToObj(number -> "I" + number)
            .collect(Collectors.joining(","));
    assertThat(side.refused("confirm-proformas", "proformas", many)).isEqualTo("INV-8");
  }

  @Test // SC-9 step 6, INV-14: one proforma for each customer
  void eachCustomerHasAProformaOfItsOwn() {
    DataverseSide side = DataverseSide.empty();
    side.contract("C9", "USD");
    side.customer("C9", "FS-A", "Adatum", "60", true);
    side.customer("C9", "FS-F", "Fabrikam", "40", false);
    side.project("P9", "C9");
    side.put(side.line("C9", "L1", 1, "P9", BillingMethod.TIME_AND_MATERIAL).build());
    side.worked("T-1", "P9", 10);
    side.done("ready-to-invoice", "contract", "C9");
    assertThatThrownBy(() -> side.run("create-proforma", "contract", "C9", "number", "I9"))
        .hasMessageContaining("has 2 customers");

    side.done("create-proforma", "contract", "C9", "customer", "FS-A", "number", "I9a");
    side.done("create-proforma", "contract", "C9", "customer", "FS-F", "number", "I9b");
    side.done("confirm-proforma", "proforma", "I9a");
    side.done("confirm-proforma", "proforma", "I9b");

    assertThat(side.actuals())
        .filteredOn(row -> row.startsWith("BILLED"))
        .containsExactly(
            "BILLED_SALES 6 1200 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "BILLED_SALES 4 800 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
  }

  /** Retainer R1 of 2,000 on draft I1. */
  static DataverseSide retained() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        Retainer.CODEC,
        Retainer.builder()
            .id(id("R1"))
            .name("R1")
            .contract(ref("salesorder", "C1"))
            .contractLine(ref("salesorderdetail", "L1"))
            .contractCustomer(ref("msdyn_projectcontractsplitbillingrule", "FS-1"))
            .date(LocalDate.of(2026, 3, 1))
            .amount(new BigDecimal("2000"))
            .invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING))
            .currency(ref("transactioncurrency", "USD"))
            .build());
    side.done("create-proforma", "contract", "C1", "number", "I1");
    side.done("bill-retainer", "proforma", "I1", "retainer", "R1");
    return side;
  }

  @Test // INV-6, RET-2, RET-5
  void aDeletedDraftFreesItsRetainers() {
    DataverseSide side = retained();
    side.done("delete-proforma", "proforma", "I1");
    side.done("create-proforma", "contract", "C1", "number", "I2");
    side.done("bill-retainer", "proforma", "I2", "retainer", "R1");
    side.done("confirm-proforma", "proforma", "I2");

    side.done("create-proforma", "contract", "C1", "number", "I3");
    side.done("refund-retainer", "proforma", "I3", "retainer", "R1", "amount", "400");
    side.done("delete-proforma", "proforma", "I3");

    Retainer free = side.row(Retainer.CODEC, "R1");
    assertThat(free.refundStatus().isEmpty()).isTrue();
    assertThat(Retainers.available(free)).isEqualByComparingTo("2000");
  }

  @Test // RET-1 to RET-4, ACT-36, ACT-38
  void aRetainerIsBilledAndThenApplied() {
    DataverseSide side = retained();
    side.done("confirm-proforma", "proforma", "I1");
    assertThat(side.actuals())
        .containsExactly(
            "BILLED_SALES 1 2000 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES -1 -2000 CHARGEABLE UNBILLED_SALES_CREATED none N");

    side.worked("T-1", "P1", 8);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I2");
    assertThat(invoice(side, "I2").totalAmount()).map(BigDecimal::signum).contains(0);
    side.done("confirm-proforma", "proforma", "I2");

    assertThat(side.row(Retainer.CODEC, "R1").usedAmount())
        .map(BigDecimal::intValueExact)
        .contains(1600);
    assertThat(side.actuals())
        .contains("UNBILLED_SALES -1 -400 CHARGEABLE UNBILLED_SALES_CREATED none N")
        .contains("BILLED_SALES -1 -1600 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");

    side.done("create-proforma", "contract", "C1", "number", "I3");
    assertThat(side.refused("refund-retainer", "proforma", "I3", "retainer", "R1", "amount", "500"))
        .isEqualTo("RET-5");
    side.done("refund-retainer", "proforma", "I3", "retainer", "R1", "amount", "400");
    side.done("confirm-proforma", "proforma", "I3");
    assertThat(side.row(Retainer.CODEC, "R1").usedAmount())
        .map(BigDecimal::intValueExact)
        .contains(2000);
  }

  @Test // RET-4, INV-4, INV-8: an edit is free, the confirmation of either kind is not
  void anInvoiceIsNotConfirmedWhereMoreOfARetainerIsAppliedThanItCharges() {
    DataverseSide side = retained();
    side.done("confirm-proforma", "proforma", "I1");
    side.worked("T-1", "P1", 8);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I2");
    side.worked("T-2", "P1", 4);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I3");

    side.done("edit-proforma", "proforma", "I2", "entry", "" + id("T-1"), "quantity", "2");
    assertThat(side.refused("confirm-proforma", "proforma", "I2")).isEqualTo("RET-4");
    ProcessReport report = side.run("confirm-proformas", "proformas", "I2, I3");

    assertThat(report.faults()).extracting(fault -> fault.code().id()).containsExactly("RET-4");
    assertThat(report.faults().get(0).display())
        .contains("proforma I2", "1600.00 is applied, 400.00 is charged");
    assertThat(invoice(side, "I2").status().is(ProformaStatus.DRAFT)).isTrue();
    assertThat(used(side)).isEqualByComparingTo("800"); // by I3
    side.done("edit-proforma", "proforma", "I2", "retainer", "R1", "price", "400");
    side.done("confirm-proforma", "proforma", "I2");
    assertThat(used(side)).isEqualByComparingTo("1200");
  }

  private static BigDecimal used(DataverseSide side) {
    return side.row(Retainer.CODEC, "R1").usedAmount().orElseThrow();
  }

  @Test // INV-9
  void aConfirmedInvoiceIsPaid() {
    DataverseSide side = drafted();
    assertThat(side.refused("pay-proforma", "proforma", "I1")).isEqualTo("INV-7");
    side.done("confirm-proforma", "proforma", "I1");

    side.done("pay-proforma", "proforma", "I1");

    assertThat(invoice(side, "I1").status().is(ProformaStatus.INVOICE_PAID)).isTrue();
  }

  @Test // ACT-32, ACT-33: with an unbilled sale of its own unless fixed price
  void aDetailMayBeAddedByHand() {
    for (BillingMethod method : BillingMethod.values()) {
      DataverseSide side = DataverseSide.f0(method);
      side.done("create-proforma", "contract", "C1", "number", "I1");
      side.done(
          "add-proforma-detail",
          "proforma",
          "I1",
          "line",
          "L1",
          "name",
          "Licence",
          "class",
          "material",
          "quantity",
          "2",
          "price",
          "75");
      assertThat(invoice(side, "I1").totalAmount()).map(BigDecimal::intValueExact).contains(150);

      side.done("confirm-proforma", "proforma", "I1");

      String billed = "BILLED_SALES 2 150 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y";
      assertThat(side.actuals())
          .containsExactlyElementsOf(
              method == BillingMethod.FIXED_PRICE
                  ? List.of(billed)
                  : List.of(
                      "UNBILLED_SALES 2 150 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
                      "UNBILLED_SALES -2 -150 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE N",
                      billed));
    }
  }
}
