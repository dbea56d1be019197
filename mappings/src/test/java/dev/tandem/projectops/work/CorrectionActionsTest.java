package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static dev.tandem.projectops.work.ProformaFixture.T;
import static dev.tandem.projectops.work.ProformaFixture.confirmed;
import static dev.tandem.projectops.work.ProformaFixture.drafted;
import static dev.tandem.projectops.work.ProformaFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Corrections of confirmed proformas through a connector (COR-1 to COR-7). */
class CorrectionActionsTest {
  /** Milestone M1 of 5,000 on a fixed-price line, confirmed on invoice I3. */
  private static DataverseSide milestone() {
    DataverseSide side = DataverseSide.f0(BillingMethod.FIXED_PRICE);
    side.put(
        Milestone.CODEC,
        Milestone.builder()
            .id(id("M1"))
            .name("M1")
            .contract(ref("salesorder", "C1"))
            .contractLine(ref("salesorderdetail", "L1"))
            .project(DataverseSide.project("P1"))
            .amount(new BigDecimal("5000"))
            .milestoneDate(LocalDate.of(2026, 3, 31))
            .invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING))
            .owningCompany(DataverseSide.company("USPM"))
            .currency(ref("transactioncurrency", "USD"))
            .build());
    side.done("create-proforma", "contract", "C1", "number", "I3");
    assertThat(side.row(Milestone.CODEC, "M1").invoiceStatus())
        .isEqualTo(Choice.of(MilestoneStatus.CUSTOMER_INVOICE_CREATED));
    side.done("confirm-proforma", "proforma", "I3");
    return side;
  }

  @Test // SC-3 step 7, ACT-34, MS-9
  void aConfirmedMilestoneIsBilledAlone() {
    DataverseSide side = milestone();

    assertThat(side.actuals())
        .containsExactly("BILLED_SALES 1 5000 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
    Actual billed = side.all(Actual.CODEC).get(0);
    assertThat(billed.contractCustomer()).map(DataverseSideTest::idOf).contains(id("FS-1"));
    assertThat(billed.contractLineValue()).contains("1");
    assertThat(billed.externalOrigin()).contains(id("M1").toString());
    assertThat(side.row(Milestone.CODEC, "M1").invoiceStatus())
        .isEqualTo(Choice.of(MilestoneStatus.CUSTOMER_INVOICE_POSTED));
  }

  @Test // SC-7 step 10, ACT-42, COR-5, MS-13
  void aRevisedMilestoneIsCreditedWholly() {
    DataverseSide side = milestone();
    side.done("revise-proforma", "proforma", "I3", "number", "I3-C");
    assertThat(side.refused("edit-proforma", "proforma", "I3-C", "quantity", "0.5"))
        .isEqualTo("COR-5");

    side.done("confirm-proforma", "proforma", "I3-C");

    assertThat(side.actuals())
        .containsExactly(
            "BILLED_SALES 1 5000 CHARGEABLE CUSTOMER_INVOICE_POSTED ADJUSTED Y",
            "BILLED_SALES -1 -5000 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE Y");
    assertThat(side.row(Milestone.CODEC, "M1").invoiceStatus())
        .isEqualTo(Choice.of(MilestoneStatus.READY_FOR_INVOICING));
  }

  @Test // SC-7 step 1, ACT-39, COR-3, COR-7
  void aRevisedInvoiceIsCreditedWholly() {
    DataverseSide side = confirmed();
    side.done("revise-proforma", "proforma", "I1", "number", "I1-C", "day", "2026-04-02");
    Proforma draft = invoice(side, "I1-C");
    assertThat(draft.status().is(ProformaStatus.DRAFT)).isTrue();
    assertThat(draft.hasCorrections()).contains(true);
    assertThat(draft.totalAmount()).map(BigDecimal::intValueExact).contains(-1600);

    side.done("confirm-proforma", "proforma", "I1-C", "day", "2026-04-02");

    assertThat(side.actuals().subList(3, 6))
        .containsExactly(
            "BILLED_SALES 8 1600 CHARGEABLE CUSTOMER_INVOICE_POSTED ADJUSTED Y",
            "BILLED_SALES -8 -1600 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(side.all(Actual.CODEC).get(4).accountingDate())
        .contains(LocalDate.of(2026, 4, 2)); // UND-9
  }

  @Test // ACT-15, ACT-39, COR-9: what was credited uses up no limit, and can be billed again
  void creditedWorkFitsUnderItsLimitAgain() {
    DataverseSide side = confirmed();
    side.put(
        ContractCustomer.CODEC,
        ContractCustomer.builder().id(id("FS-1")).notToExceedLimit(new BigDecimal("2000")).build());
    side.done("revise-proforma", "proforma", "I1", "number", "I1-C");
    side.done("confirm-proforma", "proforma", "I1-C");

    side.done("ready-to-invoice", "contract", "C1");

    side.worked("T-2", "P1", 4);
    assertThat(side.refused("ready-to-invoice", "contract", "C1")).isEqualTo("ACT-15");
  }

  @Test // SC-7 step 4, COR-10, ACT-26
  void creditedWorkCanBeRecalledOrBilledAgain() {
    DataverseSide side = confirmed();
    side.done("revise-proforma", "proforma", "I1", "number", "I1-C");
    side.done("confirm-proforma", "proforma", "I1-C");
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I2");
    side.done("confirm-proforma", "proforma", "I2");
    assertThat(side.refused("recall", "entry", T)).isEqualTo("ACT-26");
    side.done("revise-proforma", "proforma", "I2", "number", "I2-C");
    side.done("confirm-proforma", "proforma", "I2-C");

    side.done("recall", "entry", T);

    assertThat(side.actuals())
        .filteredOn(row -> row.contains("none Y") && !row.contains("POSTED"))
        .isEmpty();
  }

  @Test // SC-7 step 5, ACT-40
  void aRevisionMayLeaveAPart() {
    DataverseSide side = confirmed();
    side.done("revise-proforma", "proforma", "I1", "number", "I1-C");
    side.done("edit-proforma", "proforma", "I1-C", "quantity", "6");

    side.done("confirm-proforma", "proforma", "I1-C");

    assertThat(side.actuals().subList(3, 9))
        .containsExactlyInAnyOrder(
            "BILLED_SALES 8 1600 CHARGEABLE CUSTOMER_INVOICE_POSTED ADJUSTED Y",
            "BILLED_SALES -8 -1600 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE Y",
            "UNBILLED_SALES 6 1200 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES -6 -1200 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE N",
            "BILLED_SALES 6 1200 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES 2 400 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // SC-7 step 9, REG-17, REG-34, COR-1
  void aRevisionWithoutChangeIsRefused() {
    DataverseSide side = drafted();
    assertThat(side.refused("revise-proforma", "proforma", "I1", "number", "I1-C"))
        .isEqualTo("COR-1");
    side.done("confirm-proforma", "proforma", "I1");
    side.done("revise-proforma", "proforma", "I1", "number", "I1-C");
    assertThat(side.refused("edit-proforma", "proforma", "I1-C", "billing-type", "complimentary"))
        .isEqualTo("REG-34");
    side.done("edit-proforma", "proforma", "I1-C", "quantity", "8");

    assertThat(side.refused("confirm-proforma", "proforma", "I1-C")).isEqualTo("REG-17");
  }

  @Test // COR-4: new charges and credits on one invoice
  void aCorrectionMayStandOnADraftThatIsThere() {
    DataverseSide side = confirmed();
    side.worked("T-2", "P1", 4);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I2");

    side.done("revise-proforma", "proforma", "I1", "onto", "I2", "entry", T);

    assertThat(invoice(side, "I2").totalAmount()).map(BigDecimal::intValueExact).contains(-800);
    side.done("confirm-proforma", "proforma", "I2");
    assertThat(side.actuals())
        .contains("BILLED_SALES -8 -1600 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE Y")
        .contains("BILLED_SALES 4 800 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
  }

  /** Invoice I1 of two entries, 1,600 and 800. */
  private static DataverseSide twoEntries() {
    DataverseSide side = drafted();
    side.worked("T-2", "P1", 4);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("refresh-proforma", "proforma", "I1");
    side.done("confirm-proforma", "proforma", "I1");
    return side;
  }

  @Test // COR-2, COR-4: what stands there stays as it was edited, the rest comes
  void aDraftTakesTheRestOfAnInvoiceOfWhichItCorrectsAPart() {
    DataverseSide side = twoEntries();
    side.done("revise-proforma", "proforma", "I1", "number", "I2", "entry", T);
    side.done("edit-proforma", "proforma", "I2", "entry", T, "quantity", "6");
    assertThat(invoice(side, "I2").totalAmount()).map(BigDecimal::intValueExact).contains(-400);

    side.done("revise-proforma", "proforma", "I1", "onto", "I2");

    assertThat(invoice(side, "I2").totalAmount()).map(BigDecimal::intValueExact).contains(-1200);
    side.done("confirm-proforma", "proforma", "I2");
    assertThat(side.actuals())
        .contains("BILLED_SALES 6 1200 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y")
        .contains("BILLED_SALES -4 -800 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE Y");
  }

  @Test // COR-1, COR-4: one draft at a time corrects a billed sale
  void aSaleThatADraftCorrectsIsNotCorrectedByAnother() {
    DataverseSide side = twoEntries();
    side.done("revise-proforma", "proforma", "I1", "number", "I2", "entry", T);
    assertThat(side.refused("revise-proforma", "proforma", "I1", "number", "I3"))
        .isEqualTo("COR-1");
    side.done("create-proforma", "contract", "C1", "number", "I4");
    assertThat(side.refused("revise-proforma", "proforma", "I1", "onto", "I4", "entry", T))
        .isEqualTo("COR-1");

    side.done("delete-proforma", "proforma", "I2");
    side.done("revise-proforma", "proforma", "I1", "number", "I3");

    assertThat(invoice(side, "I3").totalAmount()).map(BigDecimal::intValueExact).contains(-2400);
  }

  @Test // COR-2, COR-4
  void anAppendedCorrectionIsNotAppendedAgainWithTheRest() {
    DataverseSide side = twoEntries();
    side.done("create-proforma", "contract", "C1", "number", "I2");
    side.done("revise-proforma", "proforma", "I1", "onto", "I2", "entry", T);
    side.done("edit-proforma", "proforma", "I2", "entry", T, "quantity", "6");

    side.done("revise-proforma", "proforma", "I1", "onto", "I2");

    assertThat(invoice(side, "I2").totalAmount()).map(BigDecimal::intValueExact).contains(-1200);
  }
}
