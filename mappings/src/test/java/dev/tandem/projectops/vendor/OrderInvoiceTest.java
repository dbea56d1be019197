package dev.tandem.projectops.vendor;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.process.FinanceSide.books;
import static dev.tandem.projectops.process.FinanceSide.id;
import static dev.tandem.projectops.vendor.SubcontractFixture.ORDER;
import static dev.tandem.projectops.vendor.SubcontractFixture.faults;
import static dev.tandem.projectops.vendor.SubcontractFixture.received;
import static dev.tandem.projectops.vendor.SubcontractFixture.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceExportV2;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vendor invoices of subcontract orders, and what is matched to them (SUB-7, SC-13c, SC-13d). */
class OrderInvoiceTest {
  @Test // SC-13c, SUB-7: the quantity of the receipts, at the price of the order
  void makesTheInvoiceOfWhatWasReceived() {
    FinanceSide side = received();

    assertThat(side.run(new OrderInvoice(ORDER, "VI-1", null)).faults()).isEmpty();

    VendorInvoice invoice = side.rows(VendorInvoice.CODEC).get(0);
    assertThat(invoice.stage().is(VendorInvoiceStage.PENDING)).isTrue();
    assertThat(invoice.purchaseOrder()).contains(ORDER);
    VendorInvoiceLine line = side.rows(VendorInvoiceLine.CODEC).get(0);
    assertThat(line.quantity().orElseThrow()).isEqualByComparingTo("8");
    assertThat(line.amount().orElseThrow()).isEqualByComparingTo("640");
    assertThat(line.categoryId()).contains("Labour-1");
    assertThat(side.rows(ProductReceipt.CODEC).get(0).invoice()).contains("VI-1");
    assertThat(side.run(new OrderInvoice(ORDER, "VI-1", null)).written()).isZero();
    assertThatThrownBy(() -> side.run(new OrderInvoice(ORDER, "VI-2", null)))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("nothing of it is received");
  }

  @Test // SC-13d, SUB-7: another quantity is only a message
  void postsAnInvoiceOfAnotherQuantityWithAWarning() {
    FinanceSide side = received();
    side.run(new OrderInvoice(ORDER, "VI-1", null));
    VendorInvoiceLine line = side.rows(VendorInvoiceLine.CODEC).get(0);
    side.put(
        VendorInvoiceLine.CODEC,
        VendorInvoiceLine.builder()
            .from(line)
            .quantity(new BigDecimal("9"))
            .amount(new BigDecimal("720"))
            .build());

    ProcessReport report = side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));

    assertThat(faults(report)).containsExactly("SUB-7");
    assertThat(side.rows(VendorInvoice.CODEC).get(0).stage().is(VendorInvoiceStage.POSTED))
        .isTrue();
    assertThat(side.all(VendorInvoiceExportV2.CODEC).get(0).purchaseOrder()).contains(ORDER);
    assertThat(side.balance("PROCUREMENT_INTEGRATION")).isEqualTo("720");
  }

  /** 8 hours of 5 March and 4 of 6 March, received, and on invoice VI-1. */
  private static FinanceSide invoiced() {
    FinanceSide side = received();
    side.stage(
        side.time(2, COST, "4", "320")
            .subcontractLine("SC1-1")
            .accountingDate(FinanceSide.DAY.plusDays(1)));
    post(side);
    side.run(new ReceiptProcess());
    side.run(new ReceiptPosting());
    side.run(new OrderInvoice(ORDER, "VI-1", null));
    return side;
  }

  private static void post(FinanceSide side) {
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
  }

  private static String quantity(FinanceSide side) {
    return side.rows(VendorInvoiceLine.CODEC).get(0).quantity().orElseThrow().toPlainString();
  }

  private static List<String> receipts(FinanceSide side) {
    return side.rows(ProductReceipt.CODEC).stream()
        .map(
            row ->
                row.quantity().orElseThrow().stripTrailingZeros().toPlainString()
                    + " "
                    + row.invoice().orElse("-"))
        .toList();
  }

  @Test // SUB-7: all is matched at first; what is taken off waits for a receipt of its own
  void takesUsageOffAnInvoice() {
    FinanceSide side = invoiced();
    assertThat(quantity(side)).isEqualTo("12");

    side.run(new UsageMatch(ORDER, "VI-1", id(2), false));
    assertThat(quantity(side)).isEqualTo("12"); // the receipts say nothing of it yet
    side.run(new ReceiptUpdate(ORDER, "VI-1"));

    assertThat(quantity(side)).isEqualTo("8");
    assertThat(receipts(side)).containsExactly("8 VI-1", "0 VI-1");
    assertThat(side.run(new ReceiptUpdate(ORDER, "VI-1")).written()).isZero();
    assertThat(faults(side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE))))
        .isEmpty();
    side.run(new ReceiptProcess());
    assertThat(receipts(side)).containsExactly("8 VI-1", "0 VI-1", "4 -");
  }

  @Test // SUB-7: taken off and put on again
  void putsUsageOnAgain() {
    FinanceSide side = invoiced();
    side.run(new UsageMatch(ORDER, "VI-1", id(2), false));
    assertThat(side.run(new UsageMatch(ORDER, "VI-1", id(2), false)).written()).isZero();

    side.run(new UsageMatch(ORDER, "VI-1", id(2), true));

    assertThat(side.run(new ReceiptUpdate(ORDER, "VI-1")).written()).isZero();
    assertThat(quantity(side)).isEqualTo("12");
  }

  @Test // SUB-7: other usage of the same line, whose receipt gives it up
  void putsOtherUsageOn() {
    FinanceSide side = invoiced();
    side.stage(
        side.time(3, COST, "2", "160")
            .subcontractLine("SC1-1")
            .accountingDate(FinanceSide.DAY.plusDays(2)));
    post(side);
    side.run(new ReceiptProcess());

    side.run(new UsageMatch(ORDER, "VI-1", id(3), true));
    side.run(new ReceiptUpdate(ORDER, "VI-1"));

    assertThat(quantity(side)).isEqualTo("14");
    assertThat(receipts(side)).containsExactly("10 VI-1", "4 VI-1", "0 -");
  }

  @Test // SUB-7: usage of another invoice, unknown usage, and a posted invoice
  void refusesWhatCannotBeMatched() {
    FinanceSide side = received();
    side.run(new OrderInvoice(ORDER, "VI-1", null));
    side.stage(
        side.time(2, COST, "4", "320")
            .subcontractLine("SC1-1")
            .accountingDate(FinanceSide.DAY.plusDays(1)));
    post(side);
    side.run(new ReceiptProcess());
    side.run(new ReceiptPosting());
    side.run(new OrderInvoice(ORDER, "VI-2", null));

    assertRefused(side, new UsageMatch(ORDER, "VI-1", id(2), true), "is on another invoice");
    assertRefused(side, new UsageMatch(ORDER, "VI-1", id(9), true), "no posted usage");
    assertRefused(side, new UsageMatch(ORDER, "VI-3", id(2), true), "has no such invoice");
    side.run(new VendorInvoicePostingProcess(books(), DocumentGuard.NONE));
    assertRefused(side, new UsageMatch(ORDER, "VI-1", id(1), false), "it is Posted");
    assertRefused(side, new ReceiptUpdate(ORDER, "VI-1"), "it is Posted");
  }

  private static void assertRefused(FinanceSide side, FinanceProcess process, String reason) {
    assertThatThrownBy(() -> side.run(process))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("VI-12")
        .hasMessageContaining(reason);
  }
}
