package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.VendorInvoiceLine;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the product receipts of a pending vendor invoice say what is matched to it, and its lines
 * with them (SUB-7). Usage that was taken off waits for a new receipt; usage that was put on leaves
 * the receipt that it had. Done again, it changes nothing. Immutable; safe for any thread.
 *
 * @param order number of the purchase order
 * @param invoice number of its vendor invoice
 */
public record ReceiptUpdate(String order, String invoice) implements FinanceProcess {

  @Override
  public String name() {
    return "update-receipt";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(() -> new Update(records, PendingInvoice.of(records, order, invoice)).step());
  }

  /** One update; the quantities of receipts change by what leaves and enters them. */
  private static final class Update {
    private final Records records;
    private final PendingInvoice pending;
    private final Map<String, BigDecimal> changes = new HashMap<>();
    private final List<Effects> made = new ArrayList<>();

    Update(Records records, PendingInvoice pending) {
      this.records = records;
      this.pending = pending;
    }

    Effects step() {
      for (IntegrationJournalLine usage : pending.usage()) {
        if (pending.isReceived(usage) && !pending.matches(usage)) {
          move(usage, Optional.empty());
        } else if (!pending.isReceived(usage) && pending.matches(usage)) {
          move(usage, receiptFor(usage));
        }
      }
      Map<String, BigDecimal> received = new HashMap<>();
      changed().forEach(row -> put(row, received));
      for (VendorInvoiceLine line : pending.lines()) {
        lines(line, received.getOrDefault(line.subcontractLine().orElse(""), BigDecimal.ZERO));
      }
      return Effects.all(Effects.NONE, made);
    }

    private void move(IntegrationJournalLine usage, Optional<String> receipt) {
      BigDecimal quantity = usage.quantity().orElse(BigDecimal.ZERO);
      usage.receiptId().ifPresent(id -> changes.merge(id, quantity.negate(), BigDecimal::add));
      receipt.ifPresent(id -> changes.merge(id, quantity, BigDecimal::add));
      made.add(
          Effects.put(
              IntegrationJournalLine.CODEC,
              IntegrationJournalLine.builder()
                  .from(usage)
                  .receiptId(receipt)
                  .unmatched(false)
                  .matchedInvoice(Optional.empty())
                  .build()));
    }

    /** The first receipt of the same order line on the invoice. */
    private Optional<String> receiptFor(IntegrationJournalLine usage) {
      return pending.receipts().stream()
          .filter(row -> row.subcontractLine().equals(usage.subcontractLine()))
          .findFirst()
          .flatMap(ProductReceipt::receiptId);
    }

    /** The receipts of the invoice, and those that usage has left. */
    private List<ProductReceipt> changed() {
      List<ProductReceipt> rows = new ArrayList<>(pending.receipts());
      for (String id : changes.keySet()) {
        if (rows.stream().noneMatch(row -> row.receiptId().equals(Optional.of(id)))) {
          records
              .find(
                  ProductReceipt.CODEC,
                  ProductReceipt.builder().company(records.companyCode()).receiptId(id).build())
              .ifPresent(rows::add);
        }
      }
      return rows;
    }

    private void put(ProductReceipt row, Map<String, BigDecimal> received) {
      BigDecimal change = changes.getOrDefault(row.receiptId().orElse(""), BigDecimal.ZERO);
      BigDecimal now = row.quantity().orElse(BigDecimal.ZERO).add(change);
      if (row.invoice().filter(pending.number()::equals).isPresent()) {
        received.merge(row.subcontractLine().orElse(""), now, BigDecimal::add);
      }
      if (change.signum() != 0) {
        made.add(
            Effects.put(
                ProductReceipt.CODEC, ProductReceipt.builder().from(row).quantity(now).build()));
      }
    }

    private void lines(VendorInvoiceLine line, BigDecimal received) {
      boolean differs = line.quantity().orElse(BigDecimal.ZERO).compareTo(received) != 0;
      if (line.subcontractLine().isPresent() && differs) {
        made.add(
            Effects.put(
                VendorInvoiceLine.CODEC,
                VendorInvoiceLine.builder()
                    .from(line)
                    .quantity(received)
                    .amount(received.multiply(line.price().orElse(BigDecimal.ZERO)))
                    .build()));
      }
    }
  }
}
