package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finance to Dataverse: the dataAreaId becomes the lookup to the company table (CO-2). */
final class CompanyToDataverse implements CompanyPlan {
  private final int from;
  private final int to;
  private final String table;
  private final List<String> keyColumns;
  private final boolean needsLink;
  private volatile @Nullable Known last;

  /** The company of the row before: rows of one batch mostly share it. */
  private record Known(Lookups lookups, String company, Reference reference) {}

  /**
   * The company of a row.
   *
   * @param from slot of dataAreaId in the source, or -1
   * @param to slot of the primary company lookup in the target, or -1 when the table inherits it
   * @param table the company table as lookups name it
   * @param codeColumn its code column
   * @param needsLink whether rows of companies that are not linked are left alone even where the
   *     target has no column for the company (UND-40)
   */
  CompanyToDataverse(int from, int to, String table, String codeColumn, boolean needsLink) {
    this.from = from;
    this.to = to;
    this.table = table;
    keyColumns = List.of(codeColumn);
    this.needsLink = needsLink || to >= 0;
  }

  @Override
  public @Nullable Object read(Row in, Lookups lookups) {
    Object value = from < 0 ? null : in.slot(from);
    if (value instanceof String text && Texts.startsPlainly(text)) {
      return text;
    }
    if (value == null || value == Blank.BLANK) {
      return null;
    }
    String company = Texts.of(value);
    return company.isBlank() ? null : company;
  }

  @Override
  public int place() {
    return to;
  }

  @Override
  public @Nullable Object linked(String company, Lookups lookups) {
    if (!needsLink) {
      return company;
    }
    Known known = last;
    if (known != null && known.lookups() == lookups && known.company().equals(company)) {
      return known.reference();
    }
    Reference reference = lookups.refer(table, key(company));
    if (reference != null) {
      last = new Known(lookups, company, reference);
    }
    return reference;
  }

  private KeyValues key(String company) {
    return KeyValues.ofParts(keyColumns, new @Nullable Object[] {company});
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    if (needsLink && company != null && known.refer(table, key(company)) == null) {
      needed.add(Requests.identify(table, Reference.byKey(table, key(company)), company));
    }
  }
}
