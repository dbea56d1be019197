package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ConnectionStaging;
import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.process.Records;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Which vouchers belong to one entry once they are posted (JRN-9). Pure. */
public final class RelatedVouchers {
  private RelatedVouchers() {}

  /**
   * The vouchers of the posted lines of each entry, in the order of the lines.
   *
   * @param entries number of the entry by id of the actual, from the connections; an actual that is
   *     not named stands alone and is left out
   */
  public static Map<String, List<String>> of(
      Collection<JournalLine> lines, Map<String, String> entries) {
    Map<String, List<String>> related = new TreeMap<>();
    for (JournalLine line : lines) {
      String entry = entries.get(line.actual().id());
      if (entry != null && line.status() == LineStatus.POSTED) {
        related.merge(entry, List.of(line.voucher()), RelatedVouchers::joined);
      }
    }
    return related;
  }

  /**
   * The vouchers of the entry that a posted voucher belongs to, itself among them, from the staged
   * connections (TC-9): its cost and its unbilled sales, as far as they are posted.
   *
   * @return in the order of the numbers; empty when the voucher made no project transaction
   */
  public static List<String> ofVoucher(Records records, String voucher) {
    Optional<UUID> actual =
        transactions(records, List.of(voucher)).stream()
            .flatMap(row -> row.actualId().stream())
            .findFirst();
    if (actual.isEmpty()) {
      return List.of();
    }
    Set<UUID> entry = new TreeSet<>(Set.of(actual.get()));
    int before = 0;
    while (entry.size() > before) { // a sale leads to its cost, and that to the other sales
      before = entry.size();
      records.each(ConnectionStaging.CODEC, row -> join(row, entry));
    }
    List<String> vouchers =
        records
            .findAll(
                ImportedActual.CODEC,
                entry.stream()
                    .map(
                        id ->
                            ImportedActual.builder()
                                .company(records.companyCode())
                                .actualId(id)
                                .build())
                    .toList())
            .stream()
            .flatMap(link -> link.voucher().stream())
            .toList();
    return transactions(records, vouchers).stream()
        .flatMap(row -> row.voucher().stream())
        .sorted()
        .toList();
  }

  private static List<ProjectTransaction> transactions(Records records, List<String> vouchers) {
    return records.findAll(
        ProjectTransaction.CODEC,
        vouchers.stream()
            .map(
                number ->
                    ProjectTransaction.builder()
                        .company(records.companyCode())
                        .transactionId(number)
                        .build())
            .toList());
  }

  /** Only a sale and its cost make one entry (TC-2); other connections lead elsewhere (TC-12). */
  private static void join(ConnectionStaging row, Set<UUID> entry) {
    boolean ofEntry =
        row.transaction1Role().orElse("").equals("Unbilled Sales")
            && row.transaction2Role().orElse("").equals("Cost");
    if (ofEntry && row.transaction1().isPresent() && row.transaction2().isPresent()) {
      UUID sale = row.transaction1().get();
      UUID cost = row.transaction2().get();
      if (entry.contains(sale) || entry.contains(cost)) {
        entry.add(sale);
        entry.add(cost);
      }
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
