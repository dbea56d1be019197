package dev.tandem.projectops.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.event.RecordType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Milestones and progress billing. */
class MilestonesTest {
  private static final ContractLine LINE =
      ContractLine.builder()
          .from(Contoso.line(BillingMethod.FIXED_PRICE))
          .contractedAmount(new BigDecimal("1000.00"))
          .tax(new BigDecimal("100.00"))
          .build();

  private static Milestone milestone(String amount, String tax) {
    return Milestone.builder()
        .id(Contoso.id("M1"))
        .name("M1")
        .amount(new BigDecimal(amount))
        .tax(new BigDecimal(tax))
        .milestoneDate(Contoso.DAY)
        .build();
  }

  private static Milestone made(String amount, String tax) {
    return Milestones.create(milestone(amount, tax), LINE).puts(Milestone.CODEC).get(0);
  }

  @Test // MS-4, MS-5, MS-15
  void startsNotReadyWithBothDates() {
    Milestone made = made("1000.00", "100.00");

    assertThat(made.invoiceStatus().is(MilestoneStatus.NOT_READY_FOR_INVOICING)).isTrue();
    assertThat(made.invoiceDate()).contains(Contoso.DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  @Test // MS-4
  void standsOnFixedPriceLinesWithAProjectOnly() {
    ContractLine without = ContractLine.builder().from(LINE).project(Optional.empty()).build();

    assertThatThrownBy(() -> Milestones.create(milestone("1", "0"), without))
        .hasMessageContaining("MS-4");
    assertThatThrownBy(
            () ->
                Milestones.create(
                    milestone("1", "0"), Contoso.line(BillingMethod.TIME_AND_MATERIAL)))
        .hasMessageContaining("MS-4");
  }

  @Test // REG-21
  void hasNoTaxOnNothing() {
    assertThatThrownBy(() -> made("0", "1")).hasMessageContaining("REG-21");
    assertThatCode(() -> made("0", "0")).doesNotThrowAnyException();
  }

  @Test // MS-6
  void mustMakeTheContractedAmount() {
    assertThatThrownBy(() -> Milestones.requireSum(LINE, List.of(milestone("999.99", "0"))))
        .hasMessageContaining("MS-6")
        .hasMessageContaining("999.99 of 1000.00");
    assertThatCode(() -> Milestones.requireSum(LINE, List.of(milestone("1000", "0"))))
        .doesNotThrowAnyException();
  }

  @Test // MS-7
  void areGeneratedEquallyWithoutLosingACent() {
    List<LocalDate> dates =
        List.of(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 31));
    List<Milestone> made =
        Milestones.generate(LINE, dates, 2, Contoso.on("generate")).puts(Milestone.CODEC);

    assertThat(made)
        .extracting(row -> row.amount().orElseThrow().toPlainString())
        .containsExactly("333.33", "333.34", "333.33");
    assertThat(made)
        .extracting(row -> row.tax().orElseThrow().toPlainString())
        .containsExactly("33.33", "33.34", "33.33");
    assertThatCode(() -> Milestones.requireSum(LINE, made)).doesNotThrowAnyException();
  }

  @Test // PB-2, PB-3
  void splitTheNextBillOffTheRest() {
    Milestone open = made("1000.00", "100.00");
    List<Milestone> split =
        Milestones.nextBill(open, new BigDecimal("200.00"), 2, Contoso.id("next"))
            .puts(Milestone.CODEC);

    assertThat(split)
        .extracting(
            row ->
                "%s %s %s"
                    .formatted(
                        row.amount().orElseThrow(), row.tax().orElseThrow(), row.invoiceStatus()))
        .containsExactly(
            "200.00 20.00 READY_FOR_INVOICING", "800.00 80.00 NOT_READY_FOR_INVOICING");
    assertThatThrownBy(
            () -> Milestones.nextBill(open, new BigDecimal("1000.01"), 2, Contoso.id("next")))
        .hasMessageContaining("1000.01 of 1000.00");
  }

  @ParameterizedTest // REG-11, MS-9
  @EnumSource
  void areLockedOnceOnAnInvoice(MilestoneStatus status) {
    Milestone milestone =
        Milestone.builder().from(milestone("1", "0")).invoiceStatus(Choice.of(status)).build();
    boolean locked =
        status == MilestoneStatus.CUSTOMER_INVOICE_CREATED
            || status == MilestoneStatus.CUSTOMER_INVOICE_POSTED;
    if (locked) {
      assertThatThrownBy(() -> Milestones.requireUpdatable(milestone, milestone))
          .hasMessageContaining("REG-11");
    } else {
      assertThatCode(() -> Milestones.requireUpdatable(milestone, milestone))
          .doesNotThrowAnyException();
    }
  }

  @Test // REG-28, UND-14
  void cannotBeDeletedOnceTheyTookPartInBilling() {
    Milestone credited =
        Milestone.builder()
            .from(milestone("1", "0"))
            .invoiceStatus(Choice.of(MilestoneStatus.READY_FOR_INVOICING))
            .build();
    InvoiceLineDetail billed =
        InvoiceLineDetail.builder().milestone(RecordType.MILESTONE.to(Contoso.id("M1"))).build();

    assertThatThrownBy(() -> Milestones.requireDeletable(credited, List.of(billed)))
        .hasMessageContaining("REG-28");
    assertThatCode(() -> Milestones.requireDeletable(credited, List.of()))
        .doesNotThrowAnyException();
  }

  private static List<MilestoneSplit> split(MilestoneStatus... statuses) {
    Milestone whole = milestone("1000.00", "100.01");
    CustomerShares customers =
        new CustomerShares(
            List.of(
                Contoso.customer("A", "33.33", false),
                Contoso.customer("B", "66.67", true),
                Contoso.customer("C", "0", false)));
    List<MilestoneSplit> parts = MilestoneSplit.of(whole, customers, 2, Contoso.on("split"));
    List<MilestoneSplit> set = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Milestone part =
          Milestone.builder()
              .from(parts.get(i).part())
              .invoiceStatus(Choice.of(statuses[i]))
              .build();
      set.add(new MilestoneSplit(parts.get(i).customer(), part));
    }
    return set;
  }

  @Test // MS-8, REG-14, FS-5
  void areSplitOverCustomersWithTheirTax() {
    assertThat(
            split(MilestoneStatus.NOT_READY_FOR_INVOICING, MilestoneStatus.NOT_READY_FOR_INVOICING))
        .extracting(
            split ->
                "%s %s %s"
                    .formatted(
                        split.customer().name().orElseThrow(),
                        split.part().amount().orElseThrow(),
                        split.part().tax().orElseThrow()))
        .containsExactly("A 333.30 33.33", "B 666.70 66.68");
  }

  @Test // FS-5, FS-7, MS-8: the rounding customer may have no share, and has the cent all the same
  void areSplitWithoutLosingACent() {
    CustomerShares customers =
        new CustomerShares(
            List.of(
                Contoso.customer("A", "50", false),
                Contoso.customer("B", "50", false),
                Contoso.customer("C", "0", true)));

    List<MilestoneSplit> parts =
        MilestoneSplit.of(milestone("100.01", "10.01"), customers, 2, Contoso.on("split"));

    assertThat(sum(parts, Milestone::amount)).isEqualByComparingTo("100.01");
    assertThat(sum(parts, Milestone::tax)).isEqualByComparingTo("10.01");
    assertThat(parts)
        .extracting(split -> split.customer().name().orElseThrow())
        .containsExactly("A", "B");
  }

  private static BigDecimal sum(
      List<MilestoneSplit> parts, Function<Milestone, Optional<BigDecimal>> column) {
    return parts.stream()
        .map(split -> column.apply(split.part()).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest // MS-8
  @CsvSource({
    "NOT_READY_FOR_INVOICING, NOT_READY_FOR_INVOICING, NOT_STARTED",
    "READY_FOR_INVOICING, NOT_READY_FOR_INVOICING, IN_PROGRESS",
    "CUSTOMER_INVOICE_POSTED, CUSTOMER_INVOICE_CREATED, IN_PROGRESS",
    "CUSTOMER_INVOICE_POSTED, CUSTOMER_INVOICE_POSTED, COMPLETED"
  })
  void tellHowFarTheWholeHasCome(
      MilestoneStatus one, MilestoneStatus other, MilestoneSplit.Progress progress) {
    assertThat(MilestoneSplit.progress(split(one, other))).isEqualTo(progress);
  }
}
