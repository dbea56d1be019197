package dev.tandem.projectops.actual;

import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.on;
import static dev.tandem.projectops.actual.Contoso.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows ACT-44 and ACT-52 of the event matrix and the table of allowed classes. */
class EntryJournalTest {
  private static final TransactionClassNumbers NUMBERS =
      TransactionClassNumbers.withRetainer(192350009);

  private static Effects confirm(BillingMethod method, boolean fromFinance, JournalLine... lines) {
    Journal journal =
        Journal.builder()
            .id(id("J1"))
            .name("J1")
            .status(Choice.of(JournalStatus.DRAFT))
            .fromFinance(fromFinance)
            .build();
    return new EntryJournal(Map.of(id("L1"), Contoso.line(method)), NUMBERS)
        .confirm(journal, List.of(lines), on("confirm"));
  }

  private static JournalLine line(TransactionType type, TransactionClass workClass, String amount) {
    return JournalLine.builder()
        .id(id(type + " " + workClass))
        .transactionType(Choice.of(type))
        .transactionClass(NUMBERS.choiceOf(workClass))
        .billingType(Choice.of(BillingType.CHARGEABLE))
        .contractLine(RecordType.CONTRACT_LINE.to(id("L1")))
        .owningCompany(Contoso.USPM)
        .quantity(BigDecimal.ONE)
        .price(new BigDecimal(amount))
        .amount(new BigDecimal(amount))
        .currency(Contoso.USD)
        .documentDate(Contoso.DAY)
        .build();
  }

  @Test // ACT-44, TC-13
  void writesOneActualForEachLineAndNothingElse() {
    Effects effects =
        confirm(
            BillingMethod.TIME_AND_MATERIAL,
            false,
            line(TransactionType.COST, TransactionClass.TIME, "800.00"),
            line(TransactionType.UNBILLED_SALES, TransactionClass.FEE, "50.00"));

    assertThat(told(effects.puts(Actual.CODEC)))
        .containsExactly(
            "COST 1 800 CHARGEABLE none none Y",
            "UNBILLED_SALES 1 50 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(effects.puts(Journal.CODEC)).allMatch(j -> j.status().is(JournalStatus.CONFIRMED));
    assertThat(effects.inOrder()).hasSize(3);
  }

  @Test // ACT-52, GJ-4
  void sendsTheCostOfAGeneralJournalNotBack() {
    Effects effects =
        confirm(
            BillingMethod.TIME_AND_MATERIAL,
            true,
            line(TransactionType.COST, TransactionClass.EXPENSE, "300.00"),
            line(TransactionType.UNBILLED_SALES, TransactionClass.EXPENSE, "0.00"));

    assertThat(told(effects.puts(Actual.CODEC)))
        .containsExactly(
            "COST 1 300 CHARGEABLE none none N",
            "UNBILLED_SALES 1 0 CHARGEABLE UNBILLED_SALES_CREATED none Y");
  }

  @ParameterizedTest // ACT-60: the table of 5.4
  @CsvSource({
    "FIXED_PRICE, COST, TIME EXPENSE MATERIAL",
    "FIXED_PRICE, UNBILLED_SALES, RETAINER",
    "FIXED_PRICE, BILLED_SALES, RETAINER MILESTONE",
    "TIME_AND_MATERIAL, COST, TIME EXPENSE MATERIAL",
    "TIME_AND_MATERIAL, UNBILLED_SALES, TIME EXPENSE MATERIAL FEE RETAINER",
    "TIME_AND_MATERIAL, BILLED_SALES, TIME EXPENSE MATERIAL FEE RETAINER",
    "FIXED_PRICE, RESOURCING_UNIT_COST, TIME EXPENSE",
    "TIME_AND_MATERIAL, INTER_ORGANIZATIONAL_SALES, TIME EXPENSE"
  })
  void knowsTheAllowedClasses(BillingMethod method, TransactionType type, String classes) {
    Set<TransactionClass> expected =
        Arrays.stream(classes.split(" "))
            .map(TransactionClass::valueOf)
            .collect(Collectors.toSet());

    assertThat(AllowedClasses.of(method, type)).isEqualTo(expected);
  }

  @ParameterizedTest // ACT-60, ACT-61
  @CsvSource({
    "FIXED_PRICE, UNBILLED_SALES, TIME",
    "FIXED_PRICE, COST, FEE",
    "TIME_AND_MATERIAL, UNBILLED_SALES, MILESTONE",
    "TIME_AND_MATERIAL, INTER_ORGANIZATIONAL_SALES, TIME"
  })
  void refusesAClassThatTheTypeDoesNotTake(
      BillingMethod method, TransactionType type, TransactionClass workClass) {
    assertThatThrownBy(() -> confirm(method, false, line(type, workClass, "1.00")))
        .hasMessageContaining("ACT-60");
  }

  @Test // ACT-61, UND-3
  void takesRetainersInPairs() {
    JournalLine billed = line(TransactionType.BILLED_SALES, TransactionClass.RETAINER, "500.00");
    JournalLine unbilled =
        line(TransactionType.UNBILLED_SALES, TransactionClass.RETAINER, "-500.00");

    assertThat(told(confirm(BillingMethod.FIXED_PRICE, false, billed, unbilled).puts(Actual.CODEC)))
        .containsExactly(
            "BILLED_SALES 1 500 CHARGEABLE CUSTOMER_INVOICE_POSTED none Y",
            "UNBILLED_SALES 1 -500 CHARGEABLE UNBILLED_SALES_CREATED none N");
    assertThatThrownBy(() -> confirm(BillingMethod.FIXED_PRICE, false, billed))
        .hasMessageContaining("ACT-61");
  }

  @Test // REG-18
  void refusesASaleInAnotherCurrencyThanThatOfTheContract() {
    JournalLine foreign =
        JournalLine.builder()
            .from(line(TransactionType.UNBILLED_SALES, TransactionClass.TIME, "1.00"))
            .currency(Contoso.GBP)
            .build();

    assertThatThrownBy(() -> confirm(BillingMethod.TIME_AND_MATERIAL, false, foreign))
        .hasMessageContaining("REG-18");
  }
}
