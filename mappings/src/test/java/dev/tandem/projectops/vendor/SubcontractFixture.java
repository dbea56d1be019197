package dev.tandem.projectops.vendor;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.process.FinanceSide.books;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.FinanceVendor;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.SubcontractCategory;
import dev.tandem.projectops.entity.finance.SubcontractClass;
import dev.tandem.projectops.entity.finance.SubcontractLineStatus;
import dev.tandem.projectops.entity.finance.SubcontractOrder;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.entity.finance.SubcontractOrderStatus;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.journal.JournalImportProcess;
import dev.tandem.projectops.journal.JournalPosting;
import dev.tandem.projectops.journal.JournalPostingProcess;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.util.List;

/** Subcontract SC1 of 20 hours at 80, confirmed, with its order. */
final class SubcontractFixture {
  static final SubcontractOrders ORDERS = new SubcontractOrders();
  static final String ORDER = "USPM-O000001";

  private SubcontractFixture() {}

  static FinanceSide side() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    vendor(side, "en-us");
    category(side, SubcontractClass.TIME, OrderedLine.ALL, 7, "Labour-1");
    header(side, SubcontractOrderStatus.CONFIRMED);
    side.put(SubcontractOrderLine.CODEC, hours("20", "80").build());
    return side;
  }

  static void vendor(FinanceSide side, String language) {
    side.put(
        FinanceVendor.CODEC,
        FinanceVendor.builder()
            .company("USPM")
            .vendorAccount("V1")
            .vendorGroup("10")
            .currency("USD")
            .language(language)
            .build());
  }

  static void category(
      FinanceSide side, SubcontractClass supplies, String selection, long procurement, String id) {
    side.put(
        SubcontractCategory.CODEC,
        SubcontractCategory.builder()
            .company("USPM")
            .supplies(EnumSymbol.of(supplies))
            .selection(selection)
            .procurementCategory(procurement)
            .categoryId(id)
            .itemTaxGroup("FULL")
            .build());
  }

  static void header(FinanceSide side, SubcontractOrderStatus status) {
    side.put(
        SubcontractOrder.CODEC,
        SubcontractOrder.builder()
            .company("USPM")
            .subcontract("SC1")
            .name("Extra hands")
            .vendor("V1")
            .status(EnumSymbol.of(status))
            .build());
  }

  static SubcontractOrderLine.Builder hours(String quantity, String price) {
    return SubcontractOrderLine.builder()
        .company("USPM")
        .lineNumber("SC1-1")
        .subcontract("SC1")
        .name("Developers")
        .supplies(EnumSymbol.of(SubcontractClass.TIME))
        .lineStatus(EnumSymbol.of(SubcontractLineStatus.ACTIVE))
        .roleId("DEV")
        .projectId("P1")
        .activityNumber("T1")
        .unit("h")
        .quantity(new BigDecimal(quantity))
        .price(new BigDecimal(price));
  }

  static List<String> faults(ProcessReport report) {
    return report.faults().stream().map(Fault::code).map(code -> code.id()).toList();
  }

  static FinanceSide received() {
    FinanceSide side = side();
    side.run(ORDERS);
    side.stage(side.time(1, COST, "8", "640").subcontractLine("SC1-1"));
    side.run(JournalImportProcess.of(books()));
    side.run(JournalPostingProcess.all(books(), JournalPosting.Mode.ALL_OR_NOTHING));
    side.run(new ReceiptProcess());
    side.run(new ReceiptPosting());
    return side;
  }
}
