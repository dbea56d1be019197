package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.PurchaseOrder;
import dev.tandem.projectops.entity.finance.PurchaseOrderLine;
import dev.tandem.projectops.entity.finance.PurchaseStatus;
import dev.tandem.projectops.entity.finance.SubcontractOrder;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of all orders of a legal entity when a run begins: which lines belong to which
 * subcontract, and how much of each line is received and on an invoice. It holds numbers and sums,
 * no rows.
 */
final class OrderProgress {
  private final Map<String, String> orders = new TreeMap<>();
  private final Map<String, Set<String>> lines = new TreeMap<>();
  private final Map<String, BigDecimal> received = new HashMap<>();
  private final Map<String, BigDecimal> invoiced = new HashMap<>();

  static OrderProgress read(Records records) {
    OrderProgress progress = new OrderProgress();
    records.each(
        SubcontractOrder.CODEC,
        row -> progress.lines.computeIfAbsent(text(row.subcontract()), key -> new TreeSet<>()));
    records.each(
        PurchaseOrder.CODEC,
        row -> {
          progress.orders.put(text(row.subcontract()), text(row.number()));
          progress.lines.computeIfAbsent(text(row.subcontract()), key -> new TreeSet<>());
        });
    records.each(
        SubcontractOrderLine.CODEC, row -> progress.line(row.subcontract(), row.lineNumber()));
    records.each(
        PurchaseOrderLine.CODEC, row -> progress.line(row.subcontract(), row.subcontractLine()));
    records.each(ProductReceipt.CODEC, progress::receipt);
    return progress;
  }

  private static String text(Optional<String> text) {
    return text.orElse("");
  }

  private void line(Optional<String> subcontract, Optional<String> number) {
    lines.computeIfAbsent(text(subcontract), key -> new TreeSet<>()).add(text(number));
  }

  private void receipt(ProductReceipt row) {
    if (row.posted().orElse(false)) {
      BigDecimal quantity = row.quantity().orElse(BigDecimal.ZERO);
      received.merge(text(row.subcontractLine()), quantity, BigDecimal::add);
      if (row.invoice().isPresent()) {
        invoiced.merge(text(row.subcontractLine()), quantity, BigDecimal::add);
      }
    }
  }

  /** The subcontracts that have a header or an order. */
  Set<String> subcontracts() {
    return lines.keySet();
  }

  /** The lines of a subcontract, also those that only its order has. */
  Set<String> lines(String subcontract) {
    return lines.getOrDefault(subcontract, Set.of());
  }

  /** The number of its order; blank when there is none yet. */
  String order(String subcontract) {
    return orders.getOrDefault(subcontract, "");
  }

  /** Whether something of the line has been received. */
  boolean isReceived(String line) {
    return received.containsKey(line);
  }

  /** How far a line has come. */
  EnumSymbol<PurchaseStatus> status(String line, BigDecimal ordered) {
    if (ordered.signum() > 0 && sum(invoiced, line).compareTo(ordered) >= 0) {
      return EnumSymbol.of(PurchaseStatus.INVOICED);
    }
    boolean all = ordered.signum() > 0 && sum(received, line).compareTo(ordered) >= 0;
    return EnumSymbol.of(all ? PurchaseStatus.RECEIVED : PurchaseStatus.BACKORDER);
  }

  private static BigDecimal sum(Map<String, BigDecimal> sums, String line) {
    return sums.getOrDefault(line, BigDecimal.ZERO);
  }
}
