package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finance to Dataverse: all fields whose paths start with the same lookup select one row together
 * (LKP-3); the company of the row joins the key of a company-specific table (LKP-7). All parts
 * blank clear the lookup; a blank part among others is looked up as null (UND-29).
 */
final class WriteLookup implements DirectStep, LookupStep {
  private final int to;
  private final String table;
  private final List<String> columns;
  private final SlotField[] parts;
  private final boolean addCompany;

  /**
   * A composite reference.
   *
   * @param parts source slots and plans, in the order of {@code keyPaths}; their target slots do
   *     not matter
   * @param companyPath key path that takes the row's company, null when the target has none
   */
  WriteLookup(
      int to,
      String table,
      List<String> keyPaths,
      List<SlotField> parts,
      @Nullable String companyPath) {
    this.to = to;
    this.table = table;
    this.parts = parts.toArray(new SlotField[0]);
    addCompany = companyPath != null;
    List<String> all = new ArrayList<>(keyPaths);
    if (companyPath != null) {
      all.add(companyPath);
    }
    columns = List.copyOf(all);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = evaluate(in, lookups, company);
    if (value instanceof Failure) {
      return false;
    }
    out[to] = value;
    return true;
  }

  private @Nullable Object evaluate(Row in, Lookups lookups, @Nullable String company) {
    Object key = key(in, company);
    if (!(key instanceof KeyValues values)) {
      return key;
    }
    Reference reference = lookups.refer(table, values);
    return reference == null ? notFound(values) : reference;
  }

  /** The key, null when absent, blank when cleared, or a failure. */
  private @Nullable Object key(Row in, @Nullable String company) {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    int absent = 0;
    int blank = 0;
    for (int i = 0; i < parts.length; i++) {
      Object value = parts[i].plan().evaluate(parts[i].read(in));
      if (value instanceof Failure) {
        return value;
      }
      boolean isBlank = ToReference.isNoRow(value);
      absent += value == null ? 1 : 0;
      blank += isBlank ? 1 : 0;
      values[i] = isBlank ? null : value;
    }
    if (absent == parts.length) {
      return null;
    }
    if (absent > 0) {
      return incomplete(in);
    }
    if (blank == parts.length) {
      return Blank.BLANK;
    }
    if (addCompany && company == null) {
      return withoutCompany();
    }
    return KeyValues.ofParts(withCompany(values, company), values);
  }

  private List<String> withCompany(@Nullable Object[] values, @Nullable String company) {
    if (addCompany) {
      values[values.length - 1] = company;
    }
    return columns;
  }

  private Failure incomplete(Row in) {
    List<String> missing = new ArrayList<>();
    for (SlotField part : parts) {
      if (part.plan().evaluate(part.read(in)) == null) {
        missing.add(part.plan().field());
      }
    }
    return Failure.of(
        ErrorCode.LOOKUP_NOT_SUPPLIED,
        "the lookup to %s needs all of %s, and the row does not carry %s"
            .formatted(table, columns, missing),
        null);
  }

  private Failure withoutCompany() {
    return Failure.of(
        ErrorCode.LOOKUP_NOT_SUPPLIED,
        "the lookup to %s needs all of %s, and the row names no company".formatted(table, columns),
        null);
  }

  private Failure notFound(KeyValues key) {
    return Failure.of(
        ErrorCode.LOOKUP_NOT_FOUND,
        "unable to lookup %s: no row has this %s; create it first or correct the value"
            .formatted(table, String.join(" + ", columns)),
        key.asMap().values());
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    int before = problems.size();
    for (SlotField part : parts) {
      part.explain(in, out, problems);
    }
    out[to] = evaluate(in, lookups, company);
    if (problems.size() == before && out[to] instanceof Failure failure) {
      problems.add(failure.at(field(), route()));
    }
  }

  private String field() {
    List<String> fields = new ArrayList<>();
    for (SlotField part : parts) {
      fields.add(part.plan().field());
    }
    return String.join(",", fields);
  }

  private String route() {
    List<String> routes = new ArrayList<>();
    for (SlotField part : parts) {
      routes.add(part.plan().route());
    }
    return String.join(", ", routes);
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    if (key(in, company) instanceof KeyValues key && known.refer(table, key) == null) {
      needed.add(Requests.identify(table, Reference.byKey(table, key), company));
    }
  }
}
