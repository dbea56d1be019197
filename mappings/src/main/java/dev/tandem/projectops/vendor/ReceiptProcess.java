package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.JournalLineStatus;
import dev.tandem.projectops.entity.finance.ProductReceipt;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes product receipts of posted journal lines of a subcontract, one for each order line and
 * accounting date (SUB-6, SC-13b). Receipts are posted by {@link ReceiptPosting}. Immutable; safe
 * for any thread.
 */
public final class ReceiptProcess implements FinanceProcess {

  /** The process; it has no set-up of its own. */
  public ReceiptProcess() {}

  @Override
  public String name() {
    return "generate-receipts";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    Map<String, List<IntegrationJournalLine>> groups = new TreeMap<>();
    records.each(
        IntegrationJournalLine.CODEC,
        line -> {
          if (waits(line)) {
            groups.computeIfAbsent(group(line), name -> new ArrayList<>()).add(key(line));
          }
        });
    return Chunks.steps(List.copyOf(groups.values()), 1, chunk -> receipt(records, chunk.get(0)));
  }

  private static boolean waits(IntegrationJournalLine line) {
    return line.status().is(JournalLineStatus.POSTED)
        && line.kind().is(StagedTransactionType.COST)
        && line.subcontractLine().filter(text -> !text.isBlank()).isPresent()
        && line.receiptId().isEmpty();
  }

  private static String group(IntegrationJournalLine line) {
    return line.subcontractLine().orElse("") + " " + line.accountingDate().orElse(LocalDate.MIN);
  }

  private static IntegrationJournalLine key(IntegrationJournalLine line) {
    return IntegrationJournalLine.builder()
        .company(line.company())
        .journal(line.journal())
        .line(line.line())
        .build();
  }

  private static Effects receipt(Records records, List<IntegrationJournalLine> keys) {
    int most = Math.max(1, records.groupSize() - 2);
    List<IntegrationJournalLine> lines =
        records
            .findAll(IntegrationJournalLine.CODEC, keys.subList(0, Math.min(most, keys.size())))
            .stream()
            .filter(ReceiptProcess::waits)
            .toList();
    if (lines.isEmpty()) {
      return Effects.NONE;
    }
    Sequences numbers = Sequences.of(records, Sequences.RECEIPTS);
    Optional<SubcontractOrderLine> order =
        records.find(
            SubcontractOrderLine.CODEC,
            SubcontractOrderLine.builder()
                .company(records.companyCode())
                .lineNumber(lines.get(0).subcontractLine())
                .build());
    ProductReceipt receipt =
        ProductReceipt.builder()
            .company(records.companyCode())
            .receiptId(numbers.take())
            .purchaseOrder(order.flatMap(SubcontractOrderLine::purchaseOrder))
            .subcontractLine(lines.get(0).subcontractLine())
            .date(lines.get(0).accountingDate())
            .quantity(
                lines.stream()
                    .map(line -> line.quantity().orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .posted(false)
            .build();
    List<Effects> made = new ArrayList<>();
    for (IntegrationJournalLine line : lines) {
      made.add(
          Effects.put(
              IntegrationJournalLine.CODEC,
              IntegrationJournalLine.builder().from(line).receiptId(receipt.receiptId()).build()));
    }
    return Effects.all(numbers.effects().then(Effects.put(ProductReceipt.CODEC, receipt)), made);
  }
}
