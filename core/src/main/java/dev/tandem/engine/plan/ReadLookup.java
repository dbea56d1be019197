package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dataverse to finance: the key columns behind one lookup column, whose row is asked for once
 * (LKP-1, LKP-3).
 */
final class ReadLookup implements PlanStep {
  private final int from;
  private final Member[] members;

  /**
   * One value behind the lookup.
   *
   * @param path how it is read
   * @param plan what happens to it
   * @param to target slot
   */
  record Member(PathReader path, FieldPlan plan, int to) {}

  /** Where the first hop of each member stands in its row, -1 for the long way. */
  private final int[] slots;

  /** How long a plain text member may be, -1 when it goes through its field plan. */
  private final int[] maxLength;

  /** Whether some member reads more than the id of the referenced row. */
  private final boolean needsRow;

  /** The table behind the lookup, null when unknown. */
  private final @Nullable TableSchema schema;

  ReadLookup(int from, List<Member> members) {
    this.from = from;
    needsRow = members.stream().anyMatch(member -> !member.path().isId());
    schema = members.get(0).path().schema();
    this.members = members.toArray(new Member[0]);
    slots = members.stream().mapToInt(member -> member.path().directSlot()).toArray();
    maxLength = members.stream().mapToInt(member -> plainLength(member.plan())).toArray();
  }

  private static int plainLength(FieldPlan plan) {
    return plan.isPlain() && plan.conversion() instanceof ToText text ? text.maxLength() : -1;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(from);
    if (value instanceof Reference.ById byId) {
      return runReference(byId, out, lookups);
    }
    if (value instanceof Reference reference) {
      return runReference(reference, out, lookups);
    }
    if (value != null && value != Blank.BLANK && !"".equals(value)) {
      Reference reference = PathReader.reference(value);
      return reference != null && runReference(reference, out, lookups);
    }
    for (Member member : members) {
      Object mapped = member.plan().evaluate(value == null ? null : Blank.BLANK);
      if (mapped instanceof Failure) {
        return false;
      }
      out[member.to()] = mapped;
    }
    return true;
  }

  private boolean runReference(Reference reference, @Nullable Object[] out, Lookups lookups) {
    Row row =
        needsRow && reference instanceof Reference.ById
            ? members[0].path().row(reference, lookups)
            : null;
    boolean direct = row != null && row.schema() == schema;
    for (int i = 0; i < members.length; i++) {
      Member member = members[i];
      if (direct && row != null && slots[i] >= 0) {
        Object value = row.slot(slots[i]);
        if (value instanceof String text && !text.isEmpty() && text.length() <= maxLength[i]) {
          out[member.to()] = text;
          continue;
        }
      }
      Object read = member.path().read(reference, row, lookups);
      Object mapped = read instanceof Failure ? read : member.plan().evaluate(read);
      if (mapped instanceof Failure) {
        return false;
      }
      out[member.to()] = mapped;
    }
    return true;
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    Object value = in.slot(from);
    for (Member member : members) {
      Object result = explained(member, value, lookups);
      out[member.to()] = result;
      if (result instanceof Failure failure) {
        problems.add(member.plan().problem(failure));
      }
    }
  }

  private static @Nullable Object explained(
      Member member, @Nullable Object value, Lookups lookups) {
    if (value == null || value == Blank.BLANK || "".equals(value)) {
      return member.plan().evaluate(value == null ? null : Blank.BLANK);
    }
    Reference reference = PathReader.reference(value);
    if (reference == null) {
      return Failure.of(
          ErrorCode.VALUE_NOT_CONVERTIBLE,
          "a lookup is given as an id, as an object with key columns, or in dotted columns",
          value);
    }
    Object read = member.path().read(reference, null, lookups);
    return read instanceof Failure ? read : member.plan().evaluate(read);
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    Object value = in.slot(from);
    Reference reference = value == null ? null : PathReader.reference(value);
    if (reference == null) {
      return;
    }
    List<String> columns = new ArrayList<>();
    for (Member member : members) {
      if (member.path().needsRow(reference)) {
        columns.add(member.path().remainder());
      }
    }
    for (Member member : members) {
      member.path().collect(reference, columns, known, needed);
    }
  }
}
