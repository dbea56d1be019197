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
 * Finance to Dataverse: a value that may name a row of several tables; they are tried in path order
 * and the first match wins, further matches are a warning (LKP-5, UND-28).
 */
final class WritePolymorphic implements DirectStep, LookupStep {
  private final SlotField field;
  private final List<Target> targets;

  /**
   * One table that may hold the row.
   *
   * @param table its name as lookups know it
   * @param columns the key column, then the company path if the table is company-specific
   */
  record Target(String table, List<String> columns) {
    /** Whether the key cannot be known without the company of the row (LKP-7). */
    boolean lacks(@Nullable String company) {
      return company == null && columns.size() > 1;
    }

    KeyValues key(Object value, @Nullable String company) {
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      values[0] = value;
      if (values.length > 1) {
        values[1] = company;
      }
      return KeyValues.ofParts(columns, values);
    }
  }

  WritePolymorphic(SlotField field, List<Target> targets) {
    this.field = field;
    this.targets = List.copyOf(targets);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = evaluate(in, lookups, company);
    if (value instanceof Failure) {
      return false;
    }
    out[field.to()] = value;
    return true;
  }

  /** The key value; one that refers to nothing clears the lookup like any blank (LKP-13). */
  private @Nullable Object value(Row in) {
    Object value = field.plan().evaluate(field.read(in));
    return ToReference.isNoRow(value) ? Blank.BLANK : value;
  }

  private @Nullable Object evaluate(Row in, Lookups lookups, @Nullable String company) {
    Object value = value(in);
    if (value == null || value == Blank.BLANK || value instanceof Failure) {
      return value;
    }
    for (Target target : targets) {
      if (target.lacks(company)) {
        return withoutCompany(target);
      }
      Reference reference = lookups.refer(target.table(), target.key(value, company));
      if (reference != null) {
        return reference;
      }
    }
    return Failure.of(
        ErrorCode.LOOKUP_NOT_FOUND,
        "unable to lookup any of %s by this value; create the row first or correct the value"
            .formatted(targets.stream().map(Target::table).toList()),
        value);
  }

  private static Failure withoutCompany(Target target) {
    return Failure.of(
        ErrorCode.LOOKUP_NOT_SUPPLIED,
        "the lookup to %s needs all of %s, and the row names no company"
            .formatted(target.table(), target.columns()),
        null);
  }

  /** The tables that hold a matching row. */
  List<String> matches(Row in, Lookups lookups, @Nullable String company) {
    List<String> matches = new ArrayList<>();
    Object value = value(in);
    if (value != null && value != Blank.BLANK && !(value instanceof Failure)) {
      for (Target target : targets) {
        Reference reference =
            target.lacks(company)
                ? null
                : lookups.refer(target.table(), target.key(value, company));
        if (reference instanceof Reference.ById) {
          matches.add(target.table());
        }
      }
    }
    return matches;
  }

  /** The doubt about a value that names rows of several tables, or null. */
  @Nullable Problem doubt(Row in, Lookups lookups, @Nullable String company) {
    List<String> matches = matches(in, lookups, company);
    return matches.size() < 2
        ? null
        : Failure.of(
                ErrorCode.LOOKUP_AMBIGUOUS,
                "rows of %s match; the first is used".formatted(matches),
                null)
            .at(field.plan().field(), field.plan().route());
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    out[field.to()] = evaluate(in, lookups, company);
    if (out[field.to()] instanceof Failure failure) {
      problems.add(field.plan().problem(failure));
    }
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    Object value = value(in);
    if (value == null || value == Blank.BLANK || value instanceof Failure) {
      return;
    }
    for (Target target : targets) {
      KeyValues key = target.key(value, company);
      if (!target.lacks(company) && known.refer(target.table(), key) == null) {
        needed.add(
            Requests.identify(target.table(), Reference.byKey(target.table(), key), company));
      }
    }
  }
}
