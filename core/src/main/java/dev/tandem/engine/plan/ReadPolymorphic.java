package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dataverse to finance: the key column of whichever table a polymorphic lookup points at (LKP-5,
 * UND-28).
 */
final class ReadPolymorphic implements ReadStep, DirectStep {
  private final int from;
  private final int to;
  private final List<Target> targets;
  private final FieldPlan plan;

  /**
   * One table the lookup may point at.
   *
   * @param table its name in the path
   * @param schema its schema, null when unknown
   * @param path how its key column is read
   */
  record Target(String table, @Nullable TableSchema schema, PathReader path) {
    boolean isCalled(String name) {
      return table.equalsIgnoreCase(name) || (schema != null && schema.isCalled(name));
    }
  }

  ReadPolymorphic(int from, int to, List<Target> targets, FieldPlan plan) {
    this.from = from;
    this.to = to;
    this.targets = List.copyOf(targets);
    this.plan = plan;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = evaluate(in.slot(from), lookups);
    if (value instanceof Failure) {
      return false;
    }
    out[to] = value;
    return true;
  }

  private @Nullable Object evaluate(@Nullable Object value, Lookups lookups) {
    if (value == null || value == Blank.BLANK || "".equals(value)) {
      return plan.evaluate(value == null ? null : Blank.BLANK);
    }
    Reference reference = PathReader.reference(value);
    Target target = reference == null ? null : target(reference, lookups);
    if (reference == null || target == null) {
      return noTarget(reference == null ? null : reference.table(), value);
    }
    Object read = target.path().read(reference, null, lookups);
    return read instanceof Failure ? read : plan.evaluate(read);
  }

  private Failure noTarget(@Nullable String named, Object value) {
    List<String> tables = targets.stream().map(Target::table).toList();
    return Failure.of(
        ErrorCode.LOOKUP_NOT_SUPPLIED,
        named == null
            ? "the lookup may point at %s: say which, or supply the row as a lookup"
                .formatted(tables)
            : "the lookup points at %s, and its path reads %s: add the table to the path, or leave"
                    .formatted(named, tables)
                + " such rows out by the filter",
        value);
  }

  private @Nullable Target target(Reference reference, Lookups lookups) {
    String named = reference.table();
    for (Target target : targets) {
      boolean matches =
          named != null
              ? target.isCalled(named)
              : !target.path().needsRow(reference) || target.path().row(reference, lookups) != null;
      if (matches) {
        return target;
      }
    }
    return null;
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    out[to] = evaluate(in.slot(from), lookups);
    if (out[to] instanceof Failure failure) {
      problems.add(plan.problem(failure));
    }
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    Object value = in.slot(from);
    Reference reference = value == null ? null : PathReader.reference(value);
    if (reference == null) {
      return;
    }
    Target only = target(reference, known);
    for (Target target : only == null ? targets : List.of(only)) {
      List<String> columns = List.of(target.path().remainder());
      target.path().collect(reference, columns, known, needed);
    }
  }
}
