package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Posts the product receipts that {@link ReceiptProcess} made (SUB-6). Usage is in the ledger by
 * the journal already, so that a receipt writes nothing there. Immutable; safe for any thread.
 */
public final class ReceiptPosting implements FinanceProcess {

  /** The process; it has no set-up of its own. */
  public ReceiptPosting() {}

  @Override
  public String name() {
    return "post-receipts";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<ProductReceipt> waiting = new ArrayList<>();
    records.each(
        ProductReceipt.CODEC,
        row -> {
          if (!row.posted().orElse(false)) {
            waiting.add(row);
          }
        });
    return Chunks.steps(waiting, records.groupSize(), chunk -> post(records, chunk));
  }

  private static Effects post(Records records, List<ProductReceipt> keys) {
    List<Effects> made = new ArrayList<>();
    for (ProductReceipt row : records.findAll(ProductReceipt.CODEC, keys)) {
      if (!row.posted().orElse(false)) {
        made.add(
            Effects.put(
                ProductReceipt.CODEC, ProductReceipt.builder().from(row).posted(true).build()));
      }
    }
    return Effects.all(Effects.NONE, made);
  }
}
