package dev.tandem.projectops.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.finance.GeneralJournal;
import dev.tandem.projectops.entity.finance.GeneralJournalLine;
import dev.tandem.projectops.entity.finance.GeneralJournalStatus;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.spi.schema.LegalEntity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A general journal of 200 on project P1, posted in finance and sent to Dataverse. */
class GeneralJournalSyncTest {
  private static final LegalEntity USPM = LegalEntity.of("USPM");

  private final DataverseSide dataverse = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
  private final FinanceSide finance =
      FinanceSide.empty("USPM")
          .setUp()
          .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
  private final FinanceWork work =
      new FinanceWork(
          dataverse.connector(),
          finance.connector(),
          company -> FinanceSide.books(),
          DocumentGuard.NONE,
          FinanceSide.CLOCK);

  private void journal(String project) {
    finance.put(
        GeneralJournal.CODEC,
        GeneralJournal.builder()
            .company("USPM")
            .journal("GJ-7")
            .status(EnumSymbol.of(GeneralJournalStatus.OPEN))
            .lineCount(1)
            .build());
    finance.put(
        GeneralJournalLine.CODEC,
        GeneralJournalLine.builder()
            .company("USPM")
            .journal("GJ-7")
            .line(1)
            .date(FinanceSide.DAY)
            .projectId(project)
            .contractId("C1")
            .contractLine(1)
            .categoryId("Travel-4")
            .currency("USD")
            .amount(new BigDecimal("200"))
            .salesPrice(new BigDecimal("240"))
            .offsetAccount("110110")
            .build());
  }

  private List<String> run(FinanceJob job, Map<String, String> with) {
    return work.run(job, USPM, with).stream()
        .flatMap(report -> report.faults().stream())
        .map(Fault::code)
        .map(code -> code.id())
        .toList();
  }

  private List<String> sent() {
    return run(FinanceJob.SEND_GENERAL_JOURNALS, Map.of());
  }

  private GeneralJournal header() {
    return finance.rows(GeneralJournal.CODEC).get(0);
  }

  @Test // GJ-2 to GJ-4, ACT-52: cost and sale in Dataverse; only the sale will travel
  void aPostedJournalBecomesAConfirmedEntryJournal() {
    journal("P1");
    assertThat(sent()).isEmpty(); // it is not posted yet
    assertThat(run(FinanceJob.POST_GENERAL_JOURNALS, Map.of())).isEmpty();
    assertThat(finance.balance("540100")).isEqualTo("200");

    assertThat(sent()).isEmpty();

    assertThat(dataverse.actuals())
        .containsExactlyInAnyOrder(
            "COST 1 200 none none none N",
            "UNBILLED_SALES 1 240 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(dataverse.all(Journal.CODEC))
        .allMatch(row -> row.status().is(JournalStatus.CONFIRMED));
    assertThat(header().status().is(GeneralJournalStatus.SENT)).isTrue();
    assertThat(sent()).isEmpty();
    assertThat(dataverse.actuals()).hasSize(2);
  }

  @Test // ERR-14, ERR-13, GJ-5: master data that is missing; five tries, then a person asks
  void aJournalThatCannotArriveIsTriedFiveTimes() {
    journal("P9");
    finance.engagement("C1", "P9", "USD", RuleBillingMethod.TIME_MATERIAL);
    run(FinanceJob.POST_GENERAL_JOURNALS, Map.of());

    for (int i = 0; i < 4; i++) {
      assertThat(sent()).containsExactly("ERR-14");
    }
    assertThat(sent()).containsExactly("ERR-14", "ERR-13");
    assertThat(header().status().is(GeneralJournalStatus.MANUAL)).isTrue();
    assertThat(dataverse.all(Journal.CODEC)).isEmpty();
    assertThat(sent()).isEmpty(); // nobody asks

    dataverse.put(
        Project.CODEC,
        Project.builder()
            .id(DataverseSide.id("P9"))
            .number("P9")
            .owningCompany(DataverseSide.company("USPM"))
            .build());
    assertThat(run(FinanceJob.SEND_GENERAL_JOURNALS, Map.of("journal", "GJ-7"))).isEmpty();
    assertThat(header().status().is(GeneralJournalStatus.SENT)).isTrue();
  }
}
