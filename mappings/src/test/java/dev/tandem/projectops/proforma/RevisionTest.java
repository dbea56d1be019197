package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.Withdrawal;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rows ACT-39 to ACT-42 of the event matrix and the COR rules. */
class RevisionTest {
  private static final String POSTED = "CUSTOMER_INVOICE_POSTED";
  private static final String BILLED_BACK =
      "BILLED_SALES -8 -1600 CHARGEABLE " + POSTED + " UNADJUSTABLE Y";

  private static Invoicing revised() {
    Invoicing rows = Invoicing.ofDraft();
    rows.confirm("draft");
    rows.revise("draft", "revision");
    return rows;
  }

  private static List<String> newRows(Invoicing rows) {
    return told(rows.actuals()).subList(4, rows.actuals().size());
  }

  @Test // COR-1 to COR-3, COR-7, TC-6
  void opensADraftThatCreditsEverything() {
    Invoicing rows = revised();
    ProformaDocument draft = rows.document("revision");

    assertThat(draft.header().hasCorrections()).contains(true);
    assertThat(draft.header().lineAmount()).contains(new BigDecimal("-1600.00"));
    assertThat(draft.lines()).allMatch(line -> line.correction().orElse(false));
    assertThat(draft.details())
        .singleElement()
        .satisfies(
            detail -> {
              assertThat(detail.quantity()).contains(BigDecimal.ZERO);
              assertThat(
                      rows.trail()
                          .secondOf(ConnectionKind.ON_CORRECTION, detail.id().orElseThrow()))
                  .containsExactly(ActualRows.id(rows.actuals().get(3)));
            });
  }

  @Test // COR-8, ACT-39, SC-7
  void creditsInFull() {
    Invoicing rows = revised();
    rows.confirm("revision");

    assertThat(told(rows.actuals()).get(3))
        .isEqualTo("BILLED_SALES 8 1600 CHARGEABLE " + POSTED + " ADJUSTED Y");
    assertThat(newRows(rows))
        .containsExactly(
            BILLED_BACK, "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // TC-7, TC-8, TC-2, TO-2
  void connectsReversalAndNewSaleToWhatWasBilled() {
    Invoicing rows = revised();
    Trail trail = Contoso.trail(rows.confirm("revision"));
    List<Actual> actuals = rows.actuals();

    assertThat(trail.secondOf(ConnectionKind.REVERSAL, ActualRows.id(actuals.get(4))))
        .containsExactly(ActualRows.id(actuals.get(3)));
    assertThat(trail.secondOf(ConnectionKind.REPLACEMENT, ActualRows.id(actuals.get(5))))
        .containsExactly(ActualRows.id(actuals.get(3)));
    assertThat(trail.secondOf(ConnectionKind.APPROVED, ActualRows.id(actuals.get(5))))
        .containsExactly(ActualRows.id(actuals.get(0)));
    assertThat(trail.from(RecordType.TIME_ENTRY, Contoso.id("T1"), RecordType.ACTUAL))
        .contains(ActualRows.id(actuals.get(5)));
  }

  @Test // ACT-40, SC-7
  void creditsInPart() {
    Invoicing rows = revised();
    rows.edit("revision", detail -> detail.quantity(new BigDecimal("6")));
    assertThat(rows.document("revision").header().lineAmount()).contains(new BigDecimal("-400.00"));
    rows.confirm("revision");

    assertThat(newRows(rows))
        .containsExactly(
            BILLED_BACK,
            "UNBILLED_SALES 6 1200 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -6 -1200 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 6 1200 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES 2 400 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-41
  void raisesWhatIsInvoiced() {
    Invoicing rows = revised();
    rows.edit("revision", detail -> detail.quantity(BigDecimal.TEN));
    rows.confirm("revision");

    assertThat(newRows(rows))
        .containsExactly(
            BILLED_BACK,
            "UNBILLED_SALES 10 2000 CHARGEABLE " + POSTED + " none Y",
            "UNBILLED_SALES -10 -2000 CHARGEABLE " + POSTED + " UNADJUSTABLE N",
            "BILLED_SALES 10 2000 CHARGEABLE " + POSTED + " none Y");
  }

  private static Invoicing milestoneRevised() {
    Invoicing rows = new Invoicing();
    rows.apply(
        rows.draft(
            "draft",
            BillingMethod.FIXED_PRICE,
            List.of(Invoicing.milestone(MilestoneStatus.READY_FOR_INVOICING))));
    rows.confirm("draft");
    rows.revise("draft", "revision");
    return rows;
  }

  @Test // ACT-42, COR-5, MS-13, SC-7
  void creditsAMilestoneInFull() {
    Invoicing rows = milestoneRevised();
    rows.confirm("revision");

    assertThat(told(rows.actuals()))
        .containsExactly(
            "BILLED_SALES 1 5000 CHARGEABLE " + POSTED + " ADJUSTED Y",
            "BILLED_SALES -1 -5000 CHARGEABLE " + POSTED + " UNADJUSTABLE Y");
    assertThat(rows.milestones())
        .allMatch(row -> row.invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING));
  }

  @Test // ACT-42, COR-5
  void refusesToCreditAMilestoneInPart() {
    Invoicing rows = milestoneRevised();

    assertThatThrownBy(
            () -> rows.edit("revision", detail -> detail.quantity(new BigDecimal("0.5"))))
        .hasMessageContaining("COR-5");
  }

  @Test // REG-17, SC-7
  void refusesACorrectionThatChangesNothing() {
    Invoicing rows = revised();
    rows.edit("revision", detail -> detail.quantity(new BigDecimal("8")));

    assertThatThrownBy(() -> rows.confirm("revision")).hasMessageContaining("REG-17");
  }

  @Test // REG-17
  void refusesACorrectionWithoutDetails() {
    Invoicing rows = Invoicing.ofDraft();
    rows.confirm("draft");
    rows.apply(
        Revision.open(
            rows.document("draft"), List.of(), Map.of(), rows.trail(), later("revision")));

    assertThatThrownBy(() -> rows.confirm("revision")).hasMessageContaining("REG-17");
  }

  @Test // REG-34
  void refusesAnotherBillingTypeOnACorrection() {
    Invoicing rows = revised();

    assertThatThrownBy(
            () ->
                rows.edit(
                    "revision",
                    detail -> detail.billingType(Choice.of(BillingType.NON_CHARGEABLE))))
        .hasMessageContaining("REG-34");
  }

  @Test // COR-1
  void refusesToReviseADraft() {
    Invoicing rows = Invoicing.ofDraft();

    assertThatThrownBy(() -> rows.revise("draft", "revision"))
        .hasMessageContaining("COR-1")
        .hasMessageContaining("DRAFT");
  }

  @Test // COR-6
  void refusesToReviseProductLines() {
    Invoicing rows = Invoicing.ofDraft();
    rows.confirm("draft");
    ProformaDocument work = rows.document("draft");
    InvoiceLine product = InvoiceLine.builder().name("Laptop").build();
    ProformaDocument mixed = new ProformaDocument(work.header(), List.of(product), work.details());

    assertThatThrownBy(
            () -> Revision.open(mixed, List.of(), Map.of(), rows.trail(), later("revision")))
        .hasMessageContaining("Laptop is product based");
  }

  @Test // COR-1: a billed sale is corrected once
  void refusesASaleThatIsCorrectedAlready() {
    Invoicing rows = revised();
    rows.confirm("revision");
    Actual adjusted = rows.actuals().get(3);

    assertThatThrownBy(
            () ->
                Revision.open(
                    rows.document("draft"),
                    List.of(adjusted),
                    Map.of(),
                    rows.trail(),
                    later("again")))
        .hasMessageContaining("corrected already");
  }

  @Test // COR-4
  void appendsToADraftOfTheSameCustomer() {
    Invoicing rows = Invoicing.ofDraft();
    rows.confirm("draft");
    rows.apply(rows.draft("next", BillingMethod.TIME_AND_MATERIAL, List.of()));
    rows.apply(
        Revision.append(
            rows.document("draft"),
            rows.document("next"),
            List.of(rows.actuals().get(3)),
            Map.of(),
            rows.trail(),
            later("append")));

    assertThat(rows.document("next").header().hasCorrections()).contains(true);
    assertThat(rows.document("next").lines()).hasSize(2);
    assertThat(rows.document("next").details()).hasSize(1);
  }

  @Test // COR-10, ACT-26, SC-7
  void letsACreditedEntryBeRecalled() {
    Invoicing rows = revised();
    assertThatThrownBy(() -> Withdrawal.of(rows.actuals(), rows.trail(), later("too early")))
        .hasMessageContaining("ACT-26");
    rows.confirm("revision");
    Effects recalled = Withdrawal.of(rows.actuals(), rows.trail(), later("recall"));

    assertThat(told(recalled.puts(Actual.CODEC)))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE CANCELED ADJUSTED Y",
            "COST -8 -800 NOT_AVAILABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y");
  }
}
