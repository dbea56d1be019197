package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.after;
import static dev.tandem.projectops.actual.Contoso.first;
import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.told;
import static dev.tandem.projectops.actual.Contoso.trail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractState;
import dev.tandem.projectops.entity.dataverse.ContractStatus;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what to actuals, limits, and what happens to them with their contract. */
class GuardsTest {
  private final Effects approved = Contoso.approved();
  private final Actual cost = first(after(approved), TransactionType.COST);
  private final Actual sale = first(after(approved), TransactionType.UNBILLED_SALES);

  @ParameterizedTest // ACT-1, ERR-26
  @EnumSource
  void letsOnlyProcessesCreateActuals(ActualAuthor author) {
    if (author.mayCreate()) {
      assertThat(ActualGuard.create(cost, author)).isEqualTo(cost);
    } else {
      assertThatThrownBy(() -> ActualGuard.create(cost, author))
          .hasMessageContaining("ERR-26")
          .hasMessageContaining(author.name());
    }
  }

  @Test // ACT-2, UND-38
  void letsOnlyDescriptionsChange() {
    Actual described = Actual.builder().from(cost).description("Design").build();
    Actual moved = Actual.builder().from(cost).quantity(BigDecimal.ONE).build();

    assertThat(ActualGuard.edit(cost, described)).isEqualTo(described);
    assertThatThrownBy(() -> ActualGuard.edit(cost, moved)).hasMessageContaining("ACT-2");
  }

  @Test // ACT-15
  void checksChargeableSalesAgainstEveryLimit() {
    NotToExceed.Limit enough =
        new NotToExceed.Limit(
            NotToExceed.Level.CONTRACT, new BigDecimal("2000"), new BigDecimal("400"));
    NotToExceed.Limit tooSmall =
        new NotToExceed.Limit(
            NotToExceed.Level.LINE, new BigDecimal("2000"), new BigDecimal("400.01"));
    Actual free =
        Actual.builder().from(sale).billingType(Choice.of(BillingType.NON_CHARGEABLE)).build();

    assertThat(NotToExceed.check(sale, List.of(enough))).isEqualTo(NotToExceed.Outcome.COMMITTED);
    assertThat(NotToExceed.check(sale, List.of(enough, tooSmall)))
        .isEqualTo(NotToExceed.Outcome.FAILED);
    assertThat(NotToExceed.check(free, List.of(tooSmall)))
        .isEqualTo(NotToExceed.Outcome.NOT_APPLICABLE);
    assertThat(NotToExceed.check(cost, List.of(tooSmall)))
        .isEqualTo(NotToExceed.Outcome.NOT_APPLICABLE);
  }

  @Test // ACT-10, ACT-15
  void marksLiveUnbilledSalesAsReady() {
    Actual ready = Readiness.mark(sale, NotToExceed.Outcome.COMMITTED).puts(Actual.CODEC).get(0);

    assertThat(ready.billingStatus().is(BillingStatus.READY_TO_INVOICE)).isTrue();
    assertThat(Readiness.unmark(ready).puts(Actual.CODEC)).containsExactly(sale);
    assertThatThrownBy(() -> Readiness.mark(sale, NotToExceed.Outcome.FAILED))
        .hasMessageContaining("ACT-15");
    assertThatThrownBy(() -> Readiness.mark(cost, NotToExceed.Outcome.NOT_APPLICABLE))
        .hasMessageContaining("INV-2");
    assertThatThrownBy(() -> Readiness.mark(Reversal.adjusted(sale), NotToExceed.Outcome.COMMITTED))
        .hasMessageContaining("ADJUSTED"); // ACT-9
  }

  private Effects rebook(Effects before, Engagement engagement) {
    return Rebooking.of(
        Work.of(Contoso.time("T1", 8)),
        after(before),
        engagement,
        Contoso.PRICES,
        Billing.CHARGEABLE,
        ApprovalRules.DEFAULT,
        trail(before),
        later("confirm contract"));
  }

  @Test // PRJ-4, ACT-24, CTR-6
  void booksWorkAgainUnderTheTermsOfItsContract() {
    Effects internal =
        Approval.of(
            Work.of(Contoso.time("T1", 8)),
            Engagement.internal(Contoso.project()),
            Contoso.PRICES,
            Billing.CHARGEABLE,
            ApprovalRules.DEFAULT,
            Trail.NONE,
            Contoso.on("approve"));

    assertThat(
            told(
                after(
                    internal,
                    rebook(internal, Contoso.engagement(BillingMethod.TIME_AND_MATERIAL)))))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none ADJUSTED Y",
            "COST -8 -800 NOT_AVAILABLE none UNADJUSTABLE Y",
            "COST 8 800 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @Test // ACT-55, REG-16
  void takesSplitCostsBackWhenALineLosesItsProject() {
    Effects split =
        Approval.of(
            Work.of(Contoso.time("T1", 8)),
            Contoso.shared(Contoso.customer("A", "50", true), Contoso.customer("B", "50", false)),
            Contoso.PRICES,
            Billing.CHARGEABLE,
            ApprovalRules.DEFAULT,
            Trail.NONE,
            Contoso.on("approve"));
    List<String> rows =
        told(rebook(split, Engagement.internal(Contoso.project())).puts(Actual.CODEC));

    assertThat(rows).filteredOn(row -> row.contains("UNADJUSTABLE")).hasSize(4);
    assertThat(rows).last().isEqualTo("COST 8 800 NOT_AVAILABLE none none Y");
  }

  @Test // ACT-55, ACT-26
  void leavesInvoicedWorkWhereItIs() {
    Actual onDraft =
        Actual.builder()
            .from(sale)
            .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_CREATED))
            .build();
    Effects effects =
        Rebooking.of(
            Work.of(Contoso.time("T1", 8)),
            List.of(cost, onDraft),
            Engagement.internal(Contoso.project()),
            Contoso.PRICES,
            Billing.CHARGEABLE,
            ApprovalRules.DEFAULT,
            Trail.NONE,
            later("unlink"));

    assertThat(effects.inOrder()).isEmpty();
    assertThat(effects.faults()).extracting(fault -> fault.code().id()).containsExactly("ACT-26");
  }

  @Test // ACT-55, ACT-43: the journal would bring back what is booked anew
  void leavesWorkOnAnOpenCorrectionJournalWhereItIs() {
    Actual inProcess =
        Actual.builder()
            .from(sale)
            .adjustmentStatus(Choice.of(AdjustmentStatus.IN_PROCESS))
            .build();
    Effects before = Effects.put(Actual.CODEC, cost).then(Effects.put(Actual.CODEC, inProcess));
    Effects effects = rebook(before, Contoso.engagement(BillingMethod.TIME_AND_MATERIAL));

    assertThat(effects.inOrder()).isEmpty();
    assertThat(effects.faults()).extracting(fault -> fault.code().id()).containsExactly("ACT-43");
  }

  @Test // ACT-55, ACT-50, SUB-8: its cost is that of the vendor invoice now
  void leavesWorkThatAVendorInvoiceReplacedWhereItIs() {
    UUID invoiced = Contoso.id("invoiced cost");
    Effects matched =
        approved
            .then(Effects.put(Actual.CODEC, Reversal.adjusted(cost)))
            .then(
                Ties.connect(
                    ConnectionKind.REPLACEMENT, invoiced, ActualRows.id(cost), later("invoice")))
            .then(
                Ties.origins(
                    List.of(
                        Origins.of(
                            RecordType.VENDOR_INVOICE_LINE,
                            Contoso.id("VI-77 1"),
                            RecordType.ACTUAL,
                            invoiced,
                            later("invoice")))));
    Effects effects = rebook(matched, Contoso.engagement(BillingMethod.TIME_AND_MATERIAL));

    assertThat(effects.inOrder()).isEmpty();
    assertThat(effects.faults()).extracting(fault -> fault.code().id()).containsExactly("ACT-50");
  }

  @Test // CTR-7
  void closesALostContractAndTakesOpenSalesBack() {
    Contract contract =
        Contract.builder().id(Contoso.id("C1")).state(Choice.of(ContractState.ACTIVE)).build();
    Effects lost =
        LostContract.close(
            contract, List.of(Contoso.project()), after(approved), trail(approved), later("lose"));

    assertThat(told(after(approved, lost)))
        .containsExactly(
            "COST 8 800 NOT_AVAILABLE none none Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE CANCELED ADJUSTED Y",
            "UNBILLED_SALES -8 -1600 CHARGEABLE CANCELED UNADJUSTABLE Y");
    assertThat(lost.puts(Contract.CODEC)).allMatch(row -> row.status().is(ContractStatus.LOST));
    assertThat(lost.puts(Project.CODEC)).allMatch(row -> row.state().is(RowState.INACTIVE));
    assertThatThrownBy(
            () ->
                LostContract.close(
                    lost.puts(Contract.CODEC).get(0),
                    List.of(),
                    List.of(),
                    Trail.NONE,
                    later("again")))
        .hasMessageContaining("CTR-6");
  }
}
