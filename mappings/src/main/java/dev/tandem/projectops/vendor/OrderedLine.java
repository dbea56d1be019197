package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.OrderSettings;
import dev.tandem.projectops.entity.finance.PurchaseOrder;
import dev.tandem.projectops.entity.finance.PurchaseOrderLine;
import dev.tandem.projectops.entity.finance.PurchaseStatus;
import dev.tandem.projectops.entity.finance.SubcontractCategory;
import dev.tandem.projectops.entity.finance.SubcontractClass;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The order line of a subcontract line: time and expense get their categories from the mapping
 * table, where a row for the role or category beats the general one (SUB-3); material gets those of
 * its released product, with site and warehouse (SUB-4).
 */
final class OrderedLine {
  /** Selection of a row of the mapping table that is for every role or category. */
  static final String ALL = "all";

  private final Records records;
  private final PurchaseOrder order;
  private final SubcontractOrderLine line;

  OrderedLine(Records records, PurchaseOrder order, SubcontractOrderLine line) {
    this.records = records;
    this.order = order;
    this.line = line;
  }

  /**
   * The line of the order, and what the subcontract line hears of it.
   *
   * @param known the order line as it is; of a new one only its key counts
   * @param status how much of it is received and invoiced
   */
  Effects effects(PurchaseOrderLine known, EnumSymbol<PurchaseStatus> status) {
    BigDecimal quantity = line.quantity().orElse(BigDecimal.ZERO);
    PurchaseOrderLine.Builder made =
        PurchaseOrderLine.builder()
            .from(known)
            .order(order.number())
            .subcontract(line.subcontract())
            .description(line.name())
            .projectId(line.projectId())
            .activityNumber(line.activityNumber())
            .roleId(line.roleId())
            .unit(line.unit())
            .quantity(quantity)
            .price(line.price())
            .amount(quantity.multiply(line.price().orElse(BigDecimal.ZERO)))
            .deliveryDate(line.deliveryDate())
            .status(status);
    if (line.supplies().is(SubcontractClass.MATERIAL)) {
      settings().ifPresent(found -> material(made, found));
      made.itemId(line.itemId());
    } else {
      SubcontractCategory category = category();
      made.procurementCategory(category.procurementCategory())
          .categoryId(category.categoryId())
          .itemTaxGroup(category.itemTaxGroup());
    }
    PurchaseOrderLine result = made.build();
    SubcontractOrderLine told =
        SubcontractOrderLine.builder()
            .from(line)
            .purchaseOrder(order.number())
            .purchaseStatus(status)
            .procurementCategory(result.procurementCategory())
            .build();
    return Effects.put(PurchaseOrderLine.CODEC, result)
        .then(Effects.put(SubcontractOrderLine.CODEC, told));
  }

  private static void material(PurchaseOrderLine.Builder made, OrderSettings found) {
    made.categoryId(found.categoryId())
        .itemTaxGroup(found.itemTaxGroup())
        .site(found.site())
        .warehouse(found.warehouse());
  }

  private Optional<OrderSettings> settings() {
    if (line.itemId().filter(id -> !id.isBlank()).isEmpty()) {
      throw refused("material needs a released product");
    }
    return records.find(
        OrderSettings.CODEC,
        OrderSettings.builder().company(line.company()).itemId(line.itemId()).build());
  }

  private SubcontractCategory category() {
    Optional<String> wanted =
        line.supplies().is(SubcontractClass.TIME) ? line.roleId() : line.categoryId();
    return wanted
        .filter(text -> !text.isBlank())
        .flatMap(this::category)
        .or(() -> category(ALL))
        .orElseThrow(
            () ->
                refused(
                    "no category for %s %s"
                        .formatted(line.supplies().symbol().orElse("?"), wanted.orElse(ALL))));
  }

  private Optional<SubcontractCategory> category(String selection) {
    return records.find(
        SubcontractCategory.CODEC,
        SubcontractCategory.builder()
            .company(line.company())
            .supplies(line.supplies())
            .selection(selection)
            .build());
  }

  private FaultException refused(String reason) {
    return new FaultException(
        FaultCode.ORDER_CATEGORY_MISSING,
        "subcontract line " + line.lineNumber().orElse("?"),
        reason);
  }
}
