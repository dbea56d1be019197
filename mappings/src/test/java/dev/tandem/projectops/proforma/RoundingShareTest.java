package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.actual.Contoso.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.NotToExceed;
import dev.tandem.projectops.actual.Readiness;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The share of a customer that took the rounding difference, 8 h at 200 for 1,600.01, keeps its
 * cent on the way through invoices and credits (FS-5).
 */
class RoundingShareTest {
  private static Invoicing drafted() {
    Invoicing rows = new Invoicing();
    rows.apply(Contoso.approved());
    Actual sale = Contoso.first(rows.actuals(), TransactionType.UNBILLED_SALES);
    Actual share =
        Actual.builder()
            .from(sale)
            .amount(new BigDecimal("1600.01"))
            .amountAfterTax(new BigDecimal("1600.01"))
            .build();
    rows.apply(Effects.put(Actual.CODEC, share));
    rows.apply(Readiness.mark(share, NotToExceed.Outcome.COMMITTED));
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));
    return rows;
  }

  private static Invoicing revised() {
    Invoicing rows = drafted();
    rows.confirm("draft");
    rows.revise("draft", "revision");
    return rows;
  }

  @Test // INV-4: another text is no other amount
  void keepsItsAmountWhenATextIsEdited() {
    Invoicing rows = drafted();
    rows.edit("draft", detail -> detail.description("Design"));

    assertThat(rows.document("draft").header().lineAmount()).contains(new BigDecimal("1600.01"));
    rows.confirm("draft");
    assertThat(told(rows.actuals()))
        .contains("BILLED_SALES 8 1600.01 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
  }

  @Test // ACT-31
  void keepsItsAmountWhenItIsNotCharged() {
    Invoicing rows = drafted();
    rows.edit("draft", detail -> detail.billingType(Choice.of(BillingType.COMPLIMENTARY)));
    rows.confirm("draft");

    assertThat(told(rows.actuals()))
        .contains("BILLED_SALES 8 1600.01 COMPLIMENTARY CUSTOMER_INVOICE_POSTED none Y");
  }

  @Test // ACT-39, COR-3: the new sale is worth what was credited
  void comesBackWholeWhenItIsCredited() {
    Invoicing rows = revised();
    rows.confirm("revision");

    assertThat(told(rows.actuals()))
        .contains("BILLED_SALES -8 -1600.01 CHARGEABLE CUSTOMER_INVOICE_POSTED UNADJUSTABLE Y")
        .contains("UNBILLED_SALES 8 1600.01 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-40, COR-3: what stays billed and what is open again make what was billed
  void comesBackInTwoPartsThatMakeTheWhole() {
    Invoicing rows = revised();
    rows.edit("revision", detail -> detail.quantity(new BigDecimal("6")));
    rows.confirm("revision");

    assertThat(told(rows.actuals()))
        .contains("BILLED_SALES 6 1200 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y")
        .contains("UNBILLED_SALES 2 400.01 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // COR-3, REG-35: a correction of the tax alone leaves the net amount
  void keepsItsAmountWhenOnlyItsTaxIsCorrected() {
    Invoicing rows = revised();
    rows.edit(
        "revision", detail -> detail.quantity(new BigDecimal("8")).tax(new BigDecimal("160")));
    rows.confirm("revision");

    assertThat(told(rows.actuals()))
        .contains("BILLED_SALES 8 1600.01 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y");
  }
}
