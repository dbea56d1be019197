package dev.tandem.projectops.expense;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.Activity;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.ExpenseApproval;
import dev.tandem.projectops.entity.finance.ExpenseCategoryExport;
import dev.tandem.projectops.entity.finance.ExpenseExport;
import dev.tandem.projectops.entity.finance.ExpenseKind;
import dev.tandem.projectops.entity.finance.ExpenseReportLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpensePostingTest {
  private static FinanceSide side() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    side.put(
        ExpenseCategoryExport.CODEC,
        ExpenseCategoryExport.builder()
            .company("USPM")
            .costType("Hotel")
            .expenseKind(EnumSymbol.of(ExpenseKind.HOTEL))
            .categoryId("Travel")
            .build());
    return side;
  }

  private static void line(FinanceSide side, String number, String project, String activity) {
    line(side, number, project, activity, Map.of());
  }

  private static void line(
      FinanceSide side, String number, String project, String activity, Map<String, Object> other) {
    Map<String, Object> values = new HashMap<>();
    values.put("dataAreaId", "USPM");
    values.put("EXPENSETRANSACTIONNUMBER", number);
    values.put("EXPENSEREPORTNUMBER", "R-1");
    values.put("LEGALENTITY", 1L);
    values.put("EXPENSECATEGORY", "Hotel");
    values.put("APPROVALSTATUS", EnumValue.of(ExpenseApproval.APPROVED.symbol()));
    values.put("TRANSACTIONDATE", FinanceSide.DAY);
    values.put("PROJECTID", project);
    values.put("ACTIVITYNUMBER", activity);
    values.put("BILLABLE", "Billable");
    values.put("CURRENCY", "USD");
    values.put("NETTRANSACTIONAMOUNT", new BigDecimal("200"));
    values.put("ACTUALSALESTAXAMOUNT", new BigDecimal("20"));
    values.put("SALESTAXGROUP", "TAX");
    values.putAll(other);
    values.values().removeIf(value -> value == null || "".equals(value));
    side.insert("TrvExpTransEntity", values);
  }

  private static ExpensePostingProcess process(String lost) {
    return new ExpensePostingProcess(
        books(), Map.of("TAX", new BigDecimal(lost)), DocumentGuard.NONE);
  }

  @Test // EXP-2, SC-4 steps 2 to 4, EXP-3, EXP-4, EXP-5, EXP-7, EXP-8, EXP-11, REG-13
  void clearsThroughTheIntegrationAccount() {
    FinanceSide side = side();
    line(side, "EXP-7", "P1", "T1");

    assertThat(side.run(process("0")).faults()).isEmpty();

    assertThat(side.voucher("USPM-V000001"))
        .containsExactly(
            "EXPENSE_INTEGRATION 200.00 USD / 200.00",
            "TAX_RECEIVABLE 20.00 USD / 20.00",
            "VENDOR_BALANCE -220.00 USD / -220.00");
    ExpenseExport export = side.all(ExpenseExport.CODEC).get(0);
    assertThat(export.netAmount().orElseThrow()).isEqualByComparingTo("200");
    assertThat(export.activityNumber()).contains("T1");
    assertThat(export.categoryId()).contains("Travel");
    assertThat(export.billingType().is(StagedBillingType.CHARGEABLE)).isTrue();

    side.stage(expense(side, 1, COST, "200"));
    side.stage(expense(side, 2, SALES, "240"));
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    assertThat(List.of("EXPENSE_INTEGRATION", "540100", "161300").stream().map(side::balance))
        .containsExactly("0", "200", "240");
    assertThat(side.run(process("0")).written()).isZero();
  }

  private static ActualStaging.Builder expense(
      FinanceSide side, int number, StagedTransactionType type, String amount) {
    return side.time(number, type, "1", amount)
        .classNumber(192350001L)
        .categoryId("Travel")
        .externalOrigin("EXP-7");
  }

  @Test // PAR-5: the parameters of the legal entity name the account
  void clearsThroughTheAccountOfTheParameters() {
    FinanceSide side = side();
    side.put(
        IntegrationParameters.CODEC,
        IntegrationParameters.builder().company("USPM").expenseAccount("EXPI").build());
    line(side, "EXP-7", "P1", "");
    side.run(process("0"));
    assertThat(side.balance("EXPI")).isEqualTo("200");
    side.stage(expense(side, 1, COST, "200"));

    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));

    assertThat(side.balance("EXPI")).isEqualTo("0");
  }

  @Test // SC-4 step 5, TAX-5
  void putsLostTaxIntoTheCost() {
    FinanceSide side = side();
    line(side, "EXP-7", "P1", "");

    side.run(process("20"));

    assertThat(side.balance("EXPENSE_INTEGRATION")).isEqualTo("204");
    assertThat(side.balance("TAX_RECEIVABLE")).isEqualTo("16");
    assertThat(side.all(ExpenseExport.CODEC).get(0).netAmount().orElseThrow())
        .isEqualByComparingTo("204");
  }

  @Test // EXP-3, EXP-4: an amount with the tax in it is no cost of that height
  void takesTheTaxOutOfAnAmountThatHasIt() {
    FinanceSide side = side();
    Map<String, Object> gross = new HashMap<>();
    gross.put("NETTRANSACTIONAMOUNT", null);
    gross.put("TRANSACTIONAMOUNT", new BigDecimal("220"));
    line(side, "EXP-7", "P1", "", gross);

    side.run(process("0"));

    assertThat(side.balance("EXPENSE_INTEGRATION")).isEqualTo("200");
    assertThat(side.balance("VENDOR_BALANCE")).isEqualTo("-220");
  }

  @Test // SC-4 step 6, ERR-1, EXP-10, TSK-3
  void refusesASummaryTaskAndPostsNothing() {
    FinanceSide side = side();
    activity(side, "A0", "1", Optional.empty());
    activity(side, "A1", "1.1", Optional.of("1"));
    line(side, "EXP-7", "P1", "A0");
    line(side, "EXP-8", "P1", "A1");

    ProcessReport report = side.run(process("0"));

    assertThat(report.faults()).extracting(Fault::code).containsExactly(FaultCode.ERR_1);
    assertThat(side.rows(LedgerEntry.CODEC)).isEmpty();
    assertThat(side.all(ExpenseExport.CODEC)).isEmpty();
  }

  private static void activity(
      FinanceSide side, String number, String element, Optional<String> parent) {
    side.put(
        Activity.CODEC,
        Activity.builder()
            .company("USPM")
            .projectId("P1")
            .taskId(number)
            .elementId(element)
            .parentElementId(parent)
            .build());
  }

  @Test // EXP-9: what Dataverse would refuse is not posted
  void postsNothingThatTheOtherSideRefuses() {
    FinanceSide side = side();
    line(side, "EXP-7", "P1", "");
    Fault refusal = new Fault(FaultCode.ERR_4, "expense EXP-7", "category Travel");

    ProcessReport report =
        side.run(
            new ExpensePostingProcess(
                books(), Map.of(), rows -> rows.isEmpty() ? List.of() : List.of(refusal)));

    assertThat(report.faults()).containsExactly(refusal);
    assertThat(side.rows(LedgerEntry.CODEC)).isEmpty();
  }

  @Test // EXP-13
  void keepsLinesWithoutAProjectInFinance() {
    FinanceSide side = side();
    line(side, "EXP-7", "", "");

    side.run(process("0"));

    assertThat(side.balance("OTHER_COST")).isEqualTo("200");
    assertThat(side.all(ExpenseExport.CODEC)).isEmpty();
    assertThat(side.rows(ExpenseReportLine.CODEC))
        .allMatch(row -> row.approval().is(ExpenseApproval.LEDGER));
  }
}
