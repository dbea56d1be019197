package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.after;
import static dev.tandem.projectops.actual.Contoso.engagement;
import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.told;
import static dev.tandem.projectops.actual.Contoso.trail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import dev.tandem.projectops.entity.dataverse.VerificationStatus;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPrices;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rows ACT-49 to ACT-51 of the event matrix and the VI rules of the Dataverse side. */
class VendorInvoiceTest {
  private static final WorkPrices PRICES =
      WorkPrices.of(Price.of("100", Contoso.USD), Price.of("130", Contoso.USD));

  private static VendorInvoice invoice(boolean automatic) {
    return VendorInvoice.builder()
        .id(id("VI-77"))
        .number("VI-77")
        .automaticConfirmation(automatic)
        .status(Choice.of(VendorInvoiceStatus.DRAFT))
        .build();
  }

  private static VendorInvoiceLine.Builder line() {
    return VendorInvoiceLine.builder()
        .id(id("VI-77-1"))
        .externalLine("TR-1")
        .project(RecordType.PROJECT.to(id("P1")))
        .task(Reference.byId("msdyn_projecttask", id("Task")))
        .quantity(BigDecimal.TEN)
        .tax(new BigDecimal("100.00"))
        .transactionDate(Contoso.DAY)
        .owningCompany(Contoso.USPM);
  }

  private static InvoicedWork work(VendorInvoiceLine line, List<Actual> matched) {
    return new InvoicedWork(line, engagement(BillingMethod.TIME_AND_MATERIAL), PRICES, matched);
  }

  private static Effects auto(VendorInvoiceLine line) {
    return VendorInvoiceApproval.auto(
        invoice(true),
        List.of(work(line, List.of())),
        each -> ApprovalRules.DEFAULT,
        Trail.NONE,
        later("confirm"));
  }

  @Test // ACT-49, VI-4, VI-5, REG-31, REG-33, SC-5
  void confirmsByItselfAndWritesCostAndSale() {
    Effects effects = auto(line().build());
    List<Actual> actuals = effects.puts(Actual.CODEC);

    assertThat(told(actuals))
        .containsExactly(
            "COST 10 1000 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 10 1300 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(actuals)
        .allMatch(actual -> actual.transactionClass().is(TransactionClass.MATERIAL))
        .allMatch(actual -> actual.accountingDay().equals(Optional.of(Contoso.DAY)))
        .allMatch(actual -> actual.externalOrigin().equals(Optional.of("TR-1"))); // TO-4
    assertThat(actuals.get(0).tax()).contains(new BigDecimal("100.00"));
    assertThat(actuals.get(1).tax()).isEmpty();
    assertThat(effects.puts(VendorInvoice.CODEC))
        .allMatch(invoice -> invoice.status().is(VendorInvoiceStatus.CONFIRMED));
    assertThat(effects.puts(TransactionConnection.CODEC)).hasSize(1);
  }

  @Test // VI-14
  void doesNotTieCostAndSaleWithoutTaskAndSubcontract() {
    Effects effects = auto(line().task(Optional.empty()).build());

    assertThat(effects.puts(Actual.CODEC)).hasSize(2);
    assertThat(effects.puts(TransactionConnection.CODEC)).isEmpty();
  }

  @Test // REG-27
  void doesNotConfirmAnInvoiceWithoutLines() {
    assertThat(
            VendorInvoiceApproval.auto(
                invoice(true),
                List.of(),
                each -> ApprovalRules.DEFAULT,
                Trail.NONE,
                later("confirm")))
        .isEqualTo(Effects.NONE);
    assertThatThrownBy(
            () ->
                VendorInvoiceApproval.confirm(
                    invoice(true),
                    List.of(),
                    each -> ApprovalRules.DEFAULT,
                    Trail.NONE,
                    later("confirm")))
        .hasMessageContaining("has no lines");
  }

  private static Effects byHand(boolean automatic, VendorInvoiceLine line) {
    return VendorInvoiceApproval.confirm(
        invoice(automatic),
        List.of(work(line, List.of())),
        each -> ApprovalRules.DEFAULT,
        Trail.NONE,
        later("confirm"));
  }

  @Test // REG-26
  void writesTheSameActualsWhenConfirmedByHand() {
    assertThat(byHand(true, line().build())).isEqualTo(auto(line().build()));
  }

  @Test // VI-11
  void needsCompleteVerificationWhenAPersonConfirms() {
    assertThatThrownBy(() -> byHand(false, line().build())).hasMessageContaining("VI-11");
    assertThat(
            byHand(false, line().verification(Choice.of(VerificationStatus.COMPLETE)).build())
                .puts(Actual.CODEC))
        .hasSize(2);
    assertThat(
            VendorInvoiceApproval.auto(
                invoice(false),
                List.of(work(line().build(), List.of())),
                each -> ApprovalRules.DEFAULT,
                Trail.NONE,
                later("confirm")))
        .isEqualTo(Effects.NONE);
  }

  @Test // UND-28, UND-27
  void refusesAFeeAndLeavesTheInvoiceAsItIs() {
    Effects effects = auto(line().transactionClass(Choice.of(TransactionClass.FEE)).build());

    assertThat(effects.inOrder()).isEmpty();
    assertThat(effects.faults()).extracting(fault -> fault.code().id()).containsExactly("UND-28");
  }

  private final Effects approved = Contoso.approved();

  private Effects matched() {
    return VendorInvoiceApproval.confirm(
        invoice(true),
        List.of(
            new InvoicedWork(
                line()
                    .quantity(new BigDecimal("8"))
                    .tax(Optional.empty())
                    .transactionClass(Choice.of(TransactionClass.TIME))
                    .build(),
                engagement(BillingMethod.TIME_AND_MATERIAL),
                WorkPrices.of(Price.of("85", Contoso.USD), Price.of("200", Contoso.USD)),
                List.of(after(approved).get(0)))),
        each -> ApprovalRules.DEFAULT,
        trail(approved),
        later("confirm"));
  }

  @Test // ACT-50, VI-15, SUB-8, SC-13c
  void replacesTheMatchedCostAndKeepsItsSale() {
    Effects effects = matched();
    List<Actual> actuals = after(approved, effects);

    assertThat(told(actuals))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "COST -8 -800 NOT_AVAILABLE none UNADJUSTABLE Y",
            "COST 8 680 NOT_AVAILABLE none none Y");
    assertThat(trail(effects).secondOf(ConnectionKind.APPROVED, ActualRows.id(actuals.get(1))))
        .containsExactly(ActualRows.id(actuals.get(3)));
  }

  @Test // ACT-50
  void keepsTheMatchedEntryFromBeingRecalled() {
    Effects effects = matched();
    Trail trail = trail(approved).and(trail(effects));
    List<Actual> ofEntry = after(approved, effects).subList(0, 3);

    assertThatThrownBy(() -> Withdrawal.of(ofEntry, trail, later("recall")))
        .hasMessageContaining("ACT-50");
  }

  @Test // ACT-51
  void booksTheMatchedCostAgainWhenCancelled() {
    Effects confirmed = matched();
    VendorInvoice invoice = confirmed.puts(VendorInvoice.CODEC).get(0);
    List<Actual> actuals = after(approved, confirmed);
    Trail trail = trail(approved).and(trail(confirmed));
    Effects cancelled =
        VendorInvoiceCancellation.of(
            invoice, actuals.subList(3, 4), actuals.subList(0, 1), trail, later("cancel"));

    assertThat(told(after(approved, confirmed, cancelled)).subList(3, 6))
        .containsExactly(
            "COST 8 680 NOT_AVAILABLE CANCELED ADJUSTED Y",
            "COST -8 -680 NOT_AVAILABLE CANCELED UNADJUSTABLE Y",
            "COST 8 800 NOT_AVAILABLE none none Y");
    assertThat(cancelled.puts(VendorInvoice.CODEC))
        .allMatch(row -> row.status().is(VendorInvoiceStatus.CANCELED));
    Trail all = trail.and(trail(cancelled));
    assertThat(Withdrawal.of(actuals.subList(0, 3), all, later("recall")).inOrder())
        .isNotEmpty(); // ACT-50 holds no longer
  }

  @Test // REG-32, VI-18
  void takesActualsBetweenUnitsBackAsWell() {
    WorkPrices lent =
        new WorkPrices(
            Price.of("120", Contoso.USD),
            Price.of("200", Contoso.USD),
            Price.of("88", Contoso.GBP),
            Price.of("120", Contoso.USD));
    VendorInvoiceLine line =
        line()
            .owningCompany(Contoso.GBPM)
            .tax(Optional.empty())
            .transactionClass(Choice.of(TransactionClass.TIME))
            .build();
    Effects confirmed =
        VendorInvoiceApproval.confirm(
            invoice(true),
            List.of(
                new InvoicedWork(
                    line, engagement(BillingMethod.TIME_AND_MATERIAL), lent, List.of())),
            each -> ApprovalRules.DEFAULT,
            Trail.NONE,
            later("confirm"));
    assertThat(told(confirmed.puts(Actual.CODEC)))
        .containsExactly(
            "COST 10 1200 NOT_AVAILABLE none none N",
            "UNBILLED_SALES 10 2000 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "RESOURCING_UNIT_COST 10 880 NOT_AVAILABLE none none Y",
            "INTER_ORGANIZATIONAL_SALES 10 1200 NOT_AVAILABLE none none Y");

    Effects cancelled =
        VendorInvoiceCancellation.of(
            confirmed.puts(VendorInvoice.CODEC).get(0),
            confirmed.puts(Actual.CODEC),
            List.of(),
            trail(confirmed),
            later("cancel"));
    assertThat(cancelled.puts(Actual.CODEC)).hasSize(8);
  }

  @Test // VI-12
  void matchesLiveCostsAndIgnoresBlankFields() {
    List<Actual> actuals = after(approved);
    VendorInvoiceLine fits = line().task(Optional.empty()).build();
    VendorInvoiceLine other =
        line().resource(Reference.byId("bookableresource", id("Somebody"))).build();

    assertThat(
            InvoiceMatching.candidates(
                fits, Optional.of(Contoso.CONTRACT), Optional.empty(), actuals))
        .containsExactly(actuals.get(0));
    assertThat(InvoiceMatching.candidates(other, Optional.empty(), Optional.empty(), actuals))
        .isEmpty();
    assertThat(
            InvoiceMatching.candidates(
                fits,
                Optional.empty(),
                Optional.empty(),
                List.of(Reversal.adjusted(actuals.get(0)))))
        .isEmpty();
  }

  @Test // VI-11, VI-13, OPT-13
  void unmatchesOnlyWhileVerificationIsInProgress() {
    VendorInvoiceLine started =
        InvoiceMatching.verify(line().build()).puts(VendorInvoiceLine.CODEC).get(0);
    InvoiceMatching.requireInProgress(started);
    VendorInvoiceLine complete =
        InvoiceMatching.verify(started).puts(VendorInvoiceLine.CODEC).get(0);

    assertThat(complete.verification().is(VerificationStatus.COMPLETE)).isTrue();
    assertThatThrownBy(() -> InvoiceMatching.requireInProgress(complete))
        .hasMessageContaining("VI-13");
    assertThatThrownBy(() -> InvoiceMatching.verify(complete)).hasMessageContaining("VI-13");
  }
}
