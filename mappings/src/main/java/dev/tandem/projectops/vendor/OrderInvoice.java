package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.OrderStage;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.PurchaseOrder;
import dev.tandem.projectops.entity.finance.PurchaseOrderLine;
import dev.tandem.projectops.entity.finance.VendorInvoice;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.VendorInvoiceStage;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the vendor invoice of a subcontract order, with the quantity of the product receipts that
 * no invoice has yet, at the price of the order; all of those receipts are on it then (SUB-7). It
 * is pending, so that a person can change it before it is posted. Done again, it changes nothing.
 * Immutable; safe for any thread.
 */
public final class OrderInvoice implements FinanceProcess {
  private final String order;
  private final String number;
  private final @Nullable LocalDate date;

  /**
   * The invoice of an order.
   *
   * @param order number of the order
   * @param number number that the vendor gave the invoice
   * @param date its date; today when null
   */
  public OrderInvoice(String order, String number, @Nullable LocalDate date) {
    this.order = order;
    this.number = number;
    this.date = date;
  }

  @Override
  public String name() {
    return "invoice-order";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> invoice(records));
  }

  private Effects invoice(Records records) {
    String company = records.companyCode();
    PurchaseOrder found =
        records
            .find(
                PurchaseOrder.CODEC, PurchaseOrder.builder().company(company).number(order).build())
            .orElseThrow(() -> refused("there is no such order"));
    VendorInvoice key =
        VendorInvoice.builder().company(company).vendor(found.vendor()).number(number).build();
    if (records.find(VendorInvoice.CODEC, key).isPresent()) {
      return Effects.NONE;
    }
    if (!found.stage().is(OrderStage.CONFIRMED) && !found.stage().is(OrderStage.FINALIZED)) {
      throw refused("it is not confirmed");
    }
    List<ProductReceipt> receipts = open(records);
    if (receipts.isEmpty()) {
      throw refused("nothing of it is received and not on an invoice");
    }
    Map<String, BigDecimal> received = new TreeMap<>();
    List<Effects> made = new ArrayList<>();
    for (ProductReceipt receipt : receipts) {
      BigDecimal quantity = receipt.quantity().orElse(BigDecimal.ZERO);
      received.merge(receipt.subcontractLine().orElse(""), quantity, BigDecimal::add);
      made.add(
          Effects.put(
              ProductReceipt.CODEC,
              ProductReceipt.builder().from(receipt).invoice(number).build()));
    }
    int line = 0;
    for (Map.Entry<String, BigDecimal> each : received.entrySet()) {
      line++;
      made.add(line(records, key, line, each.getKey(), each.getValue()));
    }
    return Effects.all(header(records, key, found, line), made);
  }

  private Effects header(Records records, VendorInvoice key, PurchaseOrder found, int lines) {
    return Effects.put(
        VendorInvoice.CODEC,
        VendorInvoice.builder()
            .from(key)
            .stage(EnumSymbol.of(VendorInvoiceStage.PENDING))
            .date(date == null ? records.today() : date)
            .currency(found.currency())
            .purchaseOrder(order)
            .lineCount(lines)
            .build());
  }

  private static Effects line(
      Records records, VendorInvoice invoice, int line, String subcontract, BigDecimal quantity) {
    PurchaseOrderLine ordered =
        records
            .find(
                PurchaseOrderLine.CODEC,
                PurchaseOrderLine.builder()
                    .company(invoice.company())
                    .subcontractLine(subcontract)
                    .build())
            .orElseThrow(
                () ->
                    new FaultException(
                        FaultCode.ORDER_REFUSED,
                        "subcontract line " + subcontract,
                        "the order has no such line"));
    return Effects.put(
        VendorInvoiceLine.CODEC,
        VendorInvoiceLine.builder()
            .company(invoice.company())
            .vendor(invoice.vendor())
            .number(invoice.number())
            .line(line)
            .projectId(ordered.projectId())
            .activityNumber(ordered.activityNumber())
            .categoryId(ordered.categoryId())
            .roleId(ordered.roleId())
            .itemId(ordered.itemId())
            .description(ordered.description())
            .unit(ordered.unit())
            .quantity(quantity)
            .price(ordered.price())
            .amount(quantity.multiply(ordered.price().orElse(BigDecimal.ZERO)))
            .subcontractLine(subcontract)
            .build());
  }

  private FaultException refused(String reason) {
    return new FaultException(FaultCode.ORDER_REFUSED, "order " + order, reason);
  }

  private List<ProductReceipt> open(Records records) {
    return records.where(
        ProductReceipt.CODEC,
        row ->
            row.posted().orElse(false)
                && row.invoice().isEmpty()
                && row.purchaseOrder().filter(order::equals).isPresent());
  }
}
