package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.ExpenseStatus;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceStatus;
import dev.tandem.projectops.entity.dataverse.VerificationStatus;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What arrives from finance is approved by itself. */
class ArrivalActionsTest {

  /** An expense as the map of expenses leaves it here. */
  private static Expense.Builder posted(String number, String amount) {
    return Expense.builder()
        .id(id(number))
        .externalId(number)
        .fromFinance(true)
        .status(Choice.of(ExpenseStatus.SUBMITTED))
        .project(DataverseSide.project("P1"))
        .activityNumber("T1")
        .category(ref("msdyn_transactioncategory", "Travel"))
        .billingType(Choice.of(BillingType.CHARGEABLE))
        .amount(new BigDecimal(amount))
        .transactionDate(DataverseSide.DAY.atStartOfDay(ZoneOffset.UTC).toInstant())
        .owningCompany(DataverseSide.company("USPM"))
        .currency(ref("transactioncurrency", "USD"));
  }

  @Test // SC-4 step 3, ACT-48, EXP-6, REG-13, TO-4
  void postedExpensesAreApprovedByThemselves() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.markup("bill", "Travel", "20");
    side.put(Expense.CODEC, posted("EXP-7", "200").build());

    side.done("approve-expenses");

    assertThat(side.row(Expense.CODEC, "EXP-7").status().is(ExpenseStatus.APPROVED)).isTrue();
    assertThat(side.actuals())
        .containsExactly(
            "COST 1 200 CHARGEABLE none none Y",
            "UNBILLED_SALES 1 240 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(side.all(Actual.CODEC))
        .allSatisfy(row -> assertThat(row.externalOrigin()).contains("EXP-7"))
        .allSatisfy(
            row -> assertThat(row.task()).map(DataverseSideTest::idOf).contains(id("P1 T1")));
  }

  @Test // UND-27, ERR-1: one that fails stays, the others go on
  void anExpenseThatFailsStaysAsItIs() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.put(
        Task.CODEC,
        Task.builder()
            .id(id("T2"))
            .activityNumber("T2")
            .project(DataverseSide.project("P1"))
            .summary(true)
            .build());
    side.put(Expense.CODEC, posted("EXP-1", "10").activityNumber("T2").build());
    side.put(Expense.CODEC, posted("EXP-2", "20").activityNumber("T9").build());
    side.put(Expense.CODEC, posted("EXP-3", "30").build());

    ProcessReport report = side.run("approve-expenses");

    assertThat(report.faults())
        .extracting(fault -> fault.code().id())
        .containsExactly("ERR-1", "ERR-1");
    assertThat(side.row(Expense.CODEC, "EXP-1").status().is(ExpenseStatus.SUBMITTED)).isTrue();
    assertThat(side.actuals()).hasSize(2);
    assertThat(side.refused("recall", "entry", "EXP-3")).isEqualTo("ACT-20"); // EXP-14
  }

  /** An invoice as the maps leave it here. */
  private static DataverseSide invoiced(boolean automatic) {
    return invoiced(automatic, line("V-1").product(ref("product", "X")).build());
  }

  private static DataverseSide invoiced(boolean automatic, VendorInvoiceLine line) {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.product("bill", "X", "130");
    side.put(
        VendorInvoice.CODEC,
        VendorInvoice.builder()
            .id(id("VI-77"))
            .number("VI-77")
            .name("VI-77")
            .status(Choice.of(VendorInvoiceStatus.DRAFT))
            .automaticConfirmation(automatic)
            .fromFinance(true)
            .owningCompany(DataverseSide.company("USPM"))
            .currency(ref("transactioncurrency", "USD"))
            .build());
    side.put(VendorInvoiceLine.CODEC, line);
    return side;
  }

  private static VendorInvoiceLine.Builder line(String external) {
    return VendorInvoiceLine.builder()
        .id(id(external))
        .name(external)
        .externalLine(external)
        .invoice(ref("msdyn_projectvendorinvoice", "VI-77"))
        .project(DataverseSide.project("P1"))
        .activityNumber("T1")
        .category(ref("msdyn_transactioncategory", "Goods"))
        .transactionClass(Choice.of(TransactionClass.MATERIAL))
        .billingType(Choice.of(BillingType.CHARGEABLE))
        .verification(Choice.of(VerificationStatus.NOT_STARTED))
        .quantity(BigDecimal.TEN)
        .price(new BigDecimal("100"))
        .unit(ref("uom", "ea"))
        .transactionDate(DataverseSide.DAY)
        .owningCompany(DataverseSide.company("USPM"))
        .currency(ref("transactioncurrency", "USD"));
  }

  @Test // SC-5 step 2, ACT-49, VI-4
  void postedVendorInvoicesConfirmThemselves() {
    DataverseSide side = invoiced(true);

    side.done("confirm-vendor-invoices");

    assertThat(side.row(VendorInvoice.CODEC, "VI-77").status().is(VendorInvoiceStatus.CONFIRMED))
        .isTrue();
    assertThat(side.actuals())
        .containsExactly(
            "COST 10 1000 CHARGEABLE none none Y",
            "UNBILLED_SALES 10 1300 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(side.all(Actual.CODEC))
        .allSatisfy(row -> assertThat(row.externalOrigin()).contains("V-1"));
  }

  @Test // JRN-11, VI-4: the billing type of a cost is that of its own line
  void eachLineDecidesWhatItsCostIsCharged() {
    DataverseSide side = invoiced(true, line("V-1").product(ref("product", "X")).build());
    side.put(
        VendorInvoiceLine.CODEC,
        line("V-2")
            .product(ref("product", "X"))
            .billingType(Choice.of(BillingType.NON_CHARGEABLE))
            .build());
    Project onNoLine =
        Project.builder()
            .from(side.row(Project.CODEC, "P1"))
            .source(Optional.empty())
            .id(id("P2"))
            .number("P2")
            .build();
    side.put(Project.CODEC, onNoLine);
    side.put(
        VendorInvoiceLine.CODEC,
        line("V-3")
            .project(DataverseSide.project("P2"))
            .activityNumber(Optional.empty())
            .product(ref("product", "X"))
            .build());

    side.done("confirm-vendor-invoices");

    assertThat(side.actuals())
        .containsExactlyInAnyOrder(
            "COST 10 1000 CHARGEABLE none none Y",
            "UNBILLED_SALES 10 1300 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "COST 10 1000 NON_CHARGEABLE none none Y",
            "UNBILLED_SALES 10 1300 NON_CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "COST 10 1000 NOT_AVAILABLE none none Y");
  }

  @Test // VI-3, VI-6: tax that is lost is in the amount, and not in the price per unit
  void theCostOfAnInvoicedLineIsItsAmount() {
    DataverseSide side =
        invoiced(
            true,
            line("V-1")
                .product(ref("product", "X"))
                .quantity(BigDecimal.valueOf(7))
                .amount(new BigDecimal("1040.01"))
                .build());

    side.done("confirm-vendor-invoices");

    assertThat(side.actuals())
        .containsExactly(
            "COST 7 1040.01 CHARGEABLE none none Y",
            "UNBILLED_SALES 7 910 CHARGEABLE UNBILLED_SALES_CREATED none Y");
    assertThat(side.all(Actual.CODEC).get(0).price()).contains(new BigDecimal("148.5729"));
  }

  @Test // VI-11, REG-26: by hand only once every line is verified
  void anInvoiceToVerifyWaitsForAPerson() {
    DataverseSide side = invoiced(false);
    side.run("confirm-vendor-invoices");
    assertThat(side.actuals()).isEmpty();
    assertThat(side.refused("confirm-vendor-invoice", "invoice", "VI-77")).isEqualTo("VI-11");
    side.done("verify-vendor-line", "line", "V-1", "status", "in-progress");
    assertThat(side.refused("confirm-vendor-invoice", "invoice", "VI-77")).isEqualTo("VI-11");
    side.done("verify-vendor-line", "line", "V-1");

    side.done("confirm-vendor-invoice", "invoice", "VI-77");

    assertThat(side.actuals()).hasSize(2);
  }

  @Test // ACT-51, REG-32
  void aCancelledInvoiceIsReversed() {
    DataverseSide side = invoiced(true);
    side.done("confirm-vendor-invoices");

    side.done("cancel-vendor-invoice", "invoice", "VI-77");

    assertThat(side.actuals().subList(2, 4))
        .containsExactly(
            "COST -10 -1000 CHARGEABLE CANCELED UNADJUSTABLE Y",
            "UNBILLED_SALES -10 -1300 CHARGEABLE CANCELED UNADJUSTABLE Y");
  }

  @Test // SC-13c, ACT-50, SUB-8; ACT-51: the usage is booked again
  void aSubcontractInvoiceReplacesTheCostOfTheUsage() {
    DataverseSide side =
        invoiced(
            true,
            line("V-1")
                .transactionClass(Choice.of(TransactionClass.TIME))
                .category(ref("msdyn_transactioncategory", "Labour"))
                .role(ref("bookableresourcecategory", "Developer"))
                .subcontractLine(ref("msdyn_subcontractline", "SL-1"))
                .quantity(new BigDecimal("8"))
                .price(new BigDecimal("85"))
                .build());
    side.put(
        TimeEntry.CODEC,
        side.time("T-1", "P1", 8).subcontractLine(ref("msdyn_subcontractline", "SL-1")).build());
    side.done("submit", "entry", id("T-1").toString());
    side.done("approve", "entry", id("T-1").toString());
    side.done("confirm-vendor-invoices");

    assertThat(side.actuals())
        .containsExactly(
            "COST 8 800 CHARGEABLE none ADJUSTED Y",
            "UNBILLED_SALES 8 1600 CHARGEABLE UNBILLED_SALES_CREATED none Y",
            "COST -8 -800 CHARGEABLE none UNADJUSTABLE Y",
            "COST 8 680 CHARGEABLE none none Y");
    assertThat(side.refused("recall", "entry", id("T-1").toString())).isEqualTo("ACT-50");

    side.done("cancel-vendor-invoice", "invoice", "VI-77");
    assertThat(side.actuals()).contains("COST 8 800 CHARGEABLE none none Y");
  }

  @Test // VI-13: only while the verification of the line is in progress
  void usageIsTakenOffALineAndPutOnAgain() {
    DataverseSide side =
        invoiced(
            false,
            line("V-1")
                .transactionClass(Choice.of(TransactionClass.TIME))
                .category(ref("msdyn_transactioncategory", "Labour"))
                .role(ref("bookableresourcecategory", "Developer"))
                .subcontractLine(ref("msdyn_subcontractline", "SL-1"))
                .quantity(new BigDecimal("8"))
                .price(new BigDecimal("85"))
                .build());
    for (String entry : new String[] {"T-1", "T-2"}) {
      side.put(
          TimeEntry.CODEC,
          side.time(entry, "P1", 8).subcontractLine(ref("msdyn_subcontractline", "SL-1")).build());
      side.done("submit", "entry", id(entry).toString());
      side.done("approve", "entry", id(entry).toString());
    }
    String first = id("T-1").toString();
    assertThat(side.refused("unmatch-vendor-line", "line", "V-1", "entry", first))
        .isEqualTo("VI-13");
    side.done("verify-vendor-line", "line", "V-1", "status", "in-progress");
    side.done("unmatch-vendor-line", "line", "V-1", "entry", first);
    side.done("match-vendor-line", "line", "V-1", "entry", first);
    side.done("unmatch-vendor-line", "line", "V-1", "entry", first);
    side.done("verify-vendor-line", "line", "V-1");
    assertThat(side.refused("match-vendor-line", "line", "V-1", "entry", first)).isEqualTo("VI-13");

    side.done("confirm-vendor-invoice", "invoice", "VI-77");

    assertThat(side.refused("recall", "entry", id("T-2").toString())).isEqualTo("ACT-50");
    assertThat(side.actuals()).filteredOn(row -> row.startsWith("COST 8 680")).hasSize(1);
    side.done("recall", "entry", first);
  }
}
