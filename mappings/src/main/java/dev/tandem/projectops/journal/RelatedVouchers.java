package dev.tandem.projectops.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
