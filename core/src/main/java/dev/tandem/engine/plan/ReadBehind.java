package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One text of the row behind a lookup by id, the usual way to a natural key (LKP-1). Anything else
 * goes the way of {@link ReadLookup}, so both ways always agree; this one is so short that the
 * virtual machine takes it into the code of every map.
 *
 * @param from slot of the lookup
 * @param schema the table behind it
 * @param table its name for references that name none
 * @param slot the text in that table
 * @param maxLength characters that the target takes
 * @param to target slot
 * @param other the way that takes any value
 */
record ReadBehind(
    int from, TableSchema schema, String table, int slot, int maxLength, int to, ReadLookup other)
    implements ReadStep {

  /** The short way for this lookup when it reads one plain text of one known table, else null. */
  static @Nullable ReadBehind of(ReadLookup other) {
    ReadLookup.Member member = other.first();
    PathReader path = member.path();
    TableSchema schema = path.hop().schema();
    boolean simple = member.next() == null && path.rest() == null && !path.id();
    return simple && schema != null && path.slot() >= 0 && member.maxLength() >= 0
        ? new ReadBehind(
            other.from(),
            schema,
            path.hop().table(),
            path.slot(),
            member.maxLength(),
            member.to(),
            other)
        : null;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    if (in.slot(from) instanceof Reference.ById byId) {
      String named = byId.table();
      Row row = lookups.rowById(named == null ? table : named, byId.id());
      if (row != null
          && row.schema() == schema
          && row.slot(slot) instanceof String text
          && !text.isEmpty()
          && text.length() <= maxLength) {
        out[to] = text;
        return true;
      }
    }
    return other.run(in, out, lookups, company);
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    other.explain(in, out, lookups, company, problems);
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    if (!isKnown(in, known)) {
      other.collectLookups(in, known, company, needed);
    }
  }

  private boolean isKnown(Row in, Lookups known) {
    if (in.slot(from) instanceof Reference.ById byId) {
      String named = byId.table();
      Row row = known.rowById(named == null ? table : named, byId.id());
      return row != null && row.schema() == schema && row.slot(slot) != null;
    }
    return false;
  }
}
