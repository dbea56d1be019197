package dev.tandem.projectops.journal;

import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.EntryJournal;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.finance.GeneralJournal;
import dev.tandem.projectops.entity.finance.GeneralJournalLine;
import dev.tandem.projectops.entity.finance.GeneralJournalStatus;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GeneralJournalTest {
  private static FinanceSide side(int lines) {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.put(GeneralJournal.CODEC, header(lines));
    for (int i = 1; i <= Math.min(lines, 2); i++) {
      side.put(
          GeneralJournalLine.CODEC,
          GeneralJournalLine.builder()
              .company("USPM")
              .journal("GJ-7")
              .line(i)
              .date(FinanceSide.DAY)
              .projectId("P1")
              .contractId("C1")
              .contractLine(1)
              .categoryId("Travel-4")
              .currency("USD")
              .amount(new BigDecimal("200"))
              .offsetAccount("110110")
              .build());
    }
    return side;
  }

  private static GeneralJournal header(int lines) {
    return GeneralJournal.builder()
        .company("USPM")
        .journal("GJ-7")
        .status(EnumSymbol.of(GeneralJournalStatus.OPEN))
        .lineCount(lines)
        .build();
  }

  @Test // GJ-1, GJ-2: cost at once in ledger and subledger, and no clearing account
  void booksTheCostAtOnce() {
    FinanceSide side = side(2);

    ProcessReport report = side.run(new GeneralJournalPosting(books()));

    assertThat(report.faults()).isEmpty();
    assertThat(List.of("540100", "110110").stream().map(side::balance))
        .containsExactly("400", "-400");
    assertThat(side.rows(ProjectTransaction.CODEC))
        .hasSize(2)
        .allMatch(row -> row.actualId().isEmpty());
    assertThat(side.rows(GeneralJournal.CODEC).get(0).status().is(GeneralJournalStatus.POSTED))
        .isTrue();
    assertThat(side.run(new GeneralJournalPosting(books())).written()).isZero();
  }

  @Test // GJ-5, ERR-23
  void refusesMoreThanTwoHundredProjectLines() {
    FinanceSide side = side(201);

    assertThat(side.run(new GeneralJournalPosting(books())).faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.ERR_23);
    assertThat(side.balance("540100")).isEqualTo("0");
  }

  private static GeneralJournalTransfer.Line line(
      @Nullable ContractLine on, @Nullable BigDecimal price) {
    return new GeneralJournalTransfer.Line(
        1,
        RecordType.PROJECT.to(Contoso.id("P1")),
        Contoso.USD, // any row does for a category here
        on,
        Contoso.GBP,
        new BigDecimal("200"),
        price,
        Contoso.DAY);
  }

  private static Effects rows(@Nullable ContractLine on, @Nullable BigDecimal price) {
    return GeneralJournalTransfer.rows(
        "GJ-7", Contoso.USPM, List.of(line(on, price)), Contoso.on("post"));
  }

  private static List<String> told(Effects effects) {
    return effects.puts(dev.tandem.projectops.entity.dataverse.JournalLine.CODEC).stream()
        .map(
            row ->
                row.transactionType()
                    + " "
                    + row.amount().orElseThrow()
                    + " "
                    + (row.currency().equals(Optional.of(Contoso.GBP)) ? "GBP" : "USD"))
        .toList();
  }

  @Test // GJ-3, GJ-6, GJ-7, ERR-25: the cost in its own currency, the sale in the contract's
  void writesCostAndSaleOnTimeAndMaterial() {
    ContractLine on = Contoso.line(BillingMethod.TIME_AND_MATERIAL);

    assertThat(told(rows(on, new BigDecimal("240"))))
        .containsExactly("COST 200 GBP", "UNBILLED_SALES 240 USD");
    assertThat(told(rows(on, null))).containsExactly("COST 200 GBP", "UNBILLED_SALES 0 USD");
    assertThat(rows(on, null).faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_25);
    assertThat(rows(on, BigDecimal.ZERO).faults()).isEmpty();
    assertThat(rows(on, null)).isEqualTo(rows(on, null));
  }

  @Test // GJ-3
  void writesTheCostAloneOnFixedPriceAndWithoutAContract() {
    assertThat(told(rows(Contoso.line(BillingMethod.FIXED_PRICE), null)))
        .containsExactly("COST 200 GBP");
    assertThat(told(rows(null, null))).containsExactly("COST 200 GBP");
  }

  @Test // GJ-3, GJ-4, ACT-52: Dataverse confirms it; the cost is not sent back, the sale is
  void givesActualsOfWhichOnlyTheSaleTravels() {
    ContractLine on = Contoso.line(BillingMethod.TIME_AND_MATERIAL);
    Effects written = rows(on, new BigDecimal("240"));
    Effects confirmed =
        new EntryJournal(Map.of(on.id().orElseThrow(), on), TransactionClassNumbers.withRetainer(1))
            .confirm(
                written.puts(dev.tandem.projectops.entity.dataverse.Journal.CODEC).get(0),
                written.puts(dev.tandem.projectops.entity.dataverse.JournalLine.CODEC),
                Contoso.on("confirm"));

    List<Actual> actuals = Contoso.after(confirmed);
    assertThat(Contoso.first(actuals, TransactionType.COST).skipSync()).contains(true);
    assertThat(Contoso.first(actuals, TransactionType.UNBILLED_SALES).skipSync()).contains(false);
    assertThat(written.puts(dev.tandem.projectops.entity.dataverse.Journal.CODEC).get(0).name())
        .contains("General journal GJ-7");
  }

  @Test // GJ-5, ERR-13
  void endsTheAutomaticTriesAfterFive() {
    GeneralJournal journal =
        GeneralJournal.builder()
            .from(header(1))
            .status(EnumSymbol.of(GeneralJournalStatus.POSTED))
            .build();
    for (int i = 1; i < GeneralJournalTransfer.MOST_TRIES; i++) {
      journal = GeneralJournalTransfer.failed(journal);
      assertThat(journal.status().is(GeneralJournalStatus.POSTED)).isTrue();
    }
    GeneralJournal stuck = GeneralJournalTransfer.failed(journal);

    assertThat(stuck.status().is(GeneralJournalStatus.MANUAL)).isTrue();
    assertThatThrownBy(() -> GeneralJournalTransfer.failed(stuck)).hasMessageContaining("ERR-13");
    GeneralJournal again = GeneralJournalTransfer.again(stuck);
    assertThat(again.failures()).contains(0);
    assertThat(GeneralJournalTransfer.sent(again).status().is(GeneralJournalStatus.SENT)).isTrue();
    assertThatThrownBy(() -> GeneralJournalTransfer.again(again)).hasMessageContaining("ERR-13");
  }
}
